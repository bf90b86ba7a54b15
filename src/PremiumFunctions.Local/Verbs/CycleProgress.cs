using Premium.Domain;
using Spectre.Console;

namespace PremiumFunctions.Local.Verbs;

/// <summary>How far a cycle is: a live bar on a terminal, one line with the last state in a file.</summary>
internal static class CycleProgress
{
    private const int Width = 30;

    /// <param name="districts">How many will report.</param>
    /// <param name="work">Given what shows the districts that have reported and their tally.</param>
    public static Task<T> ShowAsync<T>(int districts, Func<Action<int, Tally>, Task<T>> work) =>
        Console.IsOutputRedirected ? PlainAsync(districts, work) : LiveAsync(districts, work);

    private static async Task<T> PlainAsync<T>(int districts, Func<Action<int, Tally>, Task<T>> work)
    {
        var last = "";
        try
        {
            return await work((reported, tally) =>
            {
                var filled = districts == 0 ? Width : Width * reported / districts;
                last = $"[{new string('#', filled)}{new string('.', Width - filled)}] " +
                    Text(districts, reported, tally);
            });
        }
        finally
        {
            Console.WriteLine(last);
        }
    }

    private static Task<T> LiveAsync<T>(int districts, Func<Action<int, Tally>, Task<T>> work) => AnsiConsole
        .Progress()
        .Columns(
            new SpinnerColumn(), new ProgressBarColumn { Width = Width }, new ElapsedTimeColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(progress =>
        {
            var bar = progress.AddTask(Text(districts, 0, new Tally()), maxValue: Math.Max(districts, 1));
            return work((reported, tally) =>
            {
                bar.Value = reported;
                bar.Description = Text(districts, reported, tally) +
                    (reported < districts ? "" : ", waiting for late answers and mails");
            });
        });

    private static string Text(int districts, int reported, Tally tally) =>
        $"{reported}/{districts} districts, {tally.Done} of {tally.Expected} bills paid";
}
