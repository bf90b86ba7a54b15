using System.Diagnostics;

namespace Premium.Mutations;

/// <summary>One file, or one type or member of it, and the test classes that should notice its every mutant.</summary>
/// <param name="File">Below its project.</param>
/// <param name="Only">The type or member that is changed; empty for all of the file.</param>
/// <param name="Tests">Tried first. Only who survives them meets the other tests of the namespace.</param>
internal sealed record Subject(string File, string Only, params string[] Tests)
{
    public string Name => Path.GetFileName(File);
}

/// <summary>A project, the namespace of its tests and what of it is changed.</summary>
internal sealed record Target(string Folder, string Tests, params Subject[] Subjects)
{
    public static readonly IReadOnlyList<Target> All =
    [
        new("src/Premium", "Premium.Tests.Domain",
            new("Domain/Sheets/BillState.cs", "", "BillStateTests"),
            new("Domain/Sheets/Debit.cs", "DebitStates", "DebitStateTests", "OutcomeTests"),
            new("Domain/Rules/RetryPlan.cs", "", "RetryPlanTests"),
            new("Domain/Rules/MoneyDays.cs", "", "RetryPlanTests"),
            new("Domain/Collecting/Answers.cs", "", "OutcomeTests", "RetryPlanTests", "CollectScenarioTests"),
            new("Domain/Rules/Rules.cs", "NextInquiry", "OutcomeTests"),
            new("Domain/Bank/BankTerms.cs", "", "BankTermsTests", "BankLimitTests", "CollectScenarioTests")),
        new("src/Premium.Adapters", "Premium.Tests.Snap",
            new("Snap/ResponseCode.cs", "", "ResponseCodesTests"),
            new("Snap/ResponseCodes.cs", "", "ResponseCodesTests"),
            new("Snap/SnapVerdicts.cs", "", "SnapQueryTests", "SnapPaymentTests", "SnapPaymentReachTests")),
    ];

    /// <param name="total">What comes of it is added here.</param>
    /// <param name="isAsked">Leaves out files.</param>
    public void Run(Score total, Func<string, bool> isAsked)
    {
        var asked = Subjects.Where(s => isAsked(s.Name)).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var project = MutableProject.Load(Path.Combine(Root(), Folder));
        var wide = TestBed.ClassesOf(Tests);
        using var tests = new TestProcess(project.AssemblyName);
        var image = Path.GetTempFileName();
        File.WriteAllBytes(image, project.Emit(null)!);
        if (tests.Run(image, 0, wide) is var answer && answer != TestProcess.Passed)
        {
            throw new InvalidOperationException($"{answer} fails without a mutant.");
        }

        foreach (var subject in asked)
        {
            var clock = Stopwatch.StartNew();
            var score = Judge(project, subject, image, tests, wide);
            Console.WriteLine(
                $"{subject.Name}: {score.Killed} of {score.Killed + score.Survivors.Count} killed, " +
                $"{score.Percent:0.0} %; {score.Hung} of them hung, {score.NotCompiled} did not compile, " +
                $"{clock.Elapsed.TotalSeconds:0} s");
            total.Add(score);
        }

        File.Delete(image);
    }

    public static string Root()
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

    private Score Judge(
        MutableProject project, Subject subject, string image, TestProcess tests, IReadOnlyList<string> wide)
    {
        var score = new Score();
        var narrow = subject.Tests.Select(t => $"{Tests}.{t}").ToList();
        var others = wide.Except(narrow).ToList();
        var mutants = project.Mutants(subject.File, subject.Only);
        var numbers = mutants.Where(Woven.HasHome).Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i + 1);
        var (woven, notCompiled) = project.EmitAll(numbers);
        File.WriteAllBytes(image, woven);
        if (tests.Run(image, 0, narrow) is var answer && answer != TestProcess.Passed)
        {
            throw new InvalidOperationException($"{subject.Name}: {answer} fails where no mutant lives.");
        }

        foreach (var mutant in mutants.Where(Woven.HasHome).Except(notCompiled))
        {
            Judge(mutant, numbers[mutant]);
        }

        score.NotCompiled = notCompiled.Count;
        foreach (var mutant in mutants.Where(m => !Woven.HasHome(m)))
        {
            if (project.Emit(mutant) is { } alone)
            {
                File.WriteAllBytes(image, alone);
                Judge(mutant, 0);
            }
            else
            {
                score.NotCompiled++;
            }
        }

        return score;

        void Judge(Mutant mutant, int no)
        {
            var answer = tests.Run(image, no, narrow);
            if (answer == TestProcess.Passed)
            {
                answer = tests.Run(image, no, others);
                Console.WriteLine(answer == TestProcess.Passed
                    ? $"  survived: {mutant}"
                    : $"  only noticed by {answer}: {mutant}");
            }

            if (answer == TestProcess.Passed)
            {
                score.Survivors.Add(mutant);
                return;
            }

            score.Killed++;
            score.Hung += answer == TestProcess.Hung ? 1 : 0;
        }
    }
}
