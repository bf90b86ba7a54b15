using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Mails the BPJS branch what each bank debited: once a day, after the bank's last hour, through the outbox, so that it
/// is tried until it is sent. Every evening the whole list of an earlier day goes once more where it has changed
/// meanwhile: an attempt whose fate was learned late, a debit that was given back.
/// </summary>
public sealed class TellRemittances(
    ReadRemittance read, Operations operations, INotices notices, Rules rules, TimeProvider clock)
{
    /// <summary>So long a day may still change: statements come late, and two people sign later still.</summary>
    private const int DaysBack = 31;

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
                if (now >= ClosesAt(terms, day)
                    && await notices.FindAsync(IdOf(regency, bank, day, 1), stop) is null)
                {
                    await TellAsync(regency, name, bank, day, stop);
                }
            }
        }
    }

    private async Task TellAsync(string regency, string name, string bank, DateOnly evening, CancellationToken stop)
    {
        // The evening's own day comes last: once it is noted, the evening is over. Of days before the first of which
        // the branch was told it has heard otherwise.
        var isSince = false;
        foreach (var advice in await read.DaysAsync(regency, bank, evening.AddDays(-DaysBack), evening, stop))
        {
            var (told, number) = await ToldAsync(regency, bank, advice.Day, stop);
            isSince |= number > 0;
            if (isSince || advice.Day == evening)
            {
                await TellAsync(IdOf(regency, bank, advice.Day, number + 1), name, advice, told, number, stop);
            }
        }
    }

    private async Task TellAsync(
        string id, string name, Remittance advice, string told, int number, CancellationToken stop)
    {
        var isSame = told.Length == 0 ? advice.Lines.Count == 0 : RemittanceText.IsOf(told, advice);
        if (isSame && number > 0)
        {
            return;
        }

        var text = RemittanceText.Mail(advice, name, rules, replaces: told.Length > 0);
        if (isSame)
        {
            // Nothing to tell: noted, so that the day is not read again and again.
            await notices.PutAsync(new Notice(id, clock.GetUtcNow(), text.Subject, "") { IsDone = true }, stop);
            return;
        }

        await operations.TellAsync(id, text.Subject, text.Body, stop);
    }

    /// <summary>What the branch was told last of a day, and how often there was something to note.</summary>
    private async Task<(string Told, int Number)> ToldAsync(
        string regency, string bank, DateOnly day, CancellationToken stop)
    {
        var (told, number) = ("", 0);
        while (await notices.FindAsync(IdOf(regency, bank, day, number + 1), stop) is { } notice)
        {
            number++;
            told = notice.Body.Length > 0 ? notice.Body : told;
        }

        return (told, number);
    }

    private static string IdOf(string regency, string bank, DateOnly day, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Operations.RemittancePrefix}{regency}-{bank}-{day:yyyy-MM-dd}{(number > 1 ? $"+{number}" : "")}");

    /// <summary>When the last payment of a day has its answer, or is looked into on another day.</summary>
    private DateTimeOffset ClosesAt(BankTerms terms, DateOnly day) => (terms.WindowOpens < terms.WindowCloses
        ? rules.At(day, terms.WindowCloses)
        : rules.At(day.AddDays(1), TimeOnly.MinValue)) + terms.PaymentPatience + Margin;
}
