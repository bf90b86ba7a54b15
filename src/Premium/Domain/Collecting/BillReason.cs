namespace Premium.Domain;

/// <summary>
/// Why a bill stands where it does, in English; in Indonesian it is <see cref="AlertText.Reason(Bill)"/>.
/// </summary>
public static class BillReason
{
    public static string English(Bill bill) => MessageBook.Shipped.English.Cause(bill);

    public static string English(HoldReason hold) => MessageBook.Shipped.English.Cause(BillCause.Of(hold));

    public static string English(RefusalReason reason) => MessageBook.Shipped.English.Cause(BillCause.Of(reason));
}
