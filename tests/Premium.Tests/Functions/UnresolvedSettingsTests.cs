using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>A reference that vault or pipeline never put a value in the place of is no value of any setting.</summary>
public sealed class UnresolvedSettingsTests
{
    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/AdminKeys)")]
    [InlineData(" @microsoft.keyvault(VaultName=kv;SecretName=smtp)")]
    [InlineData("@Microsoft.AppConfiguration(Endpoint=https://x.azconfig.io; Key=k)")]
    [InlineData("#{SmtpPassword}#")]
    [InlineData("$(SmtpPassword)")]
    [InlineData("${SMTP_PASSWORD}")]
    [InlineData("$SMTP_PASSWORD")]
    [InlineData("$env:SMTP_PASSWORD")]
    [InlineData("secretref:smtp-password")]
    [InlineData("{{ smtp.password }}")]
    [InlineData("%SMTP_PASSWORD%")]
    [InlineData("<password>")]
    [InlineData("https://kv-blora.vault.azure.net/secrets/SmtpPassword")]
    [InlineData("\"@Microsoft.KeyVault(VaultName=kv;SecretName=smtp)\"")]
    [InlineData("[parameters('smtpPassword')]")]
    [InlineData("__SmtpPassword__")]
    [InlineData("arn:aws:secretsmanager:ap-southeast-3:1:secret:smtp")]
    [InlineData("""{"uri":"https://kv-blora.vault.azure.net/secrets/SmtpPassword"}""")]
    [InlineData("""  { "uri" : "https://kv-blora.vault.azure.net/secrets/SmtpPassword/1" }""")]
    [InlineData("kv-blora.vault.azure.net/secrets/SmtpPassword")]
    [InlineData("@KeyVault(VaultName=kv;SecretName=smtp)")]
    [InlineData("KeyVault(SecretUri=https://kv.example/secrets/smtp)")]
    [InlineData("@AppConfig(Key=smtp)")]
    [InlineData("\uFEFF@Microsoft.KeyVault(VaultName=kv;SecretName=smtp)")]
    [InlineData("\u200B$(SmtpPassword)")]
    [InlineData("\u2060 \u00A0\"${SMTP_PASSWORD}\"")]
    [InlineData("@\u200BMicrosoft.KeyVault(VaultName=kv;SecretName=smtp)")]
    [InlineData("%SMTP_PASSWORD%\u200B")]
    [InlineData("Microsoft.KeyVault(VaultName=kv;SecretName=smtp)")]
    [InlineData("  'MICROSOFT.KEYVAULT (SecretUri=https://kv.example/secrets/smtp)'")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.KeyVault/vaults/kv/secrets/smtp")]
    [InlineData("projects/x/secrets/smtp/versions/latest")]
    [InlineData("ref+azurekeyvault://kv/smtp")]
    [InlineData("azurekeyvault://kv/smtp")]
    [InlineData("op://vault/item/password")]
    [InlineData("{{resolve:secretsmanager:smtp:SecretString:password}}")]
    [InlineData("[concat('x', parameters('smtp'))]")]
    [InlineData("!Ref SmtpPassword")]
    [InlineData("env:SMTP_PASSWORD")]
    [InlineData("secrets:smtp-password")]
    [InlineData("/run/secrets/smtp")]
    [InlineData("\"$SMTP_PASSWORD\"")]
    [InlineData("'<password>' ")]
    [InlineData("__SECRET__")]
    [InlineData("Todo")]
    [InlineData("Change-me")]
    public void C08_ReferenceThatNobodyResolved_isRefusedByItsKey_whateverTheSetting(string value)
    {
        foreach (var key in (string[])
        [
            "AdminKeys", "Smtp:Password", "Smtp:Host", "Storage:NikHashKey", "Storage:NikCipherKey",
            "Banks:bank-daerah:ClientSecret", "Banks:bank-daerah:PrivateKeyPem", "banks:bank-daerah:PartnerId",
        ])
        {
            var e = Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
                new(key, value), new("Smtp:UserName", "someone"), new("Smtp:Security", "starttls"))));

            Assert.Contains($"{key}: expected the value itself", e.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>What banks and mail servers do give out.</summary>
    [Theory]
    [InlineData("todo5b1f9c8e0d7a4362b1")]
    [InlineData("env5b1f9c8e0d7a4362b1")]
    [InlineData("!Referensi5b1f9c8e0d")]
    [InlineData("secret-5b1f9c8e0d7a4362b1")]
    [InlineData("5b1f'9c8e0d7a4362b1\"")]
    public void C08_ValueThatOnlyResemblesAReference_isTaken(string value) => Settings.Read(GoodSettings.With(
        new("Smtp:Password", value), new("Smtp:UserName", "someone"), new("Smtp:Security", "starttls")));

    [Theory]
    [InlineData("sari=$(SariAdminKeyBlora),budi=$(BudiAdminKeyBlora)")]
    [InlineData("sari=#{SariAdminKey}#,budi=5b1f9c8e0d7a4362b1")]
    [InlineData("sari=5b1f9c8e0d7a4362b1, budi:checker=${BUDI_ADMIN_KEY_BLORA}")]
    [InlineData("sari=5b1f9c8e0d7a4362b1, budi:checker=KeyVault(SecretUri=https://kv.example/secrets/budi)")]
    [InlineData("sari=5b1f9c8e0d7a4362b1, budi:checker=\uFEFF${BUDI_ADMIN_KEY_BLORA}")]
    public void C08_ReferenceInThePlaceOfOnePersonsKey_isRefused(string keys) => Assert.Contains(
        "AdminKeys: expected the value itself",
        Assert.Throws<InvalidOperationException>(
            () => Settings.Read(GoodSettings.With(KeyValuePair.Create("AdminKeys", (string?)keys)))).Message,
        StringComparison.Ordinal);
}
