using Premium.Domain;
using Premium.Ports;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

/// <summary>Gives no sheets while there is a fault.</summary>
internal sealed class SilentLedger(ILedger inner, Func<Exception?> fault) : LedgerAround(inner)
{
    public override Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        fault() is { } e ? throw e : base.SheetsAsync(district, from, to, stop);
}
