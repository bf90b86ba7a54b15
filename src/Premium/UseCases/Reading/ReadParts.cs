using Premium.Domain;

namespace Premium.UseCases;

/// <summary>Parts of the worklist that are read apart: one that storage does not give takes nothing from the others.
/// </summary>
internal sealed class ReadParts(CancellationToken stop)
{
    private readonly List<(string Part, string Why, bool IsOfRows)> unread = [];

    /// <summary>What was not read, and why.</summary>
    public IReadOnlyList<(string Part, string Why, bool IsOfRows)> Unread => unread;

    /// <param name="part">For keys, stable over days.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>Null where it could not be read.</returns>
    public async Task<T?> OfAsync<T>(string part, Func<Task<T>> read)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            unread.Add((part, e.Message, e.IsMalformed()));
            return null;
        }
    }
}
