using Premium.Domain;
using Premium.Ports;
using Calendar = Premium.Domain.Calendar;

namespace Premium.UseCases;

/// <param name="File">One of <see cref="RuleFile.All"/>.</param>
/// <param name="Text">The whole file; of additions a file of its own, header included.</param>
/// <param name="Adds">Holidays beside the known ones.</param>
/// <param name="From">First day on which it counts; null for today.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="By">The admin.</param>
public sealed record RulesRequest(string File, string Text, bool Adds, DateOnly? From, string Reason, string By)
{
    /// <summary>
    /// Number of the last version that the admin saw, 0 for none; null where nobody says what was seen.
    /// </summary>
    public int? After { get; init; }
}

/// <summary>What became of it.</summary>
public abstract record RulesResult
{
    private RulesResult()
    {
    }

    /// <param name="Version">As written.</param>
    /// <param name="Instead">
    /// Versions that were to begin on its day or later, and now never count, and holidays that were added before and
    /// count no more from its day on.
    /// </param>
    public sealed record Taken(RuleVersion Version, IReadOnlyList<RuleVersion> Instead) : RulesResult
    {
        /// <summary>Holidays, from today on, that were known and are none any more by it.</summary>
        public IReadOnlyList<Holiday> Gone { get; init; } = [];
    }

    /// <summary>It counts as it is, or will on the day that is asked for; nothing was written.</summary>
    public sealed record Unchanged : RulesResult;

    /// <summary>Another one has its place; nothing was written.</summary>
    public sealed record Lost(Said Why) : RulesResult;
}

/// <summary>Puts a file of rules in place of the one that counts, or adds holidays: whole or not at all.</summary>
public sealed partial class TakeRules(IRuleVersions versions, RulesInForce inForce, Rules rules, TimeProvider clock)
{
    /// <summary>Further ahead it is a slip of the keyboard that nobody would notice.</summary>
    private const int DaysAheadMax = 400;

    /// <exception cref="FormatException">
    /// Not accepted, and nothing written; names the file, the row, the field and what is accepted.
    /// </exception>
    public async Task<RulesResult> RunAsync(RulesRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var from = request.From ?? today;
        if (from < today || from > today.AddDays(DaysAheadMax))
        {
            var last = today.AddDays(DaysAheadMax);
            throw WrongField.Of(new(
                $"from: yang diterima tanggal {today:yyyy-MM-dd} sampai {last:yyyy-MM-dd}, bukan {from:yyyy-MM-dd}.",
                $"from: expected a day from {today:yyyy-MM-dd} to {last:yyyy-MM-dd}, not {from:yyyy-MM-dd}."));
        }

        // One way of writing it, so that the same file from another machine is the same.
        var text = request.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        RuleFile.Check(request.File, text);
        var book = new RuleBook(await versions.ReadAsync(stop));
        if (IsKnown(request with { Text = text }, book, from, today))
        {
            return new RulesResult.Unchanged();
        }

        var before = book.LastOf(request.File);
        if (request.After is { } seen && seen != (before?.Number ?? 0))
        {
            return new RulesResult.Lost(new(
                $"Sementara itu {request.File} berganti: yang terakhir kini versi {before?.Number ?? 0}, bukan "
                    + $"{seen}. Lihat dulu, lalu kirim lagi bila milik Anda masih benar.",
                $"{request.File} was replaced meanwhile: the last version is {before?.Number ?? 0} now, not {seen}. "
                    + "Look at it, then send yours again if it is still right."));
        }

        if (before?.Number >= RowNumbers.Max)
        {
            // After it nothing is read back, and it would count instead of anything in front of it.
            return new RulesResult.Lost(new(
                $"Tidak ada nomor lagi sesudah versi {before.Number} dari {request.File}, yang bukan tulisan program "
                    + "ini: keluarkan dulu baris itu dari tabel rules.",
                $"There is no number left after version {before.Number} of {request.File}, which this program did not "
                    + "write: take that row out of table rules first."));
        }

        var version = new RuleVersion(
            request.File, (before?.Number ?? 0) + 1, request.Adds, text, from, request.By, now, request.Reason,
            before?.Hash ?? "");
        if (!await versions.AddAsync(version, stop))
        {
            return new RulesResult.Lost(new(
                $"Admin lain lebih dulu dengan versi {version.Number} dari {request.File}: lihat dulu, lalu kirim lagi "
                    + "bila milik Anda masih benar.",
                $"Another admin was first with version {version.Number} of {request.File}: look at it, then send "
                    + "yours again if it is still right."));
        }

        inForce.Forget();
        return request.Adds ? new RulesResult.Taken(version, []) : Replacing(version, book, today);
    }

