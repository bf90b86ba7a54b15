using System.Collections.Concurrent;
using Premium.Domain;

namespace Premium.UseCases;

/// <summary>What could not be read while a page was gathered: named there, and nothing else is lost by it.</summary>
internal sealed class ReadProblems(CancellationToken stop)
{
    private readonly ConcurrentQueue<string> all = new();

    public IReadOnlyList<string> All => [.. all.Order(StringComparer.Ordinal)];

    public void Add(IEnumerable<MalformedRow> rows)
    {
        foreach (var row in rows)
        {
            all.Enqueue(row.Text);
        }
    }

    /// <summary>What is read, or that in its place and a line of what went wrong.</summary>
    public async Task<T> OrAsync<T>(string what, Func<Task<T>> read, T otherwise)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            all.Enqueue($"{what}: {e.Message.Split('\n')[0]}");
            return otherwise;
        }
    }
}
