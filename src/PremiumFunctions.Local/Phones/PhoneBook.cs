using System.Text.Json;

namespace PremiumFunctions.Local.Phones;

/// <summary>All messages that were taken over, oldest first; kept in a file where a folder is given.</summary>
internal sealed class PhoneBook
{
    private readonly Lock gate = new();
    private readonly List<PhoneMessage> messages = [];
    private readonly Dictionary<string, DateTimeOffset> written = [];
    private readonly string file;

    public PhoneBook(string folder)
    {
        file = folder.Length == 0 ? "" : Path.Combine(Directory.CreateDirectory(folder).FullName, "phones.jsonl");
        if (File.Exists(file))
        {
            // The last line may be torn.
            messages.AddRange(File.ReadLines(file).Select(TryRead).OfType<PhoneMessage>());
        }
    }

    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public PhoneMessage Add(PhoneOrder order, DateTimeOffset at, bool hasArrived)
    {
        lock (gate)
        {
            var message = new PhoneMessage(
                order.Number, $"wamid.twin{messages.Count + 1:000000}==", at, order.Text, order.Origin, hasArrived);
            messages.Add(message);
            if (file.Length > 0)
            {
                File.AppendAllText(file, JsonSerializer.Serialize(message) + "\n");
            }

            return message;
        }
    }

    public void Wrote(string number, DateTimeOffset at)
    {
        lock (gate)
        {
            written[number] = at;
        }
    }

    public bool HasWrittenWithinADay(string number, DateTimeOffset now)
    {
        lock (gate)
        {
            return written.TryGetValue(number, out var at) && now - at < TimeSpan.FromHours(24);
        }
    }

    private static PhoneMessage? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<PhoneMessage>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
