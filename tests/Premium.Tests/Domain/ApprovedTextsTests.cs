using System.Text;
using Premium.Domain;
using Premium.Tests.Tidy;

namespace Premium.Tests.Domain;

/// <summary>
/// What villages read, as people approved it: whole messages, then every sentence of every stage and cause the first
/// time it is said. With <c>ACCEPT_TEXTS=1</c> the approved files are written anew.
/// </summary>
public sealed class ApprovedTextsTests
{
    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Messages_areAsApproved(string language)
    {
        var text = new StringBuilder();
        foreach (var (name, letter, to) in LetterDesk.Examples(language))
        {
            var message = VillageText.Of(letter, to);
            text.Append($"==== {name}\n{message.Subject}\n\n{message.Body}\n-- telepon\n{message.Short}\n\n");
        }

        var said = new HashSet<string>();
        foreach (var (stage, cause, letter) in LetterDesk.StagesAndCauses(language))
        {
            var message = VillageText.Of(letter, ContactRole.Treasurer);
            Fits(letter, message);
            var added = $"{message.Subject}\n{message.Body}\n{message.Short}".Split('\n').Where(said.Add).ToList();
            text.Append(added.Count == 0 ? "" : $"==== {stage}, {cause}\n{string.Join('\n', added)}\n");
        }

        await MatchesAsync($"messages-{language}.txt", text.ToString().TrimEnd('\n') + "\n");
    }

    /// <summary>Whatever it says: four lines for a telephone, sum and day, each place filled, no account.</summary>
    private static void Fits(VillageLetter letter, AlertText message)
    {
        var lines = message.Short.Split('\n');
        Assert.InRange(lines.Length, 3, 4);
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 400));
        Assert.InRange(message.Short.Length, 1, 1000);
        Assert.DoesNotContain('\n', message.Subject);
        foreach (var text in new[] { message.Subject, message.Body, message.Short })
        {
            Assert.DoesNotContain('{', text);
            Assert.DoesNotContain(Some.Account().No.Reveal(), text, StringComparison.Ordinal);
            Assert.Contains(letter.Name, text, StringComparison.Ordinal);
        }

        if (!letter.IsNewsOnly)
        {
            Assert.Contains($"{letter.Total}", message.Subject[..60], StringComparison.Ordinal);
            Assert.Contains(letter.Texts.Day(letter.FirstSafeDay), message.Body, StringComparison.Ordinal);
            Assert.Contains($"<strong>{letter.Total}</strong>", message.Html, StringComparison.Ordinal);
        }
    }

    private static async Task MatchesAsync(string file, string text)
    {
        var path = Path.Combine(SourceTree.Root.FullName, "tests/Premium.Tests/Domain/Approved", file);
        if (Environment.GetEnvironmentVariable("ACCEPT_TEXTS") == "1")
        {
            await File.WriteAllTextAsync(path, text);
            return;
        }

        var approved = await File.ReadAllTextAsync(path);
        var (before, now) = (approved.Split('\n'), text.Split('\n'));
        var differing = Enumerable.Range(0, Math.Max(before.Length, now.Length))
            .Where(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
            .Take(5)
            .Select(i => $"{file}:{i + 1}\n- {before.ElementAtOrDefault(i)}\n+ {now.ElementAtOrDefault(i)}");
        Assert.True(approved == text, string.Join('\n', differing));
    }
}
