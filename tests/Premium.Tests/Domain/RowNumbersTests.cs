using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class RowNumbersTests
{
    [Theory]
    [InlineData("", "", 1)]
    [InlineData("1 2", "", 3)]
    [InlineData("1 3", "", 4)]
    [InlineData("1 2", "3 4", 5)]
    [InlineData("1 2", "2 999999", 3)]
    [InlineData("1 2 999999", "", 3)]
    [InlineData("2 999999", "1 3", 4)]
    [InlineData("999998", "999999", 1)]
    public void Next_isOneThatIsReadBack(string read, string others, int next)
    {
        static HashSet<int> Of(string numbers) =>
            [.. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, null))];

        Assert.Equal(next, RowNumbers.Next(Of(read), Of(others)));
    }
}
