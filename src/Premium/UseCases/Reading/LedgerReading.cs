using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Reads sheets by what they are needed for.</summary>
internal static class LedgerReading
{
    /// <summary>Those of some months, side by side.</summary>
    public static async Task<IReadOnlyList<Sheet>> OfMonthsAsync(
        this ILedger ledger, DistrictCode district, IEnumerable<PayMonth> months, CancellationToken stop)
    {
        var read = await Task.WhenAll(months.Select(m => ledger.SheetsAsync(district, m, m, stop)));
        return [.. read.SelectMany(s => s)];
    }

    /// <summary>The months whose debits may stand on the statement of this one.</summary>
    public static Task<IReadOnlyList<Sheet>> AroundAsync(
        this ILedger ledger, DistrictCode district, PayMonth month, CancellationToken stop) =>
        ledger.SheetsAsync(
            district, month.Plus(-DebitBook.OtherMonths), month.Plus(DebitBook.OtherMonths), stop);
}
