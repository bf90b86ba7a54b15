using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Words of a channel come doubled, late and in any order.</summary>
public sealed class DeliveryWordTests
{
    private const string Id = "33.16.12.2010-pu-2026-11-missed";

    private static readonly DeliveryOrigin Origin =
        new(new AlertPlace(Some.District, Some.December.Plus(-2), Some.December), Id);

    private static string Hear(string stored, string word, string address = "1")
    {
        var parts = word.Split(' ');
        var line = new DeliveryLine(Enum.Parse<DeliveryOutcome>(parts[0])) { Reference = parts[1] };
        var heard = Deliveries.Hear(
            $"w:1={stored.Replace(" ", "\t\t\t", StringComparison.Ordinal)}",
            new DeliveryWord(Origin, "w", address, line));
        var (key, now) = Assert.Single(Deliveries.Read(heard));
        Assert.Equal("w:1", key);
        return $"{now.Outcome} {now.Reference}".Trim();
    }

    [Theory]
    [InlineData("Started", "Accepted a", "Accepted a")]
    [InlineData("Unsure", "Accepted a", "Accepted a")]
    [InlineData("Unsure", "Delivered a", "Delivered a")]
    [InlineData("Unsure", "Refused a", "Refused a")]
    [InlineData("Accepted a", "Accepted a", "Accepted a")]
    [InlineData("Accepted a", "Delivered a", "Delivered a")]
    [InlineData("Accepted a", "Read a", "Read a")]
    [InlineData("Accepted a", "Refused a", "Refused a")]
    [InlineData("Accepted a", "Pending a", "Pending a")]
    [InlineData("Delivered a", "Accepted a", "Delivered a")]
    [InlineData("Delivered a", "Read a", "Read a")]
    [InlineData("Delivered a", "Refused a", "Delivered a")]
    [InlineData("Read a", "Delivered a", "Read a")]
    [InlineData("Read a", "Refused a", "Read a")]
    [InlineData("Refused a", "Accepted a", "Refused a")]
    [InlineData("Refused a", "Delivered a", "Delivered a")]
    [InlineData("Pending a", "Pending a", "Pending a")]
    [InlineData("Pending a", "Accepted a", "Pending a")]
    public void Word_countsOnlyAsFarAsItIsNews(string stored, string word, string expected) =>
        Assert.Equal(expected, Hear(stored, word));

    [Theory]
    [InlineData("Accepted b", "Refused a", "Accepted b")]
    [InlineData("Pending b", "Refused a", "Pending b")]
    [InlineData("Accepted b", "Read a", "Read a")]
    public void WordOfAnEarlierSend_isHeardOnlyWhereItArrived(string stored, string word, string expected) =>
        Assert.Equal(expected, Hear(stored, word));

    [Theory]
    [InlineData("Accepted a", "Delivered a", "Delivered a")]
    [InlineData("Accepted a", "Delivered b", "Accepted a")]
    [InlineData("Unsure", "Delivered a", "Unsure")]
    public void AddressThatTheChannelSpellsOtherwise_isKnownByTheReferenceAlone(
        string stored, string word, string expected) => Assert.Equal(expected, Hear(stored, word, address: "+1"));

    /// <summary>When people open a message says nothing of the channel since it was sent.</summary>
    [Theory]
    [InlineData(DeliveryOutcome.Accepted, DeliveryOutcome.Delivered, true)]
    [InlineData(DeliveryOutcome.Delivered, DeliveryOutcome.Read, true)]
    [InlineData(DeliveryOutcome.Accepted, DeliveryOutcome.Refused, false)]
    public void WordThatItArrived_keepsTheTimeOfTheSend(DeliveryOutcome stored, DeliveryOutcome word, bool keeps)
    {
        var (sent, told) = (Some.At("2026-12-14 09:00"), Some.At("2026-12-15 10:00"));
        var line = new DeliveryLine(stored) { At = sent, Reference = "a" };
        var heard = Deliveries.Hear(
            Deliveries.Write(new Dictionary<string, DeliveryLine> { ["w:1"] = line }),
            new DeliveryWord(Origin, "w", "1", new DeliveryLine(word) { At = told, Reference = "a" }));

        var now = Assert.Single(Deliveries.Read(heard)).Value;
        Assert.Equal((word, keeps ? sent : told), (now.Outcome, now.At));
    }

    [Fact]
    public void Origin_isReadAsItWasWritten()
    {
        foreach (var origin in new[] { Origin, new DeliveryOrigin(Place: null, "digest-33.16-2026-12-08") })
        {
            Assert.True(DeliveryOrigin.TryParse($"{origin}", out var read));
            Assert.Equal(origin, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("x")]
    [InlineData("33.16.12~2026-12|x")]
    [InlineData("33.16.12~2026-12~2026-11|x")]
    [InlineData("33.16.12~2026-12~2026-12|")]
    [InlineData("33.16~2026-12~2026-12|x")]
    [InlineData("33.16.12~2026-12~2026-13|x")]
    [InlineData("33.16.12~2026-12~2026-12|x|y")]
    public void Origin_thatIsNotOurs_isNone(string text) => Assert.False(DeliveryOrigin.TryParse(text, out _));
}