    /// <summary>A whole file counts instead of all before it, of holidays that were only added too.</summary>
    private RulesResult.Taken Replacing(RuleVersion version, RuleBook book, DateOnly today)
    {
        var (file, from) = (version.File, version.From);
        List<RuleVersion> instead =
        [
            .. book.On(from, file).Added.Union(book.ToCome(file, today).Where(v => v.From >= from))
                .OrderBy(v => v.Number),
        ];
        if (file != RuleFile.Holidays)
        {
            return new RulesResult.Taken(version, instead);
        }

        // Whoever began with the file that shipped does not have the days that were added to it.
        var text = Calendar.Parse(file, version.Text);
        var known = instead.Where(v => v.Adds).Select(v => Calendar.Parse(file, v.Text))
            .Aggregate(book.On(from, inForce.Shipped).Calendar, (calendar, added) => calendar.With(added));
        bool IsGone(Holiday day) => day.Day >= today && text.HolidayOn(day.Day) is null;
        return new RulesResult.Taken(
            version, [.. instead.Where(v => !v.Adds || Calendar.Parse(file, v.Text).Holidays.Any(IsGone))])
        {
            Gone = [.. known.Holidays.Where(IsGone).OrderBy(h => h.Day)],
        };
    }

    private bool IsKnown(RulesRequest request, RuleBook book, DateOnly from, DateOnly today)
    {
        if (request.File == RuleFile.Holidays)
        {
            CheckDays(request, today, from);
        }
        else if (request.Adds)
        {
            throw WrongField.Of(new(
                $"adds: hanya untuk {RuleFile.Holidays}; kirim {request.File} seluruhnya.",
                $"adds: expected for {RuleFile.Holidays} only; send {request.File} whole."));
        }

        if (request.File == RuleFile.Tariffs)
        {
            CheckMonths(request, today);
        }

        if (request.Adds)
        {
            // Of all versions, also of those that are still to begin: nobody adds a day twice.
            var known = book.On(DateOnly.MaxValue, inForce.Shipped).Calendar;
            CheckNew(request, known, today);
            return AreKnown(request, known) && AreKnown(request, book.On(from, inForce.Shipped).Calendar);
        }

        var newest = book.VersionsOf(request.File).LastOrDefault();
        return newest is null
            ? request.Text == RulesData.Shipped(request.File).ReplaceLineEndings("\n")
            : !newest.Adds && newest.Text == request.Text && newest.From <= from
                && book.On(from, request.File).Newest == newest;
    }

    /// <summary>Bills are still made for the open months; without a rate they would be held.</summary>
    private void CheckMonths(RulesRequest request, DateOnly today)
    {
        var first = Segment.Pu.PeriodDueIn(rules.OpenSheets(today).From);
        if (TariffFile.Parse(request.File, request.Text).LacksIn(first) is { } lacking)
        {
            throw RuleText.Wrong(request.File, "rates", new(
                $"tarif {lacking} untuk {first} juga: tagihannya masih dibuat",
                $"a rate of {lacking} for {first} too: its bills are still made"));
        }
    }
}
