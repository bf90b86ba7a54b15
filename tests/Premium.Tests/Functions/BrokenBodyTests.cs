using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Premium.Tests.Domain;
using Premium.Tests.Local;
using Premium.Tests.Storage;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Bodies of which the end never comes.</summary>
public sealed class BrokenBodyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Some.At("2026-12-03 09:00").ToUniversalTime());
    private DeskHost? host;

    public async Task InitializeAsync() =>
        host = await DeskHost.StartAsync(await TestStorage.SettingsAsync(), clock);

    public async Task DisposeAsync() => await host!.DisposeAsync();

    [Fact]
    public async Task BodyThatNeverEnds_isA408_withAProblem_onceItsTimeIsOver()
    {
        using var connection = await BeginAsync();
        var answer = AnswerAsync(connection);

        // Its time begins when the guard has reached it.
        await Until.TrueAsync(() =>
        {
            clock.Advance(BodyTerms.Json.Patience);
            return Task.FromResult(answer.IsCompleted);
        });

        AssertProblem(await answer, "408", "The request body did not come: expected it within 10 seconds.");
    }

    /// <summary>Mostly nobody is there any more to read the answer; a relay in between may be.</summary>
    [Theory]
    [InlineData(true, "The request body broke off.")]
    [InlineData(false, "The request body cannot be read.")]
    public async Task BodyThatBreaksOff_isA400_withAProblem_andNothingIsDone(bool isCut, string why)
    {
        Exception end = isCut ? new IOException("reset") : new BadHttpRequestException("Unexpected end.");
        var context = new DefaultHttpContext { RequestServices = host!.Get<IServiceProvider>() };
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.Headers[AdminKeys.Header] = DeskHost.SariKey;
        context.Request.Body = new CutShort(end);
        context.Response.Body = new MemoryStream();
        var result = await host.Get<AdminKeys>().GuardAsync(
            context.Request, _ => throw new InvalidOperationException("It was let through."));
        await result.ExecuteAsync(context);

        context.Response.Body.Position = 0;
        Assert.Equal(StatusCodes.Status400BadRequest, context.Response.StatusCode);
        Assert.StartsWith("application/problem+json", context.Response.ContentType, StringComparison.Ordinal);
        Assert.Contains(
            why, await new StreamReader(context.Response.Body).ReadToEndAsync(), StringComparison.Ordinal);
    }

    /// <summary>A request of which half the body has come.</summary>
    private async Task<TcpClient> BeginAsync()
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(host!.Api.Host, host.Api.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/runs HTTP/1.1\r\nHost: {host.Api.Authority}\r\nContent-Type: application/json\r\n"
            + $"{AdminKeys.Header}: {DeskHost.SariKey}\r\nContent-Length: 40\r\nConnection: close\r\n\r\n"
            + "{\"purpose\":"));
        return connection;
    }

    private static async Task<string> AnswerAsync(TcpClient connection)
    {
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class CutShort(Exception end) : MemoryStream("{\"purpose\":"u8.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw end : base.ReadAsync(buffer, cancellationToken);
    }

    private static void AssertProblem(string answer, string status, string why)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", answer, StringComparison.Ordinal);
        Assert.Contains(why, answer, StringComparison.Ordinal);
    }
}
