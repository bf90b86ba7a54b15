using System.Diagnostics;

namespace Premium.Mutations;

/// <summary>How many mutants the tests noticed.</summary>
internal sealed class Score
{
    public int Killed { get; set; }

    /// <summary>Those of them that ran for ever, or ended the whole process.</summary>
    public int Hung { get; set; }

    /// <summary>Mutants that make no program.</summary>
    public int Stillborn { get; set; }

    public List<Mutant> Survivors { get; } = [];

    public double Percent => 100.0 * Killed / Math.Max(1, Killed + Survivors.Count);
}

/// <summary>Files whose every mutant the tests of one namespace should notice.</summary>
internal sealed record Target(string Folder, string Tests, params string[] Files)
{
    public const double PercentMin = 85;

    public static readonly IReadOnlyList<Target> All =
    [
        new("src/Premium", "Premium.Tests.Domain",
            "Domain/BillState.cs", "Domain/Debit.cs", "Domain/RefusalReason.cs", "Domain/RetryPlan.cs",
            "Domain/Answers.cs", "Domain/Rules.cs", "Domain/BankTerms.cs"),
        new("src/Premium.Adapters", "Premium.Tests.Snap",
            "Snap/ResponseCode.cs", "Snap/ResponseCodes.cs", "Snap/SnapVerdicts.cs"),
    ];

    /// <param name="total">What comes of it is added here.</param>
    /// <param name="isAsked">Leaves out files.</param>
    public void Run(Score total, Func<string, bool> isAsked)
    {
        if (!Files.Any(isAsked))
        {
            return;
        }

        var project = MutableProject.Load(Path.Combine(Root(), Folder));
        var times = new Dictionary<string, TimeSpan>();
        var broken = new TestBed(project.AssemblyName, project.Emit(null)!)
            .Run(TestBed.ClassesOf(Tests), stopAtFirst: false, (name, time) => times[name] = time);
        if (broken.Count > 0)
        {
            throw new InvalidOperationException($"Without a mutant {broken.Count} tests fail: {broken[0]}.");
        }

        // What fails soonest ends the run of a mutant soonest.
        var classes = times.OrderBy(t => t.Value).Select(t => t.Key).ToList();
        using var tests = new TestProcess(project.AssemblyName);
        foreach (var file in Files.Where(isAsked))
        {
            var score = new Score();
            var clock = Stopwatch.StartNew();
            foreach (var mutant in project.Mutants(file))
            {
                if (project.Emit(mutant) is { } image)
                {
                    Judge(image, mutant, tests, classes, score);
                }
                else
                {
                    score.Stillborn++;
                }
            }

            Console.WriteLine(
                $"{Path.GetFileName(file)}: {score.Killed} of {score.Killed + score.Survivors.Count} killed, " +
                $"{score.Percent:0.0} %; {score.Hung} of them hung, {score.Stillborn} did not compile, " +
                $"{clock.Elapsed.TotalSeconds:0} s");
            total.Killed += score.Killed;
            total.Survivors.AddRange(score.Survivors);
        }
    }

    private static void Judge(byte[] image, Mutant mutant, TestProcess tests, List<string> classes, Score score)
    {
        var noticed = tests.Run(image, classes);
        if (noticed == TestProcess.Passed)
        {
            score.Survivors.Add(mutant);
            Console.WriteLine($"  survived: {mutant}");
            return;
        }

        score.Killed++;
        if (noticed == TestProcess.Hung)
        {
            score.Hung++;
            Console.WriteLine($"  hung: {mutant}");
        }

        // Who noticed this one will most likely notice the next one, a line below.
        if (classes.Remove(noticed))
        {
            classes.Insert(0, noticed);
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PremiumFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above holds PremiumFunctions.sln: run it in the source tree.");
    }
}
