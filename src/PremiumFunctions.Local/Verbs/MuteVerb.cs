using System.CommandLine;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Whose messages are muted, or which mute is ended, where and by whom.</summary>
public sealed record MuteOptions
{
    public required StorageSource Source { get; init; }

    /// <summary>Of a mute, its village; of an end, the mute.</summary>
    public required string What { get; init; }

    public required string Reason { get; init; }

    public string Until { get; init; } = "";

    public required string By { get; init; }

    public DateOnly? Today { get; init; }
}

/// <summary>
/// <c>-- mute VILLAGE --until DAY --reason TEXT</c> and <c>-- unmute MUTE --reason TEXT</c>: as the routes do it, on
/// the tables.
/// </summary>
public static class MuteVerb
{
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is not accepted; the message says what would be.</exception>
    public static Task<int> MuteAsync(
        MuteOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) => RunAsync(
        options, clock, output, (muting, cancelled) => muting.MuteAsync(
            new MuteRequest(options.What, options.Reason, options.Until, options.By), cancelled)!,
        stop);

    /// <returns>0; 1 if there is no such mute.</returns>
    /// <exception cref="ArgumentException">It is not accepted; the message says what would be.</exception>
    public static Task<int> EndAsync(
        MuteOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) => RunAsync(
        options, clock, output,
        (muting, cancelled) => muting.EndAsync(options.What, options.Reason, options.By, cancelled), stop);

    private static Task<int> RunAsync(
        MuteOptions options, TimeProvider clock, TextWriter output,
        Func<MuteMessages, CancellationToken, Task<Mute?>> act, CancellationToken stop) => options.Source.WithAsync(
            async account =>
            {
                await account.PrepareTablesAsync(stop);
                var rules = await RegisterDesk.RulesAsync(account, SampleBanks.Ids, clock, stop);
                Mute? mute;
                try
                {
                    mute = await act(
                        new MuteMessages(new TableReplies(account), new TableRegistry(account), rules, clock), stop);
                }
                catch (FormatException e)
                {
                    throw new ArgumentException(e.Message, e);
                }

                await output.WriteLineAsync(mute switch
                {
                    null => $"There is no mute '{options.What}'.",
                    { Ended: { } end } => $"unmute: mute={mute.Id} by={end.By}",
                    _ => $"mute: mute={mute.Id} until={mute.Until:yyyy-MM-dd} by={mute.By}",
                });
                return mute is null ? 1 : 0;
            },
            stop);
}

/// <summary>The same on the command line.</summary>
internal sealed class MuteArguments
{
    private readonly Argument<string> what;

    private readonly Option<string> reason = CommandLine.Text(
        "--reason", "TEXT", "why, for the people who read it later", "a reason");

    private readonly Option<string> until = CommandLine.Text(
        "--until", "yyyy-MM-dd", $"last day, at most {Mute.DaysMax} days with today", "a day");

    private readonly Option<string> by = CommandLine.Text(
        "--by", "NAME", "who does it (default: the user of this machine)", "a name");

    private readonly Option<DateOnly?> today = CommandLine.Today("the day it is done on (default: today)");

    private readonly StorageArguments source;

    public MuteArguments(Command command, bool isMute)
    {
        what = isMute
            ? new Argument<string>("VILLAGE") { Description = "the code of the village, such as 33.16.12.2010" }
            : new Argument<string>("MUTE") { Description = "the mute, such as 33.16.12.2010~000001" };
        command.Arguments.Add(what);
        command.Options.Add(reason);
        if (isMute)
        {
            command.Options.Add(until);
        }

        command.Options.Add(by);
        command.Options.Add(today);
        source = new StorageArguments(command);
    }

    /// <exception cref="ArgumentException">Something is missing; the message names it.</exception>
    public MuteOptions Read(ParseResult parsed, Func<string, string?> environment) => new()
    {
        Source = source.Read(parsed, environment),
        What = parsed.GetValue(what)!,
        Reason = parsed.GetValue(reason) ?? throw new ArgumentException("--reason: expected a reason."),
        Until = parsed.GetValue(until) ?? "",
        By = parsed.GetValue(by) ?? Environment.UserName,
        Today = parsed.GetValue(today),
    };
}
