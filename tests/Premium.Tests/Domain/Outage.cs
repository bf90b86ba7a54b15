using System.Reflection;

namespace Premium.Tests.Domain;

/// <summary>Fails every call of its ports from the given one on; the first one may have had its effect.</summary>
internal sealed class Outage(int from, bool after)
{
    private int calls;

    public T Around<T>(T port)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Struck>();
        ((Struck)(object)proxy).Use(port, this);
        return proxy;
    }

    public object? Call(Func<object?> call)
    {
        if (++calls < from)
        {
            return call();
        }

        if (calls == from && after)
        {
            // Ports in memory are done when their task comes back.
            _ = call();
        }

        throw new IOException($"Storage is away since call {from}.");
    }
}

/// <summary>A port whose every call goes through an <see cref="Outage"/>.</summary>
internal class Struck : DispatchProxy
{
    private object? port;
    private Outage? outage;

    public void Use(object inner, Outage by) => (port, outage) = (inner, by);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => outage!.Call(
        () => targetMethod!.Invoke(port, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null));
}
