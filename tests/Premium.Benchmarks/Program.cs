using Premium.Benchmarks;
using Premium.Benchmarks.Cycle;
using Premium.Benchmarks.Nation;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};

try
{
    var options = BenchmarkOptions.Parse(args);
    switch (options.Command)
    {
        case BenchmarkCommand.Cycle:
            await CycleBenchmark.RunAsync(options.Villages, stopping.Token);
            break;
        case BenchmarkCommand.Nation:
            await NationBenchmark.RunAsync(stopping.Token);
            break;
    }

    return 0;
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
