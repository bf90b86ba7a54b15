using System.Globalization;
using Premium.UseCases;
using Spectre.Console;

namespace PremiumFunctions.Local.Verbs;

/// <summary>How far an import is: a live bar where a person looks, a line a stage where a machine does.</summary>
internal static class ImportBar
{
    private const int Width = 30;

    /// <param name="output">Where lines go.</param>
    /// <param name="work">Given what is told how far it is.</param>
    public static Task<T> ShowAsync<T>(TextWriter output, Func<IProgress<ImportProgress>, Task<T>> work) =>
        Console.IsOutputRedirected || output != Console.Out ? work(new Lines(output)) : LiveAsync(work);

    private static Task<T> LiveAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work) => AnsiConsole
        .Progress()
        .AutoClear(true)
        .Columns(
            new SpinnerColumn(), new ProgressBarColumn { Width = Width }, new ElapsedTimeColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(context => work(new Bar(context.AddTask("opening the register"))));

    private static string Text(ImportProgress progress) => progress.Stage switch
    {
        ImportStage.Reading => string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} rows read"),
        ImportStage.Planning => "what it would change",
        ImportStage.Keeping => "keeping the file, sealed",
        ImportStage.WritingPeople => $"people written in {progress.Done}/{progress.Of} districts",
        ImportStage.WritingVillages => $"villages written in {progress.Done}/{progress.Of} districts",
    };

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.IsIndeterminate = value.Of == 0;
            task.MaxValue = Math.Max(value.Of, 1);
            task.Value = value.Done;
            task.Description = Text(value);
        }
    }

    /// <summary>The last word of each stage, once the next begins.</summary>
    private sealed class Lines(TextWriter output) : IProgress<ImportProgress>
    {
        private const int RowsWorthALine = 1_000;

        private ImportProgress? last;

        public void Report(ImportProgress value)
        {
            if (last is { Stage: ImportStage.Reading, Done: >= RowsWorthALine } read && value.Stage != read.Stage)
            {
                output.WriteLine(Text(read));
            }

            if (value is { Of: > 1 } && value.Done == value.Of)
            {
                output.WriteLine(Text(value));
            }

            last = value;
        }
    }
}
