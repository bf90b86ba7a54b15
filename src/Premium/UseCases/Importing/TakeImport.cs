using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What stands in the way of an import.</summary>
public enum TakeRefusal
{
    /// <summary>Something else is unfinished: it goes once that is done.</summary>
    Unfinished,

    /// <summary>It needs a second person, or an admin: it goes once another one takes it.</summary>
    AnotherPerson,

    /// <summary>It would not be what was shown: it needs another dry run.</summary>
    Stale,

    /// <summary>The file itself, or what its dry run says of it.</summary>
    File,

    /// <summary>Stored rows that it would come to a halt at: it goes once they are restored.</summary>
    Rows,
}

public abstract record TakeResult
{
    private TakeResult()
    {
    }

    /// <param name="Entry">As it is journaled; of earlier where it was taken before.</param>
    /// <param name="Plan">What was written; null where it was taken before.</param>
    public sealed record Taken(ImportEntry Entry, ImportPlan? Plan) : TakeResult;

    public sealed record NotFound : TakeResult;

    /// <summary>It is not taken, or not to its end; why, and what to do.</summary>
    public sealed record Refused(TakeRefusal Kind, Said Why) : TakeResult;
}

/// <summary>
/// Takes a dry run into the register: exactly what was shown, or nothing. The journal of imports is the lock; one that
/// was cut short is finished by taking it again, and nothing else is taken before.
/// </summary>
public sealed partial class TakeImport(
    IRegisterFiles files, ReadRegister register, IRegistry registry, IPeople people, IImports imports,
    ImportPolicy policy, Rules rules, TimeProvider clock, ILogger<TakeImport> log)
{
    private const int DistrictsAtOnce = 8;

    public async Task<TakeResult> RunAsync(
        string id, string by, string regency, CancellationToken stop, IProgress<ImportProgress>? progress = null,
        bool isAdmin = true)
    {
        if (await imports.FindAsync(id, stop) is not { } stored)
        {
            return new TakeResult.NotFound();
        }

        var shown = stored.Shown;
        var journal = await imports.JournalAsync(stop);
        if (journal.FirstOrDefault(e => e.Import == id && e.Step == ImportStep.Taken) is { } before)
        {
            return new TakeResult.Taken(before, null);
        }

        var last = journal.Count > 0 ? journal[^1] : null;
        var isResumed = last is { Step: ImportStep.Taking } && last.Import == id;
        if (!isResumed && last?.Unfinished is { } unfinished)
        {
            return new TakeResult.Refused(TakeRefusal.Unfinished, unfinished);
        }

        // Two who write one import at once could each undo what the other has done, if one of them is cut short.
        if (isResumed && clock.GetUtcNow() < last!.At + policy.TakingMax)
        {
            return BeingTaken(last);
        }

        if (shown.IsDraft)
        {
            return new TakeResult.Refused(TakeRefusal.File, ImportText.ColumnsUnknown);
        }

        // Its file may be deleted from then on, and what is begun must be there to be finished.
        if (!isResumed && clock.GetUtcNow() - shown.At > TimeSpan.FromDays(policy.DryRunDays))
        {
            return new TakeResult.Refused(TakeRefusal.Stale, ImportText.TooOld);
        }

        if (shown.NotBy(by, isAdmin) is { } another)
        {
            return new TakeResult.Refused(TakeRefusal.AnotherPerson, another);
        }

        var leftOut = isResumed ? shown.LeftOut : null;
        var known = await register.RunAsync(regency, stop);
        var file = files.ReadStored(stored, rows => progress?.Report(new(ImportStage.Reading, rows, 0)));
        known = await new ReadPeople(people).IntoAsync(known, file, stop);
        var plan = new ImportPlanning(known, rules, people.IdOf, leftOut).Plan(file, shown.Terms);
        if (Problem(plan, shown, isResumed) is { } problem)
        {
            // What somebody else has begun meanwhile is not as it was shown any more.
            return (isResumed ? null : await ByOthersAsync(id, stop)) ?? problem;
        }

        // Begun and never finished, it would keep every other one waiting.
        if (await InTheWayAsync(plan, stop) is { Count: > 0 } rows)
        {
            return new TakeResult.Refused(TakeRefusal.Rows, ImportText.InTheWay(rows));
        }

        if (!isResumed || policy.TakingMax > TimeSpan.Zero)
        {
            var begun = ImportEntry.After(last, shown, ImportStep.Taking, by, clock.GetUtcNow());
            if (!await imports.AddAsync(begun, stop))
            {
                return await ByOthersAsync(id, stop)
                    ?? new TakeResult.Refused(TakeRefusal.Stale, ImportText.TakenMeanwhile);
            }

            last = begun;
        }

        var end = policy.TakingMax > TimeSpan.Zero ? last!.At + policy.TakingMax : DateTimeOffset.MaxValue;
        if (!await WriteAsync(plan, end, progress, stop))
        {
            return new TakeResult.Refused(TakeRefusal.Unfinished, ImportText.TookTooLong(id));
        }

        var taken = ImportEntry.After(last, shown, ImportStep.Taken, by, clock.GetUtcNow());
        if (!await imports.AddAsync(taken, stop))
        {
            // Somebody else finished it, which comes to the same: what is written may be written twice.
            taken = (await imports.JournalAsync(stop)).First(e => e.Import == id && e.Step == ImportStep.Taken);
        }

        Took(id, shown.Summary, by);
        return new TakeResult.Taken(taken, plan);
    }

    /// <summary>What became of this import in other hands; null where nobody has begun it.</summary>
    private async Task<TakeResult?> ByOthersAsync(string id, CancellationToken stop) =>
        (await imports.JournalAsync(stop)).LastOrDefault(e => e.Import == id) switch
        {
            { Step: ImportStep.Taken } taken => new TakeResult.Taken(taken, null),
            { } taking => BeingTaken(taking),
            null => null,
        };

    private TakeResult.Refused BeingTaken(ImportEntry taking) => new(
        TakeRefusal.Unfinished, ImportText.BeingTaken(taking.By, rules.Local.TimeOf(taking.At + policy.TakingMax)));

    private static TakeResult.Refused? Problem(ImportPlan plan, ShownImport shown, bool isResumed) =>
        plan.IsUnusable ? new(TakeRefusal.File, ImportText.NoVillageNamed)
        : plan.ChangesNothing && !isResumed ? new(TakeRefusal.File, ImportText.ChangesNothing)
        : !isResumed && ImportPlanning.HashOf(plan) != shown.PlanHash ? new(TakeRefusal.Stale, ImportText.Stale)
        : null;

    /// <summary>Rows that <see cref="WriteAsync"/> would come to a halt at.</summary>
    private async Task<IReadOnlyList<MalformedRow>> InTheWayAsync(ImportPlan plan, CancellationToken stop)
    {
        var rows = new List<MalformedRow>();
        foreach (var some in plan.Districts.Chunk(DistrictsAtOnce))
        {
            rows.AddRange((await Task.WhenAll(some.Select(d => registry.InTheWayAsync(d.District, d.Villages, stop))))
                .SelectMany(r => r));
            rows.AddRange((await Task.WhenAll(some.Where(d => d.People.Count > 0)
                .Select(d => people.InTheWayAsync(d.District, d.People, stop)))).SelectMany(r => r));
        }

        return rows;
    }

    /// <summary>People before rosters that list them, billings before their code: neither is without.</summary>
    /// <returns>False where somebody else may be writing by now.</returns>
    private async Task<bool> WriteAsync(
        ImportPlan plan, DateTimeOffset end, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        if (!await AllAsync(
            [.. plan.Districts.Where(d => d.People.Count > 0)],
            d => people.ImportAsync(d.District, d.People, stop),
            (done, of) => progress?.Report(new(ImportStage.WritingPeople, done, of)),
            end))
        {
            return false;
        }

        foreach (var billings in plan.Billings.GroupBy(b => b.Village.District))
        {
            if (clock.GetUtcNow() >= end)
            {
                return false;
            }

            await registry.TakeBillingsAsync(billings.Key, [.. billings], stop);
        }

        foreach (var part in new[] { plan.First, Rest(plan) })
        {
            if (!await AllAsync(
                part,
                d => registry.ImportAsync(d.District, d.Name, d.Villages, stop),
                (done, of) => progress?.Report(new(ImportStage.WritingVillages, done, of)),
                end))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What <see cref="ImportPlan.First"/> has not written as it is to be.</summary>
    private static List<DistrictImport> Rest(ImportPlan plan)
    {
        var written = plan.First.SelectMany(d => d.Villages).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. plan.Districts
                .Select(d => d with { Villages = [.. d.Villages.Where(v => !written.Contains(v))] })
                .Where(d => d.Villages.Count > 0),
        ];
    }

    private async Task<bool> AllAsync(
        IReadOnlyList<DistrictImport> districts, Func<DistrictImport, Task> write, Action<int, int> progress,
        DateTimeOffset end)
    {
        var done = 0;
        foreach (var some in districts.Chunk(DistrictsAtOnce))
        {
            if (clock.GetUtcNow() >= end)
            {
                return false;
            }

            await Task.WhenAll(some.Select(write));
            progress(done += some.Length, districts.Count);
        }

        return true;
    }

    [LoggerMessage(631, LogLevel.Information, "import {Id} taken by {By}: {Summary}")]
    private partial void Took(string id, string summary, string by);
}
