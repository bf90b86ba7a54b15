using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>Work of one worker, by name.</summary>
internal delegate Func<CancellationToken, Task> Job(Engine engine);

/// <summary>
/// The desk of the Dinas where files of the register are handed in, shown and taken: late, twice, by two people at
/// once, after another import came first, beside a collection, and again where storage or a worker failed.
/// </summary>
internal sealed class SimulatedOffice(
    Scene scene, IPeople people, Action<IReadOnlyList<(string Name, Job Does)>> work,
    Action<(string Name, Job Does), Action> beside) : IRegisterFiles
{
    /// <summary>What a worker is called that takes an import, before its id.</summary>
    public const string Takes = "take ";

    private static readonly string[] Admins = ["eka@dinas.example", "fitri@dinas.example"];

    private readonly Dice dice = scene.Dice;
    private readonly Dictionary<int, RegisterFile> files = [];
    private readonly HashSet<string> cutShort = new(StringComparer.Ordinal);
    private int underWay;

    /// <summary>A file is being taken, or waits to be.</summary>
    public bool IsBusy => underWay > 0;

    public RegisterFile Read(byte[] file, ImportKind kind, FieldMap map, Action<int>? progress = null) =>
        files[BitConverter.ToInt32(file)];

    public FileColumns Propose(byte[] file, ImportKind kind, IReadOnlyList<SavedMap> saved) =>
        throw new NotSupportedException("These files need nobody to say what their columns hold.");

    public bool MayHold(byte[] file, Nik nik) =>
        throw new NotSupportedException("Nobody is erased here.");

    /// <summary>Whose import a worker takes; null for all other work.</summary>
    public static string? ImportOf(string worker) =>
        worker.StartsWith(Takes, StringComparison.Ordinal) ? worker[Takes.Length..] : null;

    /// <param name="files">Makes the file anew each time: the register may have changed.</param>
    /// <param name="regency">Whose.</param>
    /// <param name="done">Told which villages are in.</param>
    public void HandIn(
        Func<HandedIn?> files, string regency, Action<HandedIn, IReadOnlySet<VillageCode>> done)
    {
        underWay++;
        Show(new Desk(files, regency, done));
    }

    private void Show(Desk desk)
    {
        if (desk.Makes() is not { } handed)
        {
            underWay--;
            return;
        }

        var number = files.Count;
        files[number] = handed.File;
        (ShownImport Shown, ImportPlan Plan)? shown = null;
        work([
            ("dry run", engine => async stop => shown = await engine.PrepareAsync(
                new ImportRequest(
                    BitConverter.GetBytes(number), $"{handed.File.Kind}.xlsx", handed.File.Kind, handed.IsFull,
                    handed.From, FieldMap.None, Admins[0]),
                desk.Regency, stop)),
        ]);
        if (shown is not { } dryRun)
        {
            Later(20_000, () => Show(desk));
            return;
        }

        var (import, plan) = dryRun;
        scene.Log.Add("dry run", import.Id, import.Summary);
        var left = plan.Wrong.Concat(handed.File.Wrong).Select(w => w.Village).OfType<VillageCode>().ToHashSet();
        scene.Auditor.Shown(
            new FiledImport(import.Id, handed.File, handed.IsFull, handed.From, people.IdOf, left),
            plan.Doubled.Select(d => d.Mark));
        dice.Saw($"import of {handed.File.Kind}, {(handed.IsFull ? "full" : "partial")}");
        if (plan.IsUnusable)
        {
            dice.Saw("import that nobody can take");
        }

        if (plan.ChangesNothing && !plan.IsUnusable)
        {
            underWay--;
            desk.Done(handed, left);
            return;
        }

        var isLate = !dice.IsCalm && dice.Chance(0.15);
        Soon(isLate ? 500_000 : 3_000, () => Take(desk, handed, left, import, isFirst: true));
    }

    private void Take(
        Desk desk, HandedIn handed, IReadOnlySet<VillageCode> left, ShownImport import, bool isFirst)
    {
        var results = new List<TakeResult>();
        var by = import.NeedsSecond && isFirst && dice.Chance(0.2) ? Admins[0] : Admins[1];
        Job job = engine => async stop => results.Add(await engine.TakeAsync(import.Id, by, desk.Regency, stop));
        if (!dice.IsCalm && dice.Chance(0.3))
        {
            beside((Takes + import.Id, job), () => Took(desk, handed, left, import, results.FirstOrDefault()));
            return;
        }

        // Of two at once the first takes it; what the other hears counts only where neither failed.
        var both = !dice.IsCalm && dice.Fault(dice.Rates.PersonDoubled, "ImportTakenByTwo") ? 2 : 1;
        work([.. Enumerable.Repeat((Takes + import.Id, job), both)]);
        Took(
            desk, handed, left, import,
            results.OfType<TakeResult.Taken>().FirstOrDefault() ?? (results.Count == both ? results[0] : null));
    }

    private void Took(
        Desk desk, HandedIn handed, IReadOnlySet<VillageCode> left, ShownImport import, TakeResult? result)
    {
        switch (result)
        {
            case TakeResult.Taken:
                scene.Log.Add("import taken", import.Id);
                scene.Auditor.Taken(import.Id);
                dice.Saw(cutShort.Remove(import.Id) ? "import cut short and taken again" : "import taken");
                underWay--;
                desk.Done(handed, left);
                if (!dice.IsCalm && dice.Fault(dice.Rates.PersonDoubled, "ImportTakenAgain"))
                {
                    Later(100_000, () => work([
                        (Takes + import.Id, engine => async stop =>
                            _ = await engine.TakeAsync(import.Id, Admins[1], desk.Regency, stop)),
                    ]));
                }

                break;
            case TakeResult.Refused refused:
                scene.Log.Add("import refused", import.Id, refused.Why.English);
                if (refused.Kind is TakeRefusal.AnotherPerson or TakeRefusal.Unfinished)
                {
                    dice.Saw("import waits for another");
                    Later(30_000, () => Take(desk, handed, left, import, isFirst: false));
                    break;
                }

                dice.Saw(refused.Kind == TakeRefusal.Stale ? "import is stale" : "import refused");
                scene.Auditor.RefusedImport(import.Id);
                Later(100_000, () => Show(desk));
                break;
            default:
                cutShort.Add(import.Id);
                Later(20_000, () => Take(desk, handed, left, import, isFirst: false));
                break;
        }
    }

    private void Later(int secondsMax, Action happens) =>
        scene.Agenda.At(scene.Clock.GetUtcNow() + dice.Seconds(1, secondsMax), happens);

    /// <summary>At once where nothing happens yet.</summary>
    private void Soon(int secondsMax, Action happens)
    {
        if (AuditBooks.Day(scene.Clock.GetUtcNow()) == SimulationPlan.Began && dice.IsCalm)
        {
            happens();
        }
        else
        {
            Later(secondsMax, happens);
        }
    }

    private sealed record Desk(
        Func<HandedIn?> Makes, string Regency, Action<HandedIn, IReadOnlySet<VillageCode>> Done);
}

/// <summary>A file and how it is meant.</summary>
internal sealed record HandedIn(RegisterFile File, bool IsFull, PayMonth From)
{
    /// <summary>Whom a list of members has.</summary>
    public IReadOnlyList<SimulatedPerson> People { get; init; } = [];
}
