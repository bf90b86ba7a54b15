using System.Security.Cryptography;
using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Twin;

/// <summary>Invented banks, accounts and keys.</summary>
internal static class TwinSettings
{
    public const string Secret = "rahasia-uji";
    public const string Reference = "33161220102601101";
    public static readonly AccountNo Payer = AccountNo.Parse("1000000001");
    public static readonly AccountNo OtherPayer = AccountNo.Parse("1000000002");
    public static readonly AccountNo Collection = AccountNo.Parse("9000000009");
    public static readonly RSA Key = RSA.Create(2048);

    public static PlayedBank NewBank(
        string id,
        AccountFate fate,
        TwinTimestampForm form = TwinTimestampForm.Seconds,
        TimeOnly? closes = null,
        TwinQuirks quirks = TwinQuirks.None) => new()
        {
            Id = id,
            ClientId = "klien-" + id,
            ClientSecret = Secret,
            PartnerPublicKeyPem = Key.ExportSubjectPublicKeyInfoPem(),
            PartnerId = "MITRA1",
            ChannelId = "95221",
            CollectionAccount = Collection,
            TimestampForm = form,
            Quirks = quirks,
            WindowCloses = closes ?? TimeOnly.MaxValue,
            Accounts =
            [
                new TwinAccount(Payer, "Desa Sumber", new Rupiah(1_000_000), fate),
                new TwinAccount(OtherPayer, "Desa Kedung", new Rupiah(500_000)),
            ],
        };
}
