using Microsoft.Extensions.DependencyInjection;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// What a page shows of the whole regency, over one reading of register, open sheets and runs. Begun for each request
/// anew, so that nothing is older than its page.
/// </summary>
public sealed class OneLook(
    IServiceProvider services, ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock)
{
    public sealed record Parts(ReadDistricts Districts, ReadWorklist Worklist, ReadMonths Months, ILedger Ledger);

    public Parts Begin(CancellationToken stop)
    {
        var once = new OnceLedger(ledger, rules, rules.Today(clock.GetUtcNow()), stop);
        object[] ports = [once, new OnceRegistry(registry, stop)];
        T Over<T>() => ActivatorUtilities.CreateInstance<T>(services, ports);
        return new Parts(Over<ReadDistricts>(), Over<ReadWorklist>(), Over<ReadMonths>(), once);
    }
}
