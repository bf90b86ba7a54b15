using System.Text.Json;

namespace PremiumFunctions.Local.Phones;

/// <summary>All messages that were taken over, oldest first; kept in a file where a folder is given.</summary>
internal sealed class PhoneBook
{
    private readonly Lock gate = new();
    private readonly List<PhoneMessage> messages = [];
    private readonly List<PhoneMessage> written = [];
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

    /// <summary>What owners of phones wrote, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Written
    {
        get
        {
            lock (gate)
            {
                return [.. written];
            }
        }
    }

    /// <returns>The id that Meta would give it.</returns>
    public string Wrote(string number, DateTimeOffset at, string text)
    {
        lock (gate)
        {
            var id = $"wamid.from{written.Count + 1:000000}{at.ToUnixTimeSeconds()}==";
            written.Add(new PhoneMessage(number, id, at, text, "", HasArrived: true) { IsTheirs = true });
            return id;
        }
    }

    public bool HasWrittenWithinADay(string number, DateTimeOffset now)
    {
        lock (gate)
        {
            return written.Exists(w => w.Number == number && now - w.At < TimeSpan.FromHours(24));
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
