using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>An injected failure of a port; the engine is free to fail with it.</summary>
public sealed class SimulatedFaultException(string what) : IOException(what);

/// <summary>
/// One invocation of one function. Every port call passes through it, so that it may be interrupted, overtaken by
/// another worker or killed between any two calls; once dead, no call of it gets through.
/// </summary>
internal sealed class Worker(string name, Turns turns, int diesAt, bool diesAfter) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private int calls;

    public string Name => name;

    /// <summary>What statements showed this worker; known to the engine once it has reported.</summary>
    public List<Sighting> Sightings { get; } = [];

    /// <summary>Which statements it asked for, and whether it got them whole.</summary>
    public List<StatementHad> Statements { get; } = [];

    public CancellationToken Token => life.Token;

    public bool IsDead => life.IsCancellationRequested;

    /// <summary>No other worker is under way beside it.</summary>
    public bool IsAlone => turns.AreFree;

    /// <summary>Waits for its turn; returns the number of the call, for <see cref="Leave"/>.</summary>
    public ValueTask<int> EnterAsync() => turns.AreFree ? new ValueTask<int>(Enter()) : EnterInTurnAsync();

    /// <summary>After the effect of a call, before its answer comes back.</summary>
    public void Leave(int call)
    {
        if (call == diesAt && diesAfter)
        {
            Die();
        }
    }

    public void Dispose() => life.Dispose();

    private async ValueTask<int> EnterInTurnAsync()
    {
        await turns.NextAsync();
        return Enter();
    }

    private int Enter()
    {
        life.Token.ThrowIfCancellationRequested();
        if (++calls == diesAt && !diesAfter)
        {
            Die();
        }

        return calls;
    }

    private void Die()
    {
        life.Cancel();
        life.Token.ThrowIfCancellationRequested();
    }
}
