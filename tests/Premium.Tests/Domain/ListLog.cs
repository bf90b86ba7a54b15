using Microsoft.Extensions.Logging;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What the outbox of operations logs.</summary>
internal sealed class ListLog : ILogger<Operations>
{
    /// <summary>The events of each level.</summary>
    public SortedDictionary<LogLevel, SortedSet<int>> Levels { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!Levels.TryGetValue(logLevel, out var events))
        {
            Levels[logLevel] = events = [];
        }

        events.Add(eventId.Id);
    }
}
