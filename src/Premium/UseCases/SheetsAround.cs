using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Reads the months whose debits may stand on the statement of another one.</summary>
internal static class SheetsAround
{
    public static Task<IReadOnlyList<Sheet>> AroundAsync(
        this ILedger ledger, DistrictCode district, PayMonth month, CancellationToken stop) =>
        ledger.SheetsAsync(
            district, month.Plus(-DebitBook.OtherMonths), month.Plus(DebitBook.OtherMonths), stop);
}
