using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Request bodies, serialised once. Values hold no spaces, quotes or non-ASCII, and the encoder leaves <c>+</c> alone,
/// so a bank that serialises again before hashing gets the same hash.
/// </summary>
internal static class SnapBody
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Service 17. Derived from the order alone: the same order gives the same bytes.</summary>
    public static byte[] Transfer(PaymentOrder order, BankProfile profile) => Bytes(new
    {
        partnerReferenceNo = order.Id.PaymentReference,
        amount = Amount(order.Amount),
        beneficiaryAccountNo = profile.Collection.Reveal(),
        currency = "IDR",
        customerReference = order.Id.PaymentReference,
        feeType = "OUR",
        remark = profile.RemarkOf(order),
        sourceAccountNo = order.Source.No.Reveal(),
        transactionDate = SnapTime.Field(order.ReservedAt),
        additionalInfo = profile.AdditionalInfoOf(order),
    });

    /// <summary>Service 36.</summary>
    /// <param name="request">Which request of the payment is asked about; null to name none.</param>
    public static byte[] Status(PaymentOrder order, BankProfile profile, int? request)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["originalPartnerReferenceNo"] = order.Id.PaymentReference,
            ["serviceCode"] = SnapService.Transfer.Code(),
            ["transactionDate"] = SnapTime.Field(order.ReservedAt),
            ["amount"] = Amount(order.Amount),
        };
        if (request is { } number)
        {
            body[profile.InquiryExternalIdField] = order.Id.ExternalId(number);
        }

        return Bytes(body);
    }

    /// <summary>Service 11.</summary>
    public static byte[] Balance(AccountNo account, string reference) => Bytes(new
    {
        partnerReferenceNo = reference,
        accountNo = account.Reveal(),
    });

    /// <summary>Service 14.</summary>
    public static byte[] Statement(AccountNo account, string reference, DateTimeOffset from, DateTimeOffset to) =>
        Bytes(new
        {
            partnerReferenceNo = reference,
            accountNo = account.Reveal(),
            fromDateTime = SnapTime.Field(from),
            toDateTime = SnapTime.Field(to),
        });

    /// <summary>Service 73.</summary>
    public static byte[] Token() => Bytes(new { grantType = "client_credentials" });

    private static object Amount(Rupiah amount) => new
    {
        value = string.Create(CultureInfo.InvariantCulture, $"{amount.Value}.00"),
        currency = "IDR",
    };

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);
}
