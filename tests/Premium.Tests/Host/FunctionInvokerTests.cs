using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

public sealed class FunctionInvokerTests
{
    private static readonly FunctionEntry Function = FunctionCatalog.Read(typeof(Noting)).Functions.Single();

    [Fact]
    public async Task Invoke_givesEachRunItsOwnScope_andDisposesClassAndScope()
    {
        var notes = new List<string>();
        await using var services = Services(notes);
        var invoker = new FunctionInvoker(services);

        await invoker.InvokeAsync(Function, "one", CancellationToken.None);
        await invoker.InvokeAsync(Function, "two", CancellationToken.None);

        string[] expected =
        [
            "one on visit 1", "class gone", "visit gone",
            "two on visit 1", "class gone", "visit gone",
        ];
        Assert.Equal(expected, notes);
    }

    [Fact]
    public async Task Invoke_throwsWhatTheFunctionThrew_andDisposesAllTheSame()
    {
        var notes = new List<string>();
        await using var services = Services(notes);

        var e = await Assert.ThrowsAsync<FormatException>(
            () => new FunctionInvoker(services).InvokeAsync(Function, "bad", CancellationToken.None));

        Assert.Equal("cannot read bad", e.Message);
        Assert.Equal(["class gone", "visit gone"], notes);
    }

    [Fact]
    public async Task Invoke_bindsTheToken()
    {
        var notes = new List<string>();
        await using var services = Services(notes);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new FunctionInvoker(services).InvokeAsync(Function, "late", stop.Token));
    }

    private static ServiceProvider Services(List<string> notes) =>
        new ServiceCollection().AddSingleton(notes).AddScoped<Visit>().BuildServiceProvider();

    public sealed class Visit(List<string> notes) : IDisposable
    {
        public int Count { get; set; }

        public void Dispose() => notes.Add("visit gone");
    }

    public sealed class Noting(Visit visit, List<string> notes) : IAsyncDisposable
    {
        [Function("Note")]
        public Task NoteAsync([QueueTrigger("notes")] string message, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            if (message == "bad")
            {
                throw new FormatException("cannot read bad");
            }

            notes.Add($"{message} on visit {++visit.Count}");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            notes.Add("class gone");
            return ValueTask.CompletedTask;
        }
    }
}
