using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What is paused or resumed, where and by whom.</summary>
public sealed record PauseOptions : ActOptions
{
    public PauseOptions()
    {
    }

    [SetsRequiredMembers]
    internal PauseOptions(ActOptions act)
        : base(act)
    {
    }

    public string From { get; init; } = "";

    public string Until { get; init; } = "";

    public IReadOnlyList<string> Banks { get; init; } = SampleBanks.Ids;
}

/// <summary>
/// <c>-- pause SCOPE --reason TEXT</c> and <c>-- resume PAUSE --reason TEXT</c>: as the routes do it, on the tables.
/// </summary>
public static class PauseVerb
{
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is not accepted; the message says what would be.</exception>
    public static Task<int> PauseAsync(
        PauseOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) => RunAsync(
        options, clock, output, (desk, cancelled) => desk.PauseAsync(
            new PauseRequest(options.What, options.Reason, options.From, options.Until, options.By), cancelled)!,
        stop);

    /// <returns>0; 1 if there is no such pause.</returns>
    /// <exception cref="ArgumentException">It is not accepted; the message says what would be.</exception>
    public static Task<int> ResumeAsync(
        PauseOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) => RunAsync(
        options, clock, output,
        (desk, cancelled) => desk.ResumeAsync(options.What, options.Reason, options.By, cancelled), stop);

    private static Task<int> RunAsync(
        PauseOptions options, TimeProvider clock, TextWriter output,
        Func<PauseDebits, CancellationToken, Task<PauseOrder?>> act, CancellationToken stop) =>
        options.Source.WithAsync(
            async account =>
            {
                await account.PrepareTablesAsync(stop);
                var rules = await RegisterDesk.RulesAsync(account, options.Banks, new PlanningSettings(), clock, stop);
                var pauses = new TablePauses(account);
                PauseOrder? order;
                try
                {
                    order = await act(new PauseDebits(pauses, new TableRegistry(account), rules, clock), stop);
                }
                catch (FormatException e)
                {
                    throw new ArgumentException(e.Message, e);
                }

                var today = rules.Today(clock.GetUtcNow());
                var book = await pauses.ReadAsync(stop);
                foreach (var one in book.Orders.Where(o => o.Resumed is null && !(o.Pause.Until < today)))
                {
                    await output.WriteLineAsync($"{one.Id} {one.Scope} {Text(one.Pause)}");
                }

                foreach (var row in book.Malformed)
                {
                    await output.WriteLineAsync(row.Text);
                }

                await output.WriteLineAsync(order switch
                {
                    null => $"There is no pause '{options.What}'.",
                    { Resumed: { } end } => $"resume: pause={order.Id} scope={order.Scope} by={end.By}",
                    _ => $"pause: pause={order.Id} scope={order.Scope} by={order.Pause.By}",
                });
                return order is null ? 1 : 0;
            },
            stop);

    private static string Text(Pause pause) =>
        $"from {pause.From:yyyy-MM-dd} {(pause.Until is { } last ? $"until {last:yyyy-MM-dd}" : "without an end")}"
        + $" by {pause.By}: {pause.Reason}";
}

/// <summary>The same on the command line.</summary>
internal sealed class PauseArguments
{
    private readonly Option<string> from = CommandLine.Text(
        "--from", "yyyy-MM-dd", "first day (default: today)", "a day");

    private readonly Option<string> until = CommandLine.Text(
        "--until", "yyyy-MM-dd", "last day; it ends by itself (default: until somebody resumes it)", "a day");

    private readonly Option<string> banks = CommandLine.Text(
        "--banks", "IDS", "ids of the connected banks, separated by commas (default: those of the sample)", "ids");

    private readonly ActArguments act;

    public PauseArguments(Command command, bool isPause) => act = isPause
        ? new ActArguments(command, "SCOPE", PauseScope.Expected, from, until, banks)
        : new ActArguments(command, "PAUSE", "the number of the pause, such as 000001");

    /// <exception cref="ArgumentException">Something is missing; the message names it.</exception>
    public PauseOptions Read(ParseResult parsed, Func<string, string?> environment) =>
        new(act.Read(parsed, environment))
        {
            From = parsed.GetValue(from) ?? "",
            Until = parsed.GetValue(until) ?? "",
            Banks = parsed.GetValue(banks)?.Split(',', StringSplitOptions.TrimEntries) ?? SampleBanks.Ids,
        };
}
