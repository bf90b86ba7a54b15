using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Reads what can be read of a span of months.</summary>
internal static class ReadableSheets
{
    /// <summary>In one reading; month by month where one of them cannot be read, so that the others can.</summary>
    public static async Task<IReadOnlyList<Sheet>> ReadableAsync(
        this ILedger ledger, DistrictCode district, PayMonth from, PayMonth to, ReadProblems problems,
        CancellationToken stop)
    {
        try
        {
            return await ledger.SheetsAsync(district, from, to, stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            var read = new List<Sheet>();
            for (var month = from; month <= to; month = month.Plus(1))
            {
                var one = month;
                read.AddRange(await problems.OrAsync(
                    $"sheet {Sheet.KeyOf(district, one)}", () => ledger.SheetsAsync(district, one, one, stop), []));
            }

            return read;
        }
    }
}
