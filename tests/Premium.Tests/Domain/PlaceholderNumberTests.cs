using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Banks fill the field of their own reference where they have none, and fill fields of lines alike.</summary>
public sealed class PlaceholderNumberTests
{
    private static Matching Match(Debit debit, string text, string id) => StatementMatcher.Match(
        new DebitBook([debit], Some.December),
        [
            new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete(
                [new StatementLine(id, Some.At("2026-12-03 09:01"), debit.Amount, true, text, false)])),
        ],
        Some.Rules());

    [Theory]
    [InlineData("000000000000", false)]
    [InlineData("0000-0000-0000", false)]
    [InlineData("XXXXXXXX", false)]
    [InlineData("NULL", false)]
    [InlineData("null", false)]
    [InlineData("(none)", false)]
    [InlineData("-", false)]
    [InlineData("000000000001", true)]
    [InlineData("NULL26338", true)]
    public void BanksOwnReference_thatIsAPlaceholder_namesNoLine(string number, bool isName)
    {
        var refused = Some.Debit(DebitState.Refused) with { BankReference = number };

        Assert.Equal(isName, Match(refused, "TARIKAN " + number, id: "000001").Adopted.Count == 1);
        Assert.Equal(isName, Match(refused, "TARIKAN", id: number).Adopted.Count == 1);
    }

    /// <summary>Each line has the same nothing for an id, and a credit that repeats it takes back none of them.
    /// </summary>
    [Theory]
    [InlineData("00000000", false)]
    [InlineData("00000001", true)]
    public void IdOfALine_thatIsAPlaceholder_isQuotedByNone(string id, bool isName) =>
        Assert.Equal(isName, new Narrative("SETORAN " + id).Quotes(new Narrative(id)));
}
