using System.Runtime.CompilerServices;

namespace Premium.Verification.Simulation;

/// <summary>Storage as one worker meets it, whatever is stored: each call waits for its turn, and may fail.</summary>
internal sealed class FaultyStorage(Worker worker, Scene scene)
{
    private readonly FaultRates rates = scene.Dice.Rates;

    /// <returns>The call, for <see cref="Worker.Leave"/>.</returns>
    public async ValueTask<int> EnterAsync(string what)
    {
        var call = await worker.EnterAsync();
        ThrowIf(rates.StorageThrottle, what);
        return call;
    }

    public void ThrowIf(double chance, string what, [CallerArgumentExpression(nameof(chance))] string kind = "")
    {
        if (scene.Dice.Fault(chance, kind))
        {
            scene.Log.Add("storage fails", what, worker.Name);
            throw new SimulatedFaultException($"Storage does not answer: {what}.");
        }
    }
}
