using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions.Local.Host;

/// <summary>One function: its name, the method that runs it and what wakes it.</summary>
public sealed record FunctionEntry(string Name, MethodInfo Method, FunctionTrigger Trigger);

/// <summary>What wakes a function, as its attribute says; <c>%SETTING%</c> not yet resolved.</summary>
public abstract record FunctionTrigger
{
    private FunctionTrigger()
    {
    }

    /// <summary>Once, where it throws, unless <paramref name="Retry"/> says more.</summary>
    public sealed record Timer(string Schedule, bool UseMonitor, bool RunOnStartup, TimerRetry? Retry = null)
        : FunctionTrigger;

    public sealed record Queue(string QueueName) : FunctionTrigger;

    /// <summary>Route below the prefix; no methods means every method.</summary>
    public sealed record Http(string Route, IReadOnlyList<string> Methods, AuthorizationLevel Level) : FunctionTrigger;
}

/// <summary>How a timer function that throws is called again.</summary>
/// <param name="Max">How often at most, after the first call.</param>
/// <param name="Delay">From a failure to the next call.</param>
public sealed record TimerRetry(int Max, TimeSpan Delay)
{
    public const int Forever = -1;
}
