using System.Reflection;

namespace Premium.Tests.Domain;

/// <summary>
/// Counts port calls and stops the process, as it were, before or after one of them. Of one that is killed nothing gets
/// through any more, with whatever token; one that is stopped may still finish.
/// </summary>
internal sealed class Stopper(int stopAt, bool after, bool isKilled = true) : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private int calls;

    public CancellationToken Token => source.Token;

    public bool Stopped => source.IsCancellationRequested;

    public T Around<T>(T port)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Interrupted>();
        ((Interrupted)(object)proxy).Use(port, this);
        return proxy;
    }

    public object? Call(Func<object?> call)
    {
        if (isKilled)
        {
            source.Token.ThrowIfCancellationRequested();
        }

        if (++calls != stopAt)
        {
            return call();
        }

        if (after)
        {
            // Ports in memory are done when their task comes back; its answer is what is lost.
            _ = call();
        }

        source.Cancel();
        throw new OperationCanceledException($"Stopped at call {stopAt}.", source.Token);
    }

    public void Dispose() => source.Dispose();
}

/// <summary>A port whose every call goes through a <see cref="Stopper"/>.</summary>
internal class Interrupted : DispatchProxy
{
    private object? port;
    private Stopper? stopper;

    public void Use(object inner, Stopper by) => (port, stopper) = (inner, by);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => stopper!.Call(
        () => targetMethod!.Invoke(port, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null));
}
