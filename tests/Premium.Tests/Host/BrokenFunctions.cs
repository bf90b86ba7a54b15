using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Premium.Tests.Host;

/// <summary>Functions that no host can run, each wrong in its own way.</summary>
public static class BrokenFunctions
{
    public static class TwiceOne
    {
        [Function("Twice")]
        public static Task RunAsync([QueueTrigger("a")] string message) => Task.FromResult(message);
    }

    public static class TwiceTwo
    {
        [Function("twice")]
        public static Task RunAsync([QueueTrigger("b")] string message) => Task.FromResult(message);
    }

    public static class NoTrigger
    {
        [Function("Asleep")]
        public static Task RunAsync(CancellationToken stop) => Task.CompletedTask;
    }

    public static class TwoTriggers
    {
        [Function("Torn")]
        public static Task RunAsync(
            [QueueTrigger("a")] string message, [TimerTrigger("* * * * * *")] TimerInfo timer) =>
            Task.FromResult((message, timer));
    }

    public static class UnknownParameter
    {
        [Function("Curious")]
        public static Task RunAsync([QueueTrigger("a")] string message, Uri extra) => Task.FromResult((message, extra));
    }

    public static class NotInRoute
    {
        [Function("Lost")]
        public static IResult Run([HttpTrigger(Route = "at/{code}")] HttpRequest request, string kode) =>
            Results.Text(request.Path + kode);
    }

    public static class WrongTriggerType
    {
        [Function("Bytes")]
        public static Task RunAsync([QueueTrigger("a")] byte[] message) => Task.FromResult(message);
    }

    public static class ReturnsNothing
    {
        [Function("Silent")]
        public static void Run([QueueTrigger("a")] string message) => ArgumentNullException.ThrowIfNull(message);
    }

    public static class ReturnsText
    {
        [Function("Text")]
        public static Task<string> RunAsync([HttpTrigger] HttpRequest request) => Task.FromResult(request.Method);
    }

    public static class TimerWithResult
    {
        [Function("Answering")]
        public static Task<IResult> RunAsync([TimerTrigger("* * * * * *")] TimerInfo timer) =>
            Task.FromResult(Results.Ok(timer));
    }

    public static class GrowingRetry
    {
        [Function("Backing")]
        [ExponentialBackoffRetry(3, "00:00:05", "00:01:00")]
        public static Task RunAsync([TimerTrigger("0 0 6 * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class RetryOfMessage
    {
        [Function("Twofold")]
        [FixedDelayRetry(3, "00:00:05")]
        public static Task RunAsync([QueueTrigger("a")] string message) => Task.FromResult(message);
    }

    public static class BadName
    {
        [Function("1 name")]
        public static Task RunAsync([QueueTrigger("a")] string message) => Task.FromResult(message);
    }

    public static class NotPublic
    {
        [Function("Hidden")]
        internal static Task RunAsync([QueueTrigger("a")] string message) => Task.FromResult(message);
    }

    public abstract class Unmade
    {
        [Function("Unmade")]
        public Task RunAsync([QueueTrigger("a")] string message) => Task.FromResult((this, message));
    }
}
