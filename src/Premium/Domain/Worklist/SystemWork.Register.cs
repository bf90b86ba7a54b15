namespace Premium.Domain;

/// <content>What of the register is to be signed or taken by somebody.</content>
internal sealed partial class SystemWork
{
    private const int MandateDays = 60;

    private static readonly TimeSpan ImportPatience = TimeSpan.FromMinutes(15);

    /// <summary>One that is being taken right now is done within minutes.</summary>
    private IEnumerable<WorkItem> Imports()
    {
        var place = new Said("Register", "Register");
        if (facts.ImportsProblem.Length > 0)
        {
            yield return new WorkItem(WorkKinds.ImportUnfinished, "journal")
            {
                Place = place,
                Why = new Said(
                    "riwayat impor diubah dari luar; tidak ada impor yang diterima",
                    "the journal of imports was changed from outside; no import is taken"),
                Detail = facts.ImportsProblem,
            };
        }

        if (facts.LastImport is { Step: ImportStep.Taking or ImportStep.Rotating or ImportStep.Erasing } cut
            && facts.Now - cut.At > ImportPatience)
        {
            yield return new WorkItem(WorkKinds.ImportUnfinished, cut.Import)
            {
                Place = place,
                Why = cut.Step == ImportStep.Erasing
                    ? cut.Unfinished!
                    : new Said(
                        $"impor {cut.Import} oleh {cut.By} belum selesai",
                        $"import {cut.Import} by {cut.By} is not finished"),
                Since = cut.At,
                Detail = cut.Summary,
            };
        }
    }

    /// <summary>What only another person can take; one that nobody takes is deleted after some days.</summary>
    private IEnumerable<WorkItem> UntakenImports() => facts.Untaken
        .Where(i => i is { NeedsSecond: true, IsDraft: false })
        .Select(i => new WorkItem(WorkKinds.ImportWaits, i.Id)
        {
            Place = new Said("Register", "Register"),
            Why = new Said(
                $"unggahan {i.FileName} oleh {i.By} menunggu orang kedua",
                $"the upload {i.FileName} by {i.By} waits for a second person"),
            Since = i.At,
            Detail = i.Summary,
        });

    /// <summary>
    /// Before they end, and after it while nothing follows. Where a bill is held for want of one, its village is an
    /// item of its own.
    /// </summary>
    private IEnumerable<WorkItem> MandatesThatEnd() =>
        from district in facts.Districts
        from ending in district.Register.Villages
            .Where(v => v.Code.HasAdd && !district.IsOver(v, today) && v.AllMandates().Any())
            .Select(v => (Village: v, End: EndOfMandates(v)))
            .Where(v => v.End >= today ? v.End <= LastWarned : LacksOne(district, v.Village))
            .GroupBy(v => v.End, v => v.Village)
        select ending.Key is { } end && end >= today ? Ending(district, end, [.. ending])
            : Ended(district, ending.Key, [.. ending]);

    private DateOnly LastWarned => today.DayNumber > DateOnly.MaxValue.DayNumber - MandateDays
        ? DateOnly.MaxValue : today.AddDays(MandateDays);

    private WorkItem Ending(DistrictFacts district, DateOnly end, IReadOnlyList<Village> villages) =>
        Mandates(district, $"{end:yyyy-MM-dd}", villages) with
        {
            Why = new Said(
                $"surat kuasa {villages.Count} desa berakhir {AlertText.Day(end)}",
                $"the mandates of {villages.Count} villages end on {end:yyyy-MM-dd}"),
            Since = rules.At(end.AddDays(-MandateDays), TimeOnly.MinValue),
            Arose = end.AddDays(-MandateDays),
            Due = end,
        };

    /// <param name="district">Whose villages.</param>
    /// <param name="end">Null where they were revoked.</param>
    /// <param name="villages">Which.</param>
    private WorkItem Ended(DistrictFacts district, DateOnly? end, IReadOnlyList<Village> villages) =>
        Mandates(district, end is null ? "revoked" : $"{end:yyyy-MM-dd}", villages) with
        {
            Why = end is { } day
                ? new Said(
                    $"surat kuasa {villages.Count} desa sudah berakhir {AlertText.Day(day)}, belum ada gantinya",
                    $"the mandates of {villages.Count} villages ended on {day:yyyy-MM-dd}, and none follows")
                : new Said(
                    $"surat kuasa {villages.Count} desa dicabut, belum ada gantinya",
                    $"the mandates of {villages.Count} villages are revoked, and none follows"),
            Since = end is { } last ? rules.At(last.AddDays(1), TimeOnly.MinValue) : null,
            Arose = end?.AddDays(1),
            Due = Segments.All.Min(s => rules.Calendar.SafeDebitDay(s, s.PeriodDueIn(NextMonth))),
        };

    private WorkItem Mandates(DistrictFacts district, string subject, IReadOnlyList<Village> villages) =>
        new(WorkKinds.MandateEnds, $"{district.Register.District}~{subject}")
        {
            Place = district.Place,
            Why = Said.Nothing,
            District = district.Register.District,
            People = villages.Sum(v => Segments.All.Sum(s => v.People(s, Period.Of(today)))),
            Names = [.. villages.Select(v => district.PlaceOf(v.Code).Indonesian)],
        };

    private PayMonth NextMonth => PayMonth.Of(today).Plus(1);

    /// <summary>Nothing that may be debited is filed, the next month is owed, and no bill says so already.</summary>
    private bool LacksOne(DistrictFacts district, Village village) =>
        village.NextMandate(today) is null
        && Segments.All.Any(s => village.Owes(s, NextMonth))
        && !district.Sheets.SelectMany(s => s.BillsOf(village.Code)).Any(b => b.State == BillState.Held);

    /// <summary>
    /// Of the one that counts today, or did last, and those that follow it without a gap; null where it was revoked.
    /// </summary>
    private static DateOnly? EndOfMandates(Village village)
    {
        DateOnly? end = village.Mandate is { IsRevoked: false } now ? now.ValidTo : null;
        foreach (var next in village.LaterMandates.Where(m => !m.IsRevoked))
        {
            if (next.ValidFrom.DayNumber - 1 <= end?.DayNumber && next.ValidTo > end)
            {
                end = next.ValidTo;
            }
        }

        return end;
    }
}
