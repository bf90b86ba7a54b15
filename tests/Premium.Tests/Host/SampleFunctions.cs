using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Premium.Tests.Host;

public sealed class SampleTimers(Probe probe)
{
    [Function("Morning")]
    public Task MorningAsync([TimerTrigger("%MorningSchedule%")] TimerInfo timer, CancellationToken stop) =>
        probe.RunAsync(timer, stop);

    [Function("Unwatched")]
    public Task UnwatchedAsync([TimerTrigger("0 0 6 * * *", UseMonitor = false)] TimerInfo timer) =>
        probe.RunAsync(timer, CancellationToken.None);

    [Function("Eager")]
    public Task EagerAsync([TimerTrigger("0 0 6 * * *", RunOnStartup = true)] TimerInfo timer) =>
        probe.RunAsync(timer, CancellationToken.None);
}

public sealed class StubbornTimers(Probe probe)
{
    [Function("Stubborn")]
    [FixedDelayRetry(2, "00:00:30")]
    public Task StubbornAsync([TimerTrigger("0 0 6 * * *")] TimerInfo timer, CancellationToken stop) =>
        probe.RunAsync(timer, stop);

    [Function("Endless")]
    [FixedDelayRetry(-1, "00:00:30")]
    public Task EndlessAsync([TimerTrigger("0 0 6 * * *")] TimerInfo timer, CancellationToken stop) =>
        probe.RunAsync(timer, stop);
}

public sealed class SampleQueues(Probe probe)
{
    [Function("Take")]
    public Task TakeAsync([QueueTrigger("sample-host")] string message, CancellationToken stop) =>
        probe.RunAsync(message, stop);
}

public sealed class SampleHttp(Probe probe)
{
    private const string BillRoute = "villages/{code}/bills/{year:int}";

    [Function("Plain")]
    public async Task<IResult> PlainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, CancellationToken stop)
    {
        await probe.RunAsync(request.Method, stop);
        return Results.Text("plain " + request.Method);
    }

    [Function("Home")]
    public IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "")] HttpRequest request) =>
        Results.Text("home " + request.Path);

    [Function("ReadVillage")]
    public IResult Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = BillRoute)] HttpRequest request,
        string code,
        int year) => Results.Text($"{code} in {year}, page {request.Query["page"]}");

    [Function("WriteVillage")]
    public static async Task<IResult> WriteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = BillRoute)] HttpRequest request,
        string code)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text($"{code} gets {await reader.ReadToEndAsync()}");
    }

    [Function("Guarded")]
    public IResult Guarded([HttpTrigger("post", Route = "guarded")] HttpRequest request) =>
        Results.Text("in " + request.Method);

    [Function("Refusing")]
    public IResult Refusing([HttpTrigger(AuthorizationLevel.Anonymous, Route = "refusing")] HttpRequest request) =>
        TypedResults.Problem("not this " + request.Method, statusCode: 422);

    [Function("Throwing")]
    public Task<IResult> Throwing(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "throwing")] HttpRequest request) =>
        throw new InvalidOperationException("broken on " + request.Method);
}

/// <summary>Two routes that fit one address: the general one by its name before and behind the other.</summary>
public sealed class SampleRoutes
{
    [Function("AnyWare")]
    public IResult Any(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "market/{*ware}")] HttpRequest request,
        string ware) => Results.Text("any " + ware);

    [Function("Fish")]
    public IResult Fish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "market/fish")] HttpRequest request) =>
        Results.Text("fish at the market");

    [Function("fishAtPort")]
    public IResult AtPort(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "port/fish")] HttpRequest request) =>
        Results.Text("fish at the port");

    [Function("Goods")]
    public IResult Goods(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "port/{*ware}")] HttpRequest request,
        string ware) => Results.Text("any " + ware);
}
