using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// The <c>X-EXTERNAL-ID</c>s of one call. Each HTTP request takes its own, repeated requests too: a bank refuses an
/// id used before on the same day (409/00).
/// </summary>
internal sealed class RequestIds(int limit, Func<int, string> write)
{
    private int used;

    public bool HasNext => used < limit;

    /// <summary>The numbers kept with the debit: <see cref="PaymentOrder.RequestsPerCall"/> of them.</summary>
    public static RequestIds Of(PaymentOrder order) =>
        new(PaymentOrder.RequestsPerCall, used => order.Id.ExternalId(order.FirstRequest + used));

    /// <exception cref="InvalidOperationException">All are used: ask HasNext before.</exception>
    public string Next() => HasNext
        ? write(used++)
        : throw new InvalidOperationException("The request numbers of this call are used up.");
}

/// <summary>
/// Ids for calls that belong to no debit: digits of a SHA-256 over service, account, clock and a counter of this
/// process, none twice a day. With nine digits (BRI) those of two hosts may meet, one in a million; the bank then
/// answers 409 and the query is repeated under the next id.
/// </summary>
internal sealed class DerivedIds(TimeProvider clock)
{
    private const int DigitsMax = 32;
    private readonly Lock gate = new();
    private readonly HashSet<string> today = new(StringComparer.Ordinal);
    private DateOnly day;
    private int counter;

    public RequestIds For(SnapService service, AccountNo account, int length) =>
        new(int.MaxValue, _ => Next(service, account, length));

    /// <summary>
    /// As many as a call may use. None is derived from the debit: of those there are a hundred, and one that nobody can
    /// tell of may be asked about more often in a day.
    /// </summary>
    public RequestIds ForInquiry(PaymentOrder order) => new(
        PaymentOrder.RequestsPerCall, _ => Next(SnapService.Status, order.Source.No, BankProfile.ExternalIdLength));

    public string Next(SnapService service, AccountNo account, int length)
    {
        lock (gate)
        {
            var now = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(SnapTime.Jakarta).Date);
            if (day != now)
            {
                day = now;
                today.Clear();
            }

            string id;
            do
            {
                id = Derive(service, account, length);
            }
            while (!today.Add(id));
            return id;
        }
    }

    private string Derive(SnapService service, AccountNo account, int length)
    {
        // Ticks of the clock and the counter together never repeat within a process; the count may wrap.
        var number = (uint)Interlocked.Increment(ref counter);
        var seed = string.Create(
            CultureInfo.InvariantCulture,
            $"{service.Code()}|{account.Reveal()}|{clock.GetUtcNow().UtcTicks}|{clock.GetTimestamp()}|{number}");
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(seed))
            .Take(Math.Min(length, DigitsMax))
            .Select(b => (char)('0' + (b % 10))));
    }
}
