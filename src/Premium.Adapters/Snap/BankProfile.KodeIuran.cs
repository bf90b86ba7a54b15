using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>Where BPJS's payment code stands in a payment, so that the bank or BPJS can book it.</summary>
public enum KodeIuranPlace
{
    None,

    /// <summary>Behind our own reference.</summary>
    Remark,

    /// <summary>As a field of <c>additionalInfo</c>.</summary>
    AdditionalInfo,
}

public sealed partial class BankProfile
{
    /// <summary>Letters between both numbers: banks drop separators, and the digits must not run together.</summary>
    private const string Mark = "-KI";

    public KodeIuranPlace KodeIuranIn { get; set; } = KodeIuranPlace.None;

    /// <summary>Name of the field in <c>additionalInfo</c>, as agreed with the bank.</summary>
    public string KodeIuranField { get; set; } = "kodeIuran";

    /// <summary>Characters of a remark that the bank takes.</summary>
    public int RemarkMax { get; set; } = 50;

    /// <summary>Our reference first and whole: by it the statement is matched.</summary>
    internal string RemarkOf(PaymentOrder order) => KodeIuranIn == KodeIuranPlace.Remark && !LeavesOutCode(order)
        ? WithCode(order)
        : order.Remark;

    /// <summary>A remark too long for the bank goes without the code, which is never cut.</summary>
    internal bool LeavesOutCode(PaymentOrder order) =>
        KodeIuranIn == KodeIuranPlace.Remark && WithCode(order).Length > RemarkMax;

    internal IReadOnlyDictionary<string, string>? AdditionalInfoOf(PaymentOrder order) =>
        KodeIuranIn == KodeIuranPlace.AdditionalInfo && order.KodeIuran.Length > 0
            ? new Dictionary<string, string> { [KodeIuranField] = order.KodeIuran }
            : null;

    private static string WithCode(PaymentOrder order) =>
        order.KodeIuran.Length == 0 ? order.Remark : order.Remark + Mark + order.KodeIuran;
}
