using System.Buffers;
using System.Text;
using System.Text.Json;
using Premium.Domain;

namespace Premium.Ports;

/// <summary>The queues, as <c>QueueTrigger</c> attributes name them.</summary>
public static class WakeQueues
{
    public const string Districts = "districts";
    public const string Alerts = "alerts";
    public const string Reconciliations = "reconciliations";

    /// <summary>Azure Storage Queues hide a message for at most seven days.</summary>
    public static readonly TimeSpan DelayMax = TimeSpan.FromDays(7);

    /// <summary>
    /// The delay a queue is given: none for a moment already past, no longer than it takes, and in whole seconds, up.
    /// Queues cut off fractions, and whoever is woken before the moment finds nothing due.
    /// </summary>
    public static TimeSpan DelayOf(TimeSpan delay) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero
        : delay <= DelayMax ? TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds))
        : DelayMax;
}

/// <summary>
/// Wakes as text: <c>{"v":1,"district":"33.16.12","purpose":"collect","run":"collect~2026-12-03~33.16~01"}</c>. Reading
/// is strict: a message that is not exactly ours throws a <see cref="FormatException"/> that names the field.
/// </summary>
public static class WakeMessages
{
    private const string Repeats = "yes";

    public static string Format(DistrictWake wake) => wake.Run is null
        ? Write(("district", wake.District.ToString()), ("purpose", Key(wake.Purpose)))
        : Write(("district", wake.District.ToString()), ("purpose", Key(wake.Purpose)), ("run", wake.Run));

    public static string Format(AlertWake wake) =>
        Write(("district", wake.District.ToString()), ("payMonth", wake.PayMonth.ToString()));

    public static string Format(ReconciliationWake wake) => wake.IsRepeat
        ? Write(("run", wake.Run), ("district", wake.District.ToString()), ("repeat", Repeats))
        : Write(("run", wake.Run), ("district", wake.District.ToString()));

    public static DistrictWake ParseDistrict(string text)
    {
        var fields = Read(text, "a district wake", ["district", "purpose"], ["run"]);
        var purpose = fields["purpose"] switch
        {
            "collect" => WakePurpose.Collect,
            "watch" => WakePurpose.Watch,
            _ => throw Wrong("a district wake", "its purpose is neither collect nor watch"),
        };
        return new DistrictWake(DistrictCode.Parse(fields["district"]), purpose, fields.GetValueOrDefault("run"));
    }

    public static AlertWake ParseAlerts(string text)
    {
        var fields = Read(text, "an alert wake", ["district", "payMonth"], []);
        return new AlertWake(DistrictCode.Parse(fields["district"]), PayMonth.Parse(fields["payMonth"]));
    }

    public static ReconciliationWake ParseReconciliation(string text)
    {
        var fields = Read(text, "a reconciliation wake", ["run", "district"], ["repeat"]);
        var isRepeat = fields.GetValueOrDefault("repeat") switch
        {
            null => false,
            Repeats => true,
            _ => throw Wrong("a reconciliation wake", $"its field repeat is not {Repeats}"),
        };
        return new ReconciliationWake(fields["run"], DistrictCode.Parse(fields["district"]), isRepeat);
    }

    private static string Key(WakePurpose purpose) => purpose switch
    {
        WakePurpose.Collect => "collect",
        WakePurpose.Watch => "watch",
    };

    private static string Write(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            foreach (var (name, value) in fields)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Dictionary<string, string> Read(
        string text, string what, ReadOnlySpan<string> needed, ReadOnlySpan<string> optional)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(what, "it is not a JSON object");
            }

            var hasVersion = false;
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (field.Name == "v")
                {
                    hasVersion = field.Value.ValueKind == JsonValueKind.Number
                        && field.Value.TryGetInt32(out var version) && version == 1;
                    continue;
                }

                if (!needed.Contains(field.Name) && !optional.Contains(field.Name))
                {
                    throw Wrong(what, "it has a field that is not ours");
                }

                if (field.Value.ValueKind != JsonValueKind.String
                    || field.Value.GetString() is not { Length: > 0 } value
                    || !fields.TryAdd(field.Name, value))
                {
                    throw Wrong(what, $"its field {field.Name} is not one text");
                }
            }

            if (!hasVersion)
            {
                throw Wrong(what, "its field v is not 1");
            }
        }
        catch (JsonException e)
        {
            throw new FormatException($"The message is not {what}: it is not JSON.", e);
        }

        foreach (var name in needed)
        {
            if (!fields.ContainsKey(name))
            {
                throw Wrong(what, $"its field {name} is missing");
            }
        }

        return fields;
    }

    private static FormatException Wrong(string what, string why) => new($"The message is not {what}: {why}.");
}
