using System.CommandLine;
using System.Runtime.InteropServices;
using Premium.Verification.CrashPoints;
using Premium.Verification.Fuzzing;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Defects;
using PremiumFunctions.Local.Verbs;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stopping.Cancel();
});

try
{
    return args is [CrashWorker.Verb, .. var rest]
        ? await CrashWorker.RunAsync(rest, Console.In, Console.Out)
        : await CommandLine.RunAsync(Root(), args is [] ? ["--help"] : args, stopping.Token);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}

static RootCommand Root()
{
    var root = new RootCommand("Tries to make the engine break one of its rules.")
    {
        HelpName = "dotnet run --project tests/Premium.Verification --",
    };
    var simulate = new Command("simulate", "plays years from seeds; an independent auditor checks every rule");
    var simulateArguments = new SimulateArguments(simulate);
    simulate.SetAction((parsed, stop) =>
        SimulateVerb.RunAsync(simulateArguments.Read(parsed), Console.Out, stop));
    root.Subcommands.Add(simulate);

    var defects = new Command("defects", "plays broken engines until the auditor names what is broken");
    var defectsArguments = new DefectsArguments(defects);
    defects.SetAction((parsed, stop) => DefectsVerb.RunAsync(defectsArguments.Cores(parsed), Console.Out, stop));
    root.Subcommands.Add(defects);

    var crash = new Command("crash-points", "kills the function app at every call of a cycle and starts it again");
    var crashArguments = new CrashArguments(crash);
    crash.SetAction((parsed, stop) => CrashPointsVerb.RunAsync(crashArguments.Read(parsed), Console.Out, stop));
    root.Subcommands.Add(crash);

    var fuzz = new Command("fuzz", "reads broken spreadsheet files, as somebody might send them");
    var fuzzArguments = new FuzzArguments(fuzz);
    fuzz.SetAction((parsed, stop) =>
        FuzzVerb.RunAsync(fuzzArguments.Seconds(parsed), fuzzArguments.Seed(parsed), Console.Out, stop));
    root.Subcommands.Add(fuzz);
    return root;
}
