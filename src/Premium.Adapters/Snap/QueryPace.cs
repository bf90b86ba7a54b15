using Polly;

namespace Premium.Adapters.Snap;

/// <summary>
/// Spaces the query calls of this host to one bank, so that a night's reconciliation stays within the bank's limit.
/// Each call, repetitions included, leaves no sooner than the spacing after the one before. The token call stands
/// apart: payments wait for it.
/// </summary>
internal sealed class QueryPace(int perSecond, TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    private readonly TimeSpan spacing = TimeSpan.FromSeconds(1) / perSecond;
    private readonly SemaphoreSlim gate = new(1, 1);
    private long? last;

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context,
        TState state)
    {
        try
        {
            await TurnAsync(context.CancellationToken);
        }
        catch (OperationCanceledException stopped)
        {
            return Outcome.FromException<HttpResponseMessage>(stopped);
        }

        return await callback(context, state);
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            if (last is { } before && clock.GetElapsedTime(before) is var since && since < spacing)
            {
                await Task.Delay(spacing - since, clock, stop);
            }

            last = clock.GetTimestamp();
        }
        finally
        {
            gate.Release();
        }
    }
}

internal sealed class QueryPaceOptions : ResilienceStrategyOptions;
