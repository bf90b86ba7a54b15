using System.CommandLine;
using Premium.Domain;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The command line of the local host: the main job and its verbs.</summary>
internal static class LocalCommands
{
    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop) =>
        CommandLine.RunAsync(Root(), arguments, stop);

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Collects a month of a sample regency from start to summary and serves its pages until Ctrl-C.")
        {
            HelpName = "dotnet run --project src/PremiumFunctions.Local --",
        };
        var main = new LocalArguments(root);
        root.SetAction((parsed, stop) => MainJob.RunAsync(main.Read(parsed), stop));

        var parts = new Command(
            "parts",
            "starts storage, mail server, bank twin and sample register, and writes the settings for 'func start'");
        var partsArguments = new PartsArguments(parts);
        parts.SetAction((parsed, stop) => PartsVerb.RunAsync(partsArguments.Read(parsed), Console.Out, stop));
        root.Subcommands.Add(parts);

        var audit = new Command("audit", "holds what is stored against its journals; only reads");
        var auditArguments = new AuditArguments(audit);
        audit.SetAction((parsed, stop) => AuditVerb.RunAsync(
            auditArguments.Read(parsed, Environment.GetEnvironmentVariable), Console.Out, stop));
        root.Subcommands.Add(audit);

        var export = new Command("export", "writes every row of every table, with its types, into one file");
        var exportArguments = new ExportArguments(export);
        export.SetAction((parsed, stop) =>
        {
            var (source, target) = exportArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return ExportVerb.RunAsync(source, target, TimeProvider.System, Console.Out, stop);
        });
        root.Subcommands.Add(export);

        var restore = new Command("restore", "brings the rows of an export back, and audits them");
        var restoreArguments = new RestoreArguments(restore);
        restore.SetAction((parsed, stop) => RestoreVerb.RunAsync(
            restoreArguments.Read(parsed, Environment.GetEnvironmentVariable), TimeProvider.System, Console.Out, stop));
        root.Subcommands.Add(restore);

        var import = new Command(
            "import",
            "takes a file of the register (villages, recodings, mandates, contacts, members, billings), dry run first");
        var importArguments = new ImportArguments(import);
        import.SetAction((parsed, stop) =>
        {
            var options = importArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return ImportVerb.RunAsync(
                options, ClockOf(options.Today), Console.Out, stop);
        });
        root.Subcommands.Add(import);

        var templates = new Command("templates", "writes an empty register file of every kind, as CSV and XLSX");
        var folder = new Argument<string>("DIR") { Description = "where to" };
        templates.Arguments.Add(folder);
        templates.SetAction((parsed, stop) => TemplatesVerb.RunAsync(parsed.GetValue(folder)!, Console.Out, stop));
        root.Subcommands.Add(templates);
        var play = new Command(
            "play", "plays one village that never pays, day by day, and shows whom it tells what and when");
        var playArguments = new PlayArguments(play);
        play.SetAction((parsed, stop) => PlayVerb.RunAsync(playArguments.Read(parsed), Console.Out, stop));
        root.Subcommands.Add(play);
        AddPauses(root);
        AddMutes(root);
        AddRotation(root);
        return root;
    }

    private static void AddPauses(RootCommand root)
    {
        var pause = new Command("pause", "stops the debits of all, a bank, a district or a village for a while");
        var pauseArguments = new PauseArguments(pause, isPause: true);
        pause.SetAction((parsed, stop) =>
        {
            var options = pauseArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return PauseVerb.PauseAsync(options, ClockOf(options.Today), Console.Out, stop);
        });
        root.Subcommands.Add(pause);

        var resume = new Command("resume", "ends a pause before its last day");
        var resumeArguments = new PauseArguments(resume, isPause: false);
        resume.SetAction((parsed, stop) =>
        {
            var options = resumeArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return PauseVerb.ResumeAsync(options, ClockOf(options.Today), Console.Out, stop);
        });
        root.Subcommands.Add(resume);
    }

    private static void AddMutes(RootCommand root)
    {
        var mute = new Command("mute", "stops the messages to a village for a while");
        var muteArguments = new MuteArguments(mute, isMute: true);
        mute.SetAction((parsed, stop) =>
        {
            var options = muteArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return MuteVerb.MuteAsync(options, ClockOf(options.Today), Console.Out, stop);
        });
        root.Subcommands.Add(mute);

        var unmute = new Command("unmute", "ends a mute before its last day");
        var unmuteArguments = new MuteArguments(unmute, isMute: false);
        unmute.SetAction((parsed, stop) =>
        {
            var options = unmuteArguments.Read(parsed, Environment.GetEnvironmentVariable);
            return MuteVerb.EndAsync(options, ClockOf(options.Today), Console.Out, stop);
        });
        root.Subcommands.Add(unmute);
    }

    private static void AddRotation(RootCommand root)
    {
        var rotate = new Command(
            "rotate-keys",
            "puts people and imported files under the keys Storage__NewNikHashKey and Storage__NewNikCipherKey");
        var arguments = new RotateKeysArguments(rotate);
        rotate.SetAction((parsed, stop) => RotateKeysVerb.RunAsync(
            arguments.Read(parsed, Environment.GetEnvironmentVariable), TimeProvider.System, Console.Out, stop));
        root.Subcommands.Add(rotate);
    }

    private static TimeProvider ClockOf(DateOnly? today) =>
        today is null ? TimeProvider.System : LocalClock.At(today, Calendar.Shipped());
}
