using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Queues;

namespace PremiumFunctions.Local.Host;

/// <summary>The settings of <c>extensions.queues</c>, with the defaults that Azure documents.</summary>
/// <param name="BatchSize">Messages taken in one go, 1 to 32.</param>
/// <param name="NewBatchThreshold">More are taken when at most this many run.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
/// <param name="VisibilityTimeout">How long a message rests after a failed try.</param>
/// <param name="MaxPollingInterval">The longest wait between looks at an empty queue; at least 100 ms.</param>
public sealed record QueueSettings(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    TimeSpan MaxPollingInterval,
    QueueMessageEncoding MessageEncoding);

/// <summary>The part of <c>host.json</c> that steers this host; other sections are not looked at.</summary>
public sealed partial record HostJson(string RoutePrefix, QueueSettings Queues)
{
    private static readonly string[] QueueKeys =
    [
        "batchSize", "newBatchThreshold", "maxDequeueCount", "visibilityTimeout", "maxPollingInterval",
        "messageEncoding",
    ];

    private static readonly JsonDocumentOptions Strict =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <exception cref="InvalidOperationException">Names the file, the key and what is accepted.</exception>
    public static HostJson Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{path} is missing; the host needs a host.json of version 2.0.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Strict);
            return Read(new Section(path, "", document.RootElement));
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} is not JSON: {e.Message}", e);
        }
    }

    private static HostJson Read(Section root)
    {
        if (root.Text("version", "", "\"2.0\"") is not "2.0")
        {
            throw root.Error("version", "\"2.0\"");
        }

        var extensions = root.Child("extensions");
        var routePrefix = extensions.Child("http").Text("routePrefix", "api", "text without '/' at its ends");
        if (routePrefix != routePrefix.Trim('/', ' '))
        {
            throw extensions.Child("http").Error("routePrefix", "text without '/' at its ends");
        }

        var queues = extensions.Child("queues");
        if (queues.Keys().FirstOrDefault(key => !QueueKeys.Contains(key)) is { } unknown)
        {
            throw queues.Error(unknown, "only the keys " + string.Join(", ", QueueKeys));
        }

        var batchSize = queues.Number("batchSize", 16, 1, 32);
        return new HostJson(routePrefix, new QueueSettings(
            batchSize,
            queues.Number("newBatchThreshold", batchSize / 2, 0, 1000),
            queues.Number("maxDequeueCount", 5, 1, 1000),
            queues.Span("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            queues.Span("maxPollingInterval", TimeSpan.FromMinutes(1), QueuePump.PollingMin, TimeSpan.FromDays(1)),
            queues.Text("messageEncoding", "base64", "\"base64\" or \"none\"") switch
            {
                "base64" => QueueMessageEncoding.Base64,
                "none" => QueueMessageEncoding.None,
                _ => throw queues.Error("messageEncoding", "\"base64\" or \"none\""),
            }));
    }

    // TimeSpan.Parse reads "30" as thirty days; nobody means that.
    [GeneratedRegex(@"^(\d+\.)?\d\d:\d\d:\d\d(\.\d{1,7})?$", RegexOptions.CultureInvariant)]
    private static partial Regex SpanPattern();

    private readonly record struct Section(string File, string Path, JsonElement? Element)
    {
        public Section Child(string key)
        {
            var child = Value(key);
            return child is null or { ValueKind: JsonValueKind.Object }
                ? new Section(File, PathOf(key), child)
                : throw Error(key, "an object");
        }

        public IEnumerable<string> Keys() => Element?.EnumerateObject().Select(p => p.Name) ?? [];

        public string Text(string key, string missing, string accepted) => Value(key) switch
        {
            null => missing,
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            _ => throw Error(key, accepted),
        };

        public int Number(string key, int missing, int min, int max)
        {
            if (Value(key) is not { } value)
            {
                return missing;
            }

            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) && n >= min && n <= max
                ? n
                : throw Error(key, $"a whole number {min}..{max}");
        }

        public TimeSpan Span(string key, TimeSpan missing, TimeSpan min, TimeSpan max)
        {
            var accepted = $"hh:mm:ss from {min:c} to {max:c}";
            if (Value(key) is null)
            {
                return missing;
            }

            var text = Text(key, "", accepted);
            return SpanPattern().IsMatch(text)
                && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span)
                && span >= min && span <= max
                    ? span
                    : throw Error(key, accepted);
        }

        public InvalidOperationException Error(string key, string accepted) => new(
            $"{File}: {PathOf(key)} is {Value(key)?.GetRawText() ?? "missing"}; accepted: {accepted}.");

        private JsonElement? Value(string key)
        {
            if (Element is not { } element)
            {
                return null;
            }

            return element.ValueKind != JsonValueKind.Object
                ? throw new InvalidOperationException(
                    $"{File}: the whole is a {element.ValueKind}; accepted: an object.")
                : element.TryGetProperty(key, out var value) ? value : null;
        }

        private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
    }
}
