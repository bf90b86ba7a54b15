using System.Globalization;
using Premium.Domain;

namespace Premium.InMemory;

/// <summary>What an <see cref="InMemoryBank"/> booked on its accounts, by local day.</summary>
internal sealed class StatementLines(TimeSpan utcOffset)
{
    private readonly Dictionary<BankAccount, List<StatementLine>> lines = [];
    private int booked;

    public IReadOnlyList<StatementLine> Of(BankAccount account, DateOnly from, DateOnly to) =>
        [.. lines.GetValueOrDefault(account, []).Where(l => Day(l.At) >= from && Day(l.At) <= to)];

    public void Add(BankAccount account, StatementLine line)
    {
        if (!lines.TryGetValue(account, out var known))
        {
            lines[account] = known = [];
        }

        known.Add(line);
    }

    public void Book(
        BankAccount account, Rupiah amount, bool isDebit, IReadOnlyList<string> texts, bool isCorrection,
        DateTimeOffset at) =>
        Add(account, new StatementLine(
            (++booked).ToString("D6", CultureInfo.InvariantCulture),
            at,
            amount < Rupiah.Zero ? Rupiah.Zero - amount : amount,
            isDebit,
            texts[0],
            isCorrection)
        {
            Texts = texts,
            Raw = $"{{\"remark\":\"{texts[0]}\",\"value\":{amount.Value}}}",
        });

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(utcOffset).DateTime);
}
