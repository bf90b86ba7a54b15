using System.Collections.Concurrent;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Receipt numbers in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryReceiptNumbers : IReceiptNumbers
{
    private readonly ConcurrentDictionary<string, BillId> owners = new(StringComparer.OrdinalIgnoreCase);

    public Task<BillId> TakeAsync(
        string regency, string number, BillId bill, BillId? insteadOf, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(owners.AddOrUpdate(
            $"{regency}~{number}", bill, (_, owner) => owner == insteadOf ? bill : owner));
    }
}
