using System.Globalization;
using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What is refused of a file of rules, whole, before anything is written.</summary>
public sealed class RuleFileTests
{
    [Theory]
    [InlineData("2027-02-30,Salah,libur_nasional,x", "holidays-id.csv, row 3, date: expected yyyy-MM-dd")]
    [InlineData("2027-02-03,Salah,libur,x", "holidays-id.csv, row 3, type: expected libur_nasional or cuti_bersama")]
    [InlineData("2027-02-03,,libur_nasional,x", "holidays-id.csv, row 3, name: expected the name")]
    [InlineData("2072-02-03,Jauh,libur_nasional,x", "holidays-id.csv, row 3, date: expected a day up to 2029-12-31")]
    [InlineData("2026-12-25,Natal,libur_nasional,x", "holidays-id.csv, row 3, date: 2026-12-25 is known as 'Kelahiran")]
    [InlineData(" \t2026-12-25,Natal,libur_nasional,x", "row 3, date: 2026-12-25 is known as 'Kelahiran")]
    [InlineData("  2072-02-03,Jauh,libur_nasional,x", "row 3, date: expected a day up to 2029-12-31")]
    public Task C30_WrongHolidayAmongGoodOnes_isRefusedByRowAndField_andNothingIsWritten(string row, string message) =>
        RefusedAsync(
            RuleFile.Holidays, RuleDesk.Holiday("2027-09-14") + row + "\n", message, adds: true);

    [Fact]
    public Task C30_SingleDaysSentAsTheWholeCalendar_areRefused() => RefusedAsync(
        RuleFile.Holidays, RuleDesk.Holiday("2027-09-14"), "holidays-id.csv: expected the national holidays of 2026");

    /// <summary>Banks would seem to work on this year's Christmas, and debits to have settled sooner.</summary>
    [Theory]
    [InlineData("2026-10-05", null, 2027, 2027, "2026")]
    [InlineData("2026-10-05", "2027-01-01", 2027, 2027, "2026")]
    [InlineData("2027-01-10", null, 2027, 2027, "2026")]
    [InlineData("2026-10-05", "2027-01-01", 2025, 2026, "2027")]
    [InlineData("2026-12-01", "2028-01-01", 2026, 2026, "2027, 2028")]
    public async Task C01_WholeCalendarWithoutAYearThatCounts_isRefused(
        string today, string? from, int first, int last, string lacking)
    {
        var desk = new RuleDesk($"{today} 09:00");
        var lines = RuleDesk.Shipped(RuleFile.Holidays).Split('\n')[1..]
            .Where(l => l.Length > 0 && int.Parse(l[..4], CultureInfo.InvariantCulture) is var year
                && year >= first && year <= last);

        var refused = await Assert.ThrowsAsync<FormatException>(
            () => desk.TakeAsync(RuleFile.Holidays, RuleDesk.Header + string.Join('\n', lines) + "\n", from));

        Assert.Contains(
            $"holidays-id.csv: expected the national holidays of {lacking} whole", refused.Message,
            StringComparison.Ordinal);
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }

    [Fact]
    public Task C30_AdditionOfNoDay_isRefused() => RefusedAsync(
        RuleFile.Holidays, RuleDesk.Header, "row 2: expected at least one day", adds: true);

    [Fact]
    public Task C30_OnlyHolidaysAreAddedTo() => RefusedAsync(
        RuleFile.Ladder, RuleDesk.Shipped(RuleFile.Ladder), "adds: expected for holidays-id.csv only", adds: true);

