namespace Premium.Domain;

/// <summary>What villages are told, in each language that a contact may have.</summary>
public sealed record MessageBook(MessageTexts Indonesian, MessageTexts English)
{
    private static readonly Lazy<MessageBook> AsShipped = new(() => new MessageBook(
        MessageTexts.Shipped(RuleFile.MessagesId), MessageTexts.Shipped(RuleFile.MessagesEn)));

    /// <summary>What ships with the system; pages and work items have their words of causes from here.</summary>
    public static MessageBook Shipped => AsShipped.Value;

    /// <param name="language">Of a contact; Indonesian where it is none that there is.</param>
    public MessageTexts In(string language) => language == English.Language ? English : Indonesian;
}
