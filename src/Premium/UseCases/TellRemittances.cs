using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Mails the BPJS branch what each bank debited: once a day, after the bank's last hour, through the outbox, so that it
/// is tried until it is sent. An evening later the whole list goes once more where it has changed meanwhile: an attempt
/// whose fate was learned late, a debit that was given back.
/// </summary>
public sealed class TellRemittances(
    ReadRemittance read, Operations operations, INotices notices, Rules rules, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    public async Task RunAsync(string regency, string name, CancellationToken stop)
    {
        if (!operations.HasBranch)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        foreach (var (bank, terms) in rules.Banks.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            // The day before comes first: a check that was missed in the evening is made good in the morning.
            foreach (var day in new[] { today.AddDays(-2), today.AddDays(-1), today })
            {
                if (now >= ClosesAt(terms, day))
                {
                    await TellAsync(regency, name, bank, day, isAgain: false, stop);
                }

                if (now >= ClosesAt(terms, day.AddDays(1)))
                {
                    await TellAsync(regency, name, bank, day, isAgain: true, stop);
                }
            }
        }
    }

    private async Task TellAsync(
        string regency, string name, string bank, DateOnly day, bool isAgain, CancellationToken stop)
    {
        var first = string.Create(
            CultureInfo.InvariantCulture, $"{Operations.RemittancePrefix}{regency}-{bank}-{day:yyyy-MM-dd}");
        var id = isAgain ? first + "+2" : first;
        if (await notices.FindAsync(id, stop) is not null)
        {
            return;
        }

        var advice = await read.RunAsync(regency, bank, day, stop);
        var before = isAgain ? await notices.FindAsync(first, stop) : null;
        var text = RemittanceText.Mail(advice, name, rules, replaces: before?.Body.Length > 0);
        var csv = RemittanceText.Csv(advice, rules).ReplaceLineEndings("\n");
        if (before is null ? advice.Lines.Count == 0 : IsSame(before.Body, csv, advice))
        {
            // Nothing to tell: noted, so that the day is not read again and again.
            await notices.PutAsync(new Notice(id, clock.GetUtcNow(), text.Subject, "") { IsDone = true }, stop);
            return;
        }

        await operations.TellAsync(id, text.Subject, text.Body, stop);
    }

    private static bool IsSame(string told, string csv, Remittance advice) =>
        told.Length == 0 ? advice.Lines.Count == 0 : told.Contains(csv, StringComparison.Ordinal);

    /// <summary>When the last payment of a day has its answer, or is looked into on another day.</summary>
    private DateTimeOffset ClosesAt(BankTerms terms, DateOnly day) => (terms.WindowOpens < terms.WindowCloses
        ? rules.At(day, terms.WindowCloses)
        : rules.At(day.AddDays(1), TimeOnly.MinValue)) + terms.PaymentPatience + Margin;
}
