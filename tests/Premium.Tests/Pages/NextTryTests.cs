using Premium.Pages;

namespace Premium.Tests.Pages;

/// <summary>Nobody reads of a retry after the safe day without reading what that means.</summary>
public sealed class NextTryTests
{
    [Theory]
    [InlineData(15, "15 Desember 2026 23.30 WIB")]
    [InlineData(14, "15 Desember 2026 23.30 WIB, sesudah batas aman: bulan itu terlambat dibayar")]
    public void RetryAfterTheSafeDay_saysThatTheMonthIsLate(int safeDay, string said) => Assert.Equal(
        said,
        new Words(Language.Indonesian, TimeSpan.FromHours(7)).NextTry(
            new DateTimeOffset(2026, 12, 15, 23, 30, 0, TimeSpan.FromHours(7)), new DateOnly(2026, 12, safeDay)));
}
