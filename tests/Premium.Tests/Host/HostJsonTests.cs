using Azure.Storage.Queues;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

public sealed class HostJsonTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void MissingKeys_haveTheDefaultsOfAzure()
    {
        var read = Read("""{ "version": "2.0" }""");

        Assert.Equal("api", read.RoutePrefix);
        Assert.Equal(
            new QueueSettings(
                16, 8, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), QueueMessageEncoding.Base64),
            read.Queues);
    }

    [Fact]
    public void NewBatchThreshold_isHalfTheBatch_unlessGiven() =>
        Assert.Equal(3, Read(Queues("\"batchSize\": 7")).Queues.NewBatchThreshold);

    [Fact]
    public void GivenKeys_areRead_andOtherSectionsAreLeftAlone()
    {
        var read = Read("""
            {
              "version": "2.0", // as func init writes it
              "logging": { "anything": [1, 2] },
              "extensions": {
                "durableTask": {},
                "http": { "routePrefix": "", "dynamicThrottlesEnabled": true },
                "queues": {
                  "batchSize": 32, "newBatchThreshold": 0, "maxDequeueCount": 1, "visibilityTimeout": "1.00:00:00",
                  "maxPollingInterval": "00:00:00.100", "messageEncoding": "none"
                }
              }
            }
            """);

        Assert.Equal("", read.RoutePrefix);
        Assert.Equal(
            new QueueSettings(
                32, 0, 1, TimeSpan.FromDays(1), TimeSpan.FromMilliseconds(100), QueueMessageEncoding.None),
            read.Queues);
    }

    [Fact]
    public void RootFile_isAccepted()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PremiumFunctions.sln")))
        {
            folder = folder.Parent!;
        }

        var read = HostJson.Read(Path.Combine(folder.FullName, "host.json"));

        Assert.Equal("api", read.RoutePrefix);
        Assert.Equal(5, read.Queues.MaxDequeueCount);
    }

    [Theory]
    [InlineData("""{}""", "version is missing; accepted: \"2.0\"")]
    [InlineData("""{ "version": "1.0" }""", "version is \"1.0\"; accepted: \"2.0\"")]
    [InlineData("""[]""", "the whole is a Array; accepted: an object")]
    [InlineData("""{ "version": """, "is not JSON")]
    [InlineData("""{ "version": "2.0", "version": "2.0" }""", "is not JSON")]
    [InlineData("""{ "version": "2.0", "extensions": 1 }""", "extensions is 1; accepted: an object")]
    [InlineData(
        """{ "version": "2.0", "extensions": { "http": { "routePrefix": "/api" } } }""",
        "extensions.http.routePrefix is \"/api\"; accepted: text without '/' at its ends")]
    public void WrongFile_isRefused_namingTheKey(string json, string why) => AssertRefused(json, why);

    [Theory]
    [InlineData("\"batchSize\": 0", "batchSize is 0; accepted: a whole number 1..32")]
    [InlineData("\"batchSize\": 33", "batchSize is 33; accepted: a whole number 1..32")]
    [InlineData("\"batchSize\": \"8\"", "batchSize is \"8\"; accepted: a whole number 1..32")]
    [InlineData("\"newBatchThreshold\": -1", "newBatchThreshold is -1; accepted: a whole number 0..1000")]
    [InlineData("\"maxDequeueCount\": 2.5", "maxDequeueCount is 2.5; accepted: a whole number 1..1000")]
    [InlineData(
        "\"visibilityTimeout\": \"30\"",
        "visibilityTimeout is \"30\"; accepted: hh:mm:ss from 00:00:00 to 7.00:00:00")]
    [InlineData("\"visibilityTimeout\": 30", "visibilityTimeout is 30; accepted: hh:mm:ss")]
    [InlineData(
        "\"maxPollingInterval\": \"00:00:00\"",
        "maxPollingInterval is \"00:00:00\"; accepted: hh:mm:ss from 00:00:00.1")]
    [InlineData("\"messageEncoding\": \"utf8\"", "messageEncoding is \"utf8\"; accepted: \"base64\" or \"none\"")]
    [InlineData("\"batchsize\": 8", "batchsize is 8; accepted: only the keys batchSize, newBatchThreshold")]
    public void WrongQueueSetting_isRefused_namingTheKey(string setting, string why) =>
        AssertRefused(Queues(setting), "extensions.queues." + why);

    [Fact]
    public void MissingFile_isRefused_namingIt()
    {
        var e = Assert.Throws<InvalidOperationException>(() => HostJson.Read(path + "-gone"));

        Assert.StartsWith(path + "-gone is missing", e.Message);
    }

    private static string Queues(string setting) =>
        $$$"""{ "version": "2.0", "extensions": { "queues": { {{{setting}}} } } }""";

    private void AssertRefused(string json, string why)
    {
        var e = Assert.Throws<InvalidOperationException>(() => Read(json));

        Assert.StartsWith(path, e.Message);
        Assert.Contains(why, e.Message);
    }

    private HostJson Read(string json)
    {
        File.WriteAllText(path, json);
        return HostJson.Read(path);
    }
}
