using System.Security.Cryptography;
using Premium.Adapters.Snap;
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
        TwinQuirks quirks = TwinQuirks.None,
        int? callsPerSecondMax = null,
        IReadOnlyList<TwinAccount>? accounts = null) => new()
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
            CallsPerSecondMax = callsPerSecondMax,
            Accounts = accounts ??
            [
                new TwinAccount(Payer, "Desa Sumber", new Rupiah(1_000_000), fate),
                new TwinAccount(OtherPayer, "Desa Kedung", new Rupiah(500_000)),
            ],
        };

    /// <summary>The settings of the function app for a bank of the twin; its queries are not spaced.</summary>
    public static BankProfile ProfileOf(BankTwin twin, PlayedBank bank) => new()
    {
        BaseUrl = twin.BaseUrl.GetLeftPart(UriPartial.Authority),
        ClientId = bank.ClientId,
        ClientSecret = bank.ClientSecret,
        PrivateKeyPem = Key.ExportPkcs8PrivateKeyPem(),
        PartnerId = bank.PartnerId,
        ChannelId = bank.ChannelId,
        CollectionAccount = Collection.Reveal(),
        QueriesPerSecond = 1_000_000,
        TokenPath = bank.PathPrefix + "/access-token/b2b",
        BalancePath = bank.PathPrefix + "/balance-inquiry",
        StatementPath = bank.PathPrefix + "/bank-statement",
        TransferPath = bank.PathPrefix + "/transfer-intrabank",
        StatusPath = bank.PathPrefix + "/transfer/status",
        PartnerReferenceMax = bank.ReferenceLengthMax,
        ExternalIdMax = bank.ExternalIdLengthMax,
        BalanceExternalIdMax = bank.ExternalIdLengthMax,
    };
}
