using System.Collections.Concurrent;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Receipt numbers in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryReceiptNumbers : IReceiptNumbers
{
    private readonly ConcurrentDictionary<string, NumberTaking> owners = new(StringComparer.OrdinalIgnoreCase);

    public Task<NumberTaking> TakeAsync(
        string regency, string number, NumberTaking taking, NumberTaking? insteadOf, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(owners.AddOrUpdate(
            $"{regency}~{number}", taking,
            (_, owner) => owner == insteadOf || (owner.Bill == taking.Bill && owner.At < taking.At) ? taking : owner));
    }
}
