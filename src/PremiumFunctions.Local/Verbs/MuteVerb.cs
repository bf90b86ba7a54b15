using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Whose messages are muted, or which mute is ended, where and by whom.</summary>
public sealed record MuteOptions : ActOptions
{
    public MuteOptions()
    {
    }

    [SetsRequiredMembers]
    internal MuteOptions(ActOptions act)
        : base(act)
    {
    }

    public string Until { get; init; } = "";
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
                var rules = await RegisterDesk.RulesAsync(
                    account, SampleBanks.Ids, new PlanningSettings(), clock, stop);
                Mute? mute;
                try
                {
                    mute = await act(
                        new MuteMessages(
                            new TableReplies(account), new TableRegistry(account), new TableLedger(account, "mute"),
                            options.Source.HasQueues ? new QueueWake(account) : new NoWake(), rules, clock),
                        stop);
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

/// <summary>Where the queues are not known: what waited for the end of a mute is told the next morning.</summary>
internal sealed class NoWake : IWake
{
    public Task DistrictAsync(DistrictWake wake, TimeSpan delay, CancellationToken stop) => Task.CompletedTask;

    public Task AlertsAsync(AlertWake wake, TimeSpan delay, CancellationToken stop) => Task.CompletedTask;

    public Task ReconciliationAsync(ReconciliationWake wake, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>The same on the command line.</summary>
internal sealed class MuteArguments
{
    private readonly Option<string> until = CommandLine.Text(
        "--until", "yyyy-MM-dd", $"last day, at most {Mute.DaysMax} days with today", "a day");

    private readonly ActArguments act;

    public MuteArguments(Command command, bool isMute) => act = isMute
        ? new ActArguments(command, "VILLAGE", "the code of the village, such as 33.16.12.2010", until)
        : new ActArguments(command, "MUTE", "the mute, such as 33.16.12.2010~000001");

    /// <exception cref="ArgumentException">Something is missing; the message names it.</exception>
    public MuteOptions Read(ParseResult parsed, Func<string, string?> environment) =>
        new(act.Read(parsed, environment)) { Until = parsed.GetValue(until) ?? "" };
}