    [Theory]
    [InlineData("ladders.json", "", "", "file: expected one of holidays-id.csv, ladder.json, retry-plan.json")]
    [InlineData("ladder.json", "\"days\": 2,", "\"days\": 40,", "ladder.json, row 4, days: expected 0 to 31")]
    [InlineData("ladder.json", "due-2", "due~3", "ladder.json, row 4, stage: expected 1 to 20 small letters")]
    [InlineData("ladder.json", "due-2", "due-1", "ladder.json, row 5, stage: expected each once")]
    [InlineData("ladder.json", "\"days\": 2,", "\"days\": 8,", "ladder.json, row 4, reached: expected stages in order")]
    [InlineData("ladder.json", "bankingDaysBeforeSafeDay", "whenever", "line 4, $[2].reached: expected one of Banking")]
    [InlineData(
        "ladder.json", "\"alsoUntried\": true", "\"alsoUntried\": false",
        "ladder.json: expected a stage before the safe day that is alsoUntried")]
    [InlineData("ladder.json", "\"every\": 7", "\"every\": 99", "ladder.json, row 8, every: expected 0 to 31")]
    [InlineData(
        "ladder.json", "\"stage\": \"covered\"", "\"stage\": \"week-9\"", "row 15, stage: expected no name")]
    [InlineData("ladder.json", "[\"treasurer\", \"head\"]", "[]", "ladder.json, row 3, to: expected one or more roles")]
    [InlineData("ladder.json", "[\"treasurer\", \"head\"]", "[\"mayor\"]", "expected one of Treasurer, Secretary")]
    [InlineData("benefits.json", "42000000", "0", "benefits.json, row 1, death: expected a sum of more than Rp0")]
    [InlineData("benefits.json", "\"scholarshipYears\": 3", "\"scholarshipYears\": 0", "Years: expected 1 to")]
    [InlineData("ladder.json", "\"stage\": \"missed\", ", "", "ladder.json, line 3, $[1]: JSON")]
    [InlineData("retry-plan.json", "\"NoFunds\"", "\"NoMoney\"", "line 7, $.rules[0].reason: expected one of NoF")]
    [InlineData("retry-plan.json", "\"attemptsPerDay\": 3", "\"attemptsPerDay\": 0", "retry-plan.json: Retry plan")]
    [InlineData("retry-plan.json", "06:30", "6.30", "retry-plan.json, dueDayHours: expected hours as HH:mm")]
    [InlineData("tariffs.json", "\"cap\": 9559600", "\"cap\": 0", "tariffs.json, wageCaps row 1: expected cap: a")]
    [InlineData(
        "tariffs.json", "\"employerPer10000\": 24,", "\"employerPer10000\": 24000,",
        "tariffs.json, rates row 1: expected employerPer10000: 0 to 10000")]
    [InlineData("tariffs.json", "\"VeryHigh\"", "\"High\"", "rates row 4: expected one row for each program")]
    [InlineData("tariffs.json", "\"to\": \"2027-03\"", "\"to\": \"2025-03\"", "bpuReliefs row 1: expected to: not")]
    [InlineData("tariffs.json", "\"2015-07\"", "\"2026-12\"", "tariffs.json, rates: expected a rate of Jkk")]
    [InlineData("tariffs.json", "\"from\": \"2015-07\"", "\"from\": \"July\"", "$.rates[0].from: 'July' is not a")]
    [InlineData("bpu-bands-unverified.csv", "0,1099000,1000000,", "1,1099000,1000000,", "row 2, income_from: exp")]
    [InlineData("bpu-bands-unverified.csv", "1000000,10000,", "1000000,ten,", "row 2, column 4: expected whole rupiah")]
    [InlineData("bpu-bands-unverified.csv", "income_from", "income", "row 1: expected a header that begins")]
    [InlineData("tariffs.json", "\"wageCaps\": [", "\"wageCaps\": [ null,", "wageCaps row 1: expected a row")]
    [InlineData("retry-plan.json", "\"rules\": [", "\"rules\": [ null,", "retry-plan.json, rules: expected rules")]
    [InlineData(
        "ladder.json", "\"bankingDaysBeforeOpening\", \"days\": 1", "\"bankingDaysBeforeOpening\"",
        "ladder.json, row 1, reached: expected one stage before the opening, a day or more")]
    [InlineData("ladder.json", "[\n", "[ null,\n", "ladder.json, row 1: expected a stage")]
    [InlineData("funds.json", "[\"Bpu\"]", "[]", "funds.json, row 3, segments: expected at least one")]
    [InlineData("funds.json", "\"UU 6/2014 Ps 72(1)a\"", "\"\"", "funds.json, row 2, basis: expected")]
    [InlineData("messages-id.json", "{urgency}, {total}:", "{urgency}:", "subject.unpaid: expected {total} in it, wh")]
    [InlineData("messages-id.json", ", {total}: iuran", ", {jumlah}: iuran", "subject.unpaid: expected places of {urg")]
    [InlineData("messages-id.json", ": {total}, paling lambat {safeDay}", ": {total}", "unpaid.lead: expected {safeD")]
    [InlineData("messages-id.json", "short.reply", "short.answer", "short.answer: is no text of a message; expected")]
    [InlineData("messages-id.json", "short.reply", "pendek", "pendek: is no text of a message; expected one of s")]
    [InlineData("messages-id.json", "\"belum terbayar\"", "\" \"", "messages-id.json, status.unpaid: expected a text")]
    [InlineData("messages-id.json", "\"belum terbayar\"", "null", "messages-id.json, status.unpaid: expected a text")]
    [InlineData("messages-id.json", "\"belum terbayar\"", "7", "messages-id.json, line 12, ")]
    [InlineData("messages-id.json", "Yth. Camat", "Yth. {Camat", "greeting.subdistrict: expected braces only around")]
    [InlineData("messages-id.json", "Jawab: ", "Jawab:\\n", "messages-id.json, short.reply: expected one line without")]
    [InlineData("messages-id.json", "Hubungi Dinas", "Bayar ke 3012-3316-1220, Dinas", "expected no account number")]
    [InlineData(
        "messages-id.json", "{urgency}, {total}: iuran BPJS Ketenagakerjaan Desa {village}",
        "{urgency}: iuran Desa {village} {total}", "subject.unpaid: expected {total} before {village}")]
    [InlineData(
        "messages-en.json", "Months: {bills}.", "Months: {bills}, that is what you asked for, and what follows here is "
            + "much too long for a telephone, because nobody scrolls through a message that should have been four "
            + "lines; and so it goes on and on and on until it no longer fits on any screen, and then a bit more",
        "messages-en.json, short.months: expected at most 240 characters")]
    public Task C30_WrongFile_isRefusedByRowAndField_andNothingIsWritten(
        string file, string good, string bad, string message) => RefusedAsync(
            file, RuleFile.All.Contains(file) ? Changed(RuleDesk.Shipped(file), good, bad) : "x", message);

    [Fact]
    public async Task C30_ReasonWithAnAccountNumber_isRefused()
    {
        var desk = new RuleDesk();
        await Assert.ThrowsAsync<FormatException>(() => new UseCases.TakeRules(
            desk.Versions, desk.InForce, desk.InForce.Now, desk.Time).RunAsync(
                new UseCases.RulesRequest(
                    RuleFile.Holidays, RuleDesk.Holiday("2027-09-14"), true, null, "rekening 3012331612", "sari"),
                default));
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }

    private static string Changed(string text, string good, string bad)
    {
        Assert.Contains(good, text, StringComparison.Ordinal);
        return text.Replace(good, bad, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string file, string text, string message, bool adds = false)
    {
        var desk = new RuleDesk();
        var refused = await Assert.ThrowsAsync<FormatException>(() => desk.TakeAsync(file, text, adds: adds));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }
}
