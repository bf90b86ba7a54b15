using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What became of an answer.</summary>
public abstract record ReplyResult
{
    private ReplyResult()
    {
    }

    /// <summary>It is kept, now or by an earlier press of the same button.</summary>
    public sealed record Noted(Reply Reply) : ReplyResult;

    /// <summary>Nothing is kept; says by field what must be put right.</summary>
    public sealed record Refused(IReadOnlyList<ReplyProblem> Problems) : ReplyResult;

    /// <summary>The register does not have the village.</summary>
    public sealed record NotThere : ReplyResult;
}

/// <summary>
/// Keeps what a village answers, from the page or from WhatsApp. It writes no row of a sheet: an answer moves no money,
/// settles no bill and stops no debit.
/// </summary>
public sealed partial class NoteReply(
    ReadReplies read, IReplies replies, Rules rules, TimeProvider clock, ILogger<NoteReply> log)
{
    /// <summary>More than a village has to say in a day; a link may be in many hands.</summary>
    public const int ADayMax = 20;

    private const int LostRacesMax = 100;

    /// <summary>Shorter ones would be found in any number.</summary>
    private const int AccountMin = 5;

    /// <summary>Keeps what is said right now.</summary>
    public Task<ReplyResult> RunAsync(
        VillageCode village, ContactRole role, ReplyFields fields, CancellationToken stop) =>
        RunAsync(village, role, fields, writtenAt: null, stop);

    /// <param name="village">Whose answer.</param>
    /// <param name="role">Who answers.</param>
    /// <param name="fields">What.</param>
    /// <param name="writtenAt">
    /// Of a message that may be brought late, and again after a newer one: by its moment it is known. Null for right
    /// now.
    /// </param>
    /// <param name="stop">Stops the call.</param>
    public async Task<ReplyResult> RunAsync(
        VillageCode village, ContactRole role, ReplyFields fields, DateTimeOffset? writtenAt, CancellationToken stop)
    {
        var taken = new HashSet<int>();
        while (taken.Count < LostRacesMax)
        {
            if (await read.RunAsync(village, stop) is not { } view)
            {
                return new ReplyResult.NotThere();
            }

            var at = writtenAt ?? clock.GetUtcNow();
            var on = rules.Today(at);
            var reading = fields.Read(on);
            if (writtenAt is not null && reading.Draft is { } said && Known(view, said, at) is { } known)
            {
                return new ReplyResult.Noted(known);
            }

            List<ReplyProblem> problems = [.. reading.Problems, .. Problems(fields, view)];
            if (reading.Draft is not { } draft || problems.Count > 0)
            {
                return new ReplyResult.Refused(problems);
            }

            // One that cannot be read has its number, too: each lost race goes one further.
            var number = RowNumbers.Next(view.Replies.Select(r => r.Number), taken);
            var reply = new Reply(
                village, number, role, draft, at, on,
                [.. view.Bills.Concat(view.Coming).Select(b => b.Id)]);
            if (view.Replies.LastOrDefault(r => IsOfSameQuestion(r.Kind, draft.Kind)) is { } before
                && before.On == on && before.IsSameAs(reply))
            {
                return new ReplyResult.Noted(before);
            }

            if (view.Replies.Count(r => r.On == on) >= ADayMax)
            {
                return new ReplyResult.Refused([new ReplyProblem("", new Said(
                    "Hari ini sudah terlalu banyak jawaban untuk desa ini. Silakan telepon Dinas PMD.",
                    "There are too many answers for this village today. Please call the office."))]);
            }

            if (await replies.AddAsync(reply, stop))
            {
                Noted(village, number, reply.Kind, role);
                return new ReplyResult.Noted(reply);
            }

            taken.Add(number);
        }

        throw new InvalidOperationException($"{village}: lost {LostRacesMax} answers in a row.");
    }

    /// <summary>
    /// What stands in place of a message that was kept before, or on whose payment something newer was said meanwhile;
    /// null for none. Of wrong bills each is looked at, whatever its order.
    /// </summary>
    private static Reply? Known(ReplyView view, ReplyDraft said, DateTimeOffset at) =>
        view.Replies.LastOrDefault(r => r.At > at && r.Kind.IsOfPayment() && said.Kind.IsOfPayment())
        ?? view.Replies.FirstOrDefault(r => r.At == at && r.Said == said);

    private static bool IsOfSameQuestion(ReplyKind one, ReplyKind other) =>
        one == other || (one.IsOfPayment() && other.IsOfPayment());

    private static IEnumerable<ReplyProblem> Problems(ReplyFields fields, ReplyView view)
    {
        if (fields.Kind.IsOfPayment() && !view.IsWhole)
        {
            // About bills that nobody can read now it would reach nobody; as a wrong bill it does.
            yield return new ReplyProblem("", new Said(
                "Data desa ini sedang diperiksa. Mohon pilih “Tagihan salah” dan tuliskan jawaban ini di sana.",
                "Its data are being looked at. Please choose “Wrong bill” and write this answer there."));
        }
        else if (!view.Takes(fields.Kind))
        {
            yield return new ReplyProblem("", new Said(
                "Tidak ada iuran yang masih terbuka. Bila desa membayar dua kali, pilih “Tagihan salah” dan tuliskan.",
                "No premium is open. If the village paid twice, choose “Wrong bill” and say so."));
        }

        foreach (var (field, text) in new[]
        {
            (ReplyFields.SlipField, fields.Slip), (ReplyFields.TextField, fields.Text),
        })
        {
            if (NamesAccount(text, view.Village))
            {
                yield return new ReplyProblem(field, new Said(
                    "Mohon jangan menuliskan nomor rekening.", "Please do not write an account number."));
            }
        }
    }

    private static bool NamesAccount(string text, Village village)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return village.AllMandates().Select(m => m.Account.No.RevealWithoutZeros())
            .Any(no => no.Length >= AccountMin && digits.Contains(no, StringComparison.Ordinal));
    }

    [LoggerMessage(661, LogLevel.Information, "{Village} answered, number {Number}: {Kind}, by {Role}")]
    private partial void Noted(VillageCode village, int number, ReplyKind kind, ContactRole role);
}
