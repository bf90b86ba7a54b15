using System.Collections.Concurrent;
using System.Reflection;
using Premium.Domain;

namespace Premium.Tests.Exploration;

/// <summary>
/// Someone at work beside others. Waits before each of its port calls until it is given the turn; what lies between
/// two calls touches nothing that others see. Dead, it gets no call through.
/// </summary>
internal sealed class Actor(string name) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private readonly Queue<(string Call, TaskCompletionSource Turn)> waiting = [];

    public string Name => name;

    /// <summary>Dying is an option at each of its calls; what then happens to its message.</summary>
    public Action? Dies { get; init; }

    /// <summary>Gives up the turn by itself after each call, so that going on with others is no preemption.</summary>
    public bool Yields { get; init; }

    public bool IsWaiting => waiting.Count > 0;

    /// <summary>The call it does next.</summary>
    public string Next => waiting.Peek().Call;

    public CancellationToken Token => life.Token;

    public Task TurnAsync(string call)
    {
        life.Token.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource();
        waiting.Enqueue((call, turn));
        return turn.Task;
    }

    /// <summary>Runs until its next port call, on this thread.</summary>
    public void GoOn() => waiting.Dequeue().Turn.SetResult();

    public void Die()
    {
        life.Cancel();
        while (waiting.TryDequeue(out var call))
        {
            call.Turn.SetCanceled(life.Token);
        }

        Dies?.Invoke();
    }

    /// <summary>The port as this actor calls it.</summary>
    public T At<T>(T port)
        where T : class
    {
        var paused = DispatchProxy.Create<T, Paused>();
        ((Paused)(object)paused).Use(port, this);
        return paused;
    }

    public void Dispose() => life.Dispose();
}

/// <summary>A port whose every call waits for its actor's turn.</summary>
internal class Paused : DispatchProxy
{
    private static readonly ConcurrentDictionary<Type, MethodInfo> Waits = [];

    private object? port;
    private Actor? actor;

    public void Use(object inner, Actor by) => (port, actor) = (inner, by);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Call() =>
            targetMethod!.Invoke(port, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        var returns = targetMethod!.ReturnType;
        if (!returns.IsAssignableTo(typeof(Task)))
        {
            return Call();
        }

        var name = targetMethod.Name.Replace("Async", "", StringComparison.Ordinal);
        var call = args!.OfType<Change>().FirstOrDefault() is { } change ? $"{name} '{change.Reason}'" : name;
        return returns.IsGenericType
            ? Waits.GetOrAdd(returns.GetGenericArguments()[0], static result => typeof(Paused)
                .GetMethod(nameof(WaitForAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(result)).Invoke(this, [call, (Func<object?>)Call])
            : WaitAsync(call, Call);
    }

    private async Task WaitAsync(string call, Func<object?> then)
    {
        await actor!.TurnAsync(call);
        await (Task)then()!;
    }

    private async Task<T> WaitForAsync<T>(string call, Func<object?> then)
    {
        await actor!.TurnAsync(call);
        return await (Task<T>)then()!;
    }
}
