using System.Diagnostics;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Premium.Ports;

namespace Premium.Verification.CrashPoints;

/// <summary>When a process dies at a call.</summary>
public enum CrashMoment
{
    /// <summary>Before the request leaves: nothing has happened.</summary>
    Before,

    /// <summary>When the answer is there and nobody has seen it: everything has happened.</summary>
    After,
}

/// <summary>The call of one process, counted from 1, at which it dies.</summary>
public sealed record CrashPoint(int Call, CrashMoment Moment)
{
    public override string ToString() => $"call {Call}, {(Moment == CrashMoment.Before ? "before" : "after")} it";
}

/// <summary>
/// Counts what the function app asks of storage, bank, mail server and phones, one call at a time so that a number
/// names the same call in every run, and kills its own process at the given one.
/// </summary>
public sealed class CallCounter(CrashPoint? death, TextWriter output)
{
    private readonly SemaphoreSlim turn = new(1);

    public List<string> Calls { get; } = [];

    public async ValueTask<T> CountAsync<T>(string name, Func<ValueTask<T>> call, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            Calls.Add(name);
            DieIf(CrashMoment.Before, name);
            try
            {
                return await call();
            }
            finally
            {
                // Also where no answer came: then it is the silence that nobody has heard.
                DieIf(CrashMoment.After, name);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private void DieIf(CrashMoment moment, string name)
    {
        if (death is null || death.Call != Calls.Count || death.Moment != moment)
        {
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CrashWorker.Dying} {Calls.Count} {name}"));
        output.Flush();

        // SIGKILL: no finally, no flush, no goodbye to any connection.
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

/// <summary>Each try of a request to tables and queues; tells the storage what time it is here.</summary>
internal sealed class CountedStorage(CallCounter counter, TimeProvider clock, string prefix) : HttpPipelinePolicy
{
    public const string ClockHeader = "x-premium-now";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The function app calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        message.Request.Headers.SetValue(
            ClockHeader, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        await counter.CountAsync(
            NameOf(message.Request),
            async () =>
            {
                await ProcessNextAsync(message, pipeline);
                return 0;
            },
            message.CancellationToken);
    }

    /// <summary>Method and table or queue; keys and message ids differ from run to run.</summary>
    private string NameOf(Request request)
    {
        var segments = request.Uri.ToUri().AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var thing = segments.Length > 1 ? segments[1].Split('(')[0] : "";
        var rest = segments.Length > 2 ? segments.Length > 3 ? "/messages/id" : "/" + segments[2] : "";
        return $"storage {request.Method} {thing.Replace(prefix, "", StringComparison.Ordinal)}{rest}";
    }
}

/// <summary>Each mail, and each message to a phone, which is one request: the twin refuses no template.</summary>
internal sealed class CountedChannel(CallCounter counter, string call, IAlertChannel channel) : IAlertChannel
{
    public const string Mail = "mail send";
    public const string Phone = "phone POST messages";

    public string Name => channel.Name;

    public bool KnowsRepeats => channel.KnowsRepeats;

    public Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop) =>
        counter.CountAsync(
            call, () => new ValueTask<Delivery>(channel.DeliverAsync(message, stop)), stop).AsTask();
}

/// <summary>Each HTTP request to a bank, repetitions too.</summary>
internal sealed class CountedBank(CallCounter counter) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
        counter.CountAsync(
            $"bank {request.Method} {request.RequestUri!.Segments[^1]}",
            () => new ValueTask<HttpResponseMessage>(base.SendAsync(request, stop)),
            stop).AsTask();
}
