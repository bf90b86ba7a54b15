using Premium.Domain;
using Premium.Pages;

namespace Premium.Tests.Pages;

public sealed class WordsTests
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private static readonly Words Indonesian = new(Language.Indonesian, Wib);
    private static readonly Words English = new(Language.English, Wib);

    [Fact]
    public void Bill_states_have_words_in_both_languages() => Distinct<BillState>((w, s) => w.Label(s));

    [Fact]
    public void ImportThatIsBeingWritten_isSaidToBe_andCutShortOnlyOnceNobodyCanBeWritingIt()
    {
        var (at, max) = (new DateTimeOffset(2026, 12, 3, 2, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(15));
        var shown = new ShownImport(
            "20261203-020000-00000000", new ImportTerms(ImportKind.Members, false, PayMonth.Parse("2026-12")),
            FieldMap.None, "a.csv", "", "sari", at, "", "", NeedsSecond: false);
        var entry = ImportEntry.After(null, shown, ImportStep.Taking, "budi", at);

        Assert.StartsWith(
            "sedang diambil oleh budi sejak ", Indonesian.State(shown, entry, at + max - TimeSpan.FromTicks(1), max));
        Assert.StartsWith("being taken by budi since ", English.State(shown, entry, at, max));
        Assert.Equal("terputus di tengah jalan; ambil sekali lagi", Indonesian.State(shown, entry, at + max, max));
    }

    [Fact]
    public void Standings_have_words_in_both_languages() => Distinct<Standing>((w, s) => w.Label(s));

    [Fact]
    public void Fates_have_words_in_both_languages()
    {
        Distinct<Fate>((w, f) => w.Label(f));
        Distinct<Fate>((w, f) => w.Meaning(f));
        Distinct<Fate>((w, f) => w.Label(f, RunPurpose.Reconcile));
    }

    [Fact]
    public void Filters_have_words_in_both_languages() => Distinct<BillFilter>((w, f) => w.Label(f));

    [Fact]
    public void Attempts_and_alerts_have_words_in_both_languages()
    {
        Distinct<DebitState>((w, s) => w.Label(s));
        Distinct<AlertState>((w, s) => w.Label(s));
    }

    [Fact]
    public void Months_of_a_village_have_words_in_both_languages()
    {
        Distinct<MonthMark>((w, m) => w.Meaning(m));
        Assert.Equal(MonthMarks.All.Order(), Enum.GetValues<MonthMark>().Order());
        Assert.Equal(
            MonthMarks.All.Count, MonthMarks.All.Select(m => Indonesian.Label(m)).Distinct().Count());
    }

    [Fact]
    public void What_happened_to_an_attempt_has_words_in_both_languages()
    {
        Distinct<CallFate>((w, f) => w.Label(f));
        Distinct<SnapService>((w, s) => w.Label(s));
        Distinct<DecidedOutcome>((w, o) => w.Label(o));
        Distinct<DeliveryOutcome>((w, o) => w.Label(o));
        Distinct<SourceOfFunds>((w, s) => w.Label(s));
    }

    [Fact]
    public void Refusals_have_words_in_both_languages() => Distinct<RefusalReason>((w, r) => w.Refusal(r));

    [Fact]
    public void Runs_have_words_in_both_languages()
    {
        Distinct<RunPurpose>((w, p) => w.Label(p));
        Distinct<RunState>((w, s) => w.Label(s));
    }

    [Fact]
    public void Breaks_have_words_in_both_languages()
    {
        Distinct<BreakKind>((w, k) => w.Label(k));
        Distinct<BreakKind>((w, k) => w.Meaning(k));
    }

    [Fact]
    public void Segments_have_words_in_both_languages() => Distinct<Segment>((w, s) => w.Label(s));

    [Fact]
    public void Holds_have_a_reason_in_both_languages() => Distinct<HoldReason>(
        (w, hold) => w.Reason(Bill(BillState.Held) with { Hold = hold }));

    [Fact]
    public void Doubts_have_a_reason_in_both_languages() => Distinct<BillDoubt>(
        (w, doubt) => w.Reason(Bill(BillState.Debited) with { Doubt = doubt }));

    [Fact]
    public void States_have_a_reason_in_both_languages() => Distinct<BillState>((w, s) => w.Reason(Bill(s)));

    [Fact]
    public void Refused_bills_have_a_reason_in_both_languages()
    {
        foreach (var refusal in Enum.GetValues<RefusalReason>())
        {
            var bill = Bill(BillState.Refused) with { Refusal = refusal };
            Assert.Equal(AlertText.Reason(bill), Indonesian.Reason(bill));
            Assert.Equal(English.Refusal(refusal), English.Reason(bill));
        }
    }

    [Theory]
    [InlineData("missed", "Iuran gagal didebet", "Payment missed")]
    [InlineData("due-0", "Hari batas aman", "Safe debit day")]
    [InlineData("due-1", "1 hari kerja sebelum batas aman", "1 banking day before the safe day")]
    [InlineData("due-5", "5 hari kerja sebelum batas aman", "5 banking days before the safe day")]
    [InlineData("late-1", "1 hari lewat jatuh tempo", "1 day past the due date")]
    [InlineData("week-15", "15 hari lewat jatuh tempo", "15 days past the due date")]
    [InlineData("lapse-7", "7 hari sebelum perlindungan terputus", "7 days before cover lapses")]
    [InlineData("lapsed", "Perlindungan terputus", "Cover lapsed")]
    [InlineData("lapsed-week-7", "7 hari sejak perlindungan terputus", "7 days since cover lapsed")]
    [InlineData("paid", "Terbayar", "Paid")]
    [InlineData("covered", "Bukti bayar diterima", "Receipt received")]
    [InlineData("call-head", "call-head", "call-head")]
    public void Stage_in_words(string stage, string indonesian, string english)
    {
        Assert.Equal(indonesian, Indonesian.Stage(stage));
        Assert.Equal(english, English.Stage(stage));
    }

    [Fact]
    public void Shipped_ladder_has_words_for_every_stage()
    {
        var rungs = RulesData.Parse<IReadOnlyList<Rung>>("ladder.json", RulesData.Shipped("ladder.json"));
        Assert.NotEmpty(rungs);
        Assert.All(rungs, r => Assert.NotEqual(r.StageOn(r.Days), Indonesian.Stage(r.StageOn(r.Days))));
    }

    [Theory]
    [InlineData(-12, "lewat 12 hari", "12 days ago")]
    [InlineData(-1, "lewat 1 hari", "1 day ago")]
    [InlineData(0, "hari ini", "today")]
    [InlineData(1, "besok", "tomorrow")]
    [InlineData(9, "9 hari lagi", "in 9 days")]
    public void Days_left_in_words(int days, string indonesian, string english)
    {
        Assert.Equal(indonesian, Indonesian.DaysLeft(days));
        Assert.Equal(english, English.DaysLeft(days));
    }

    [Fact]
    public void Day_and_time_are_local()
    {
        var utc = new DateTimeOffset(2026, 12, 14, 18, 5, 0, TimeSpan.Zero);
        Assert.Equal("15 Desember 2026", Indonesian.Day(new DateOnly(2026, 12, 15)));
        Assert.Equal("15 December 2026", English.Day(new DateOnly(2026, 12, 15)));
        Assert.Equal("15 Desember 2026 01.05 WIB", Indonesian.Time(utc));
        Assert.Equal("15 December 2026 01:05 WIB", English.Time(utc));
        Assert.EndsWith(" 03.05 WIT", new Words(Language.Indonesian, TimeSpan.FromHours(9)).Time(utc));
        Assert.EndsWith(" 18.05 UTC+0", new Words(Language.Indonesian, TimeSpan.Zero).Time(utc));
    }

    [Fact]
    public void Numbers_follow_the_language()
    {
        Assert.Equal("1.234 tagihan", Indonesian.Bills(1234));
        Assert.Equal("1,234 bills", English.Bills(1234));
        Assert.Equal("1 bill", English.Bills(1));
    }

    [Fact]
    public void Problem_hides_accounts_and_keeps_codes_and_references()
    {
        var reference = Bill(BillState.Short).Id.Attempt(1).PaymentReference;
        Assert.Equal(
            $"33.16.12.2001: account *** of {reference} on 2026-12-03",
            Words.Problem($"33.16.12.2001: account {Sample.Account} of {reference} on 2026-12-03"));
    }

    private static Bill Bill(BillState state) =>
        Sample.Bill(Sample.Village(12, 1, "Sumberan"), Segment.Pu, Sample.November, state);

    /// <summary>Every value has its own words, and other ones in the other language.</summary>
    private static void Distinct<T>(Func<Words, T, string> say)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        foreach (var words in new[] { Indonesian, English })
        {
            Assert.All(values, v => Assert.False(string.IsNullOrWhiteSpace(say(words, v))));
            Assert.Equal(values.Length, values.Select(v => say(words, v)).Distinct().Count());
        }

        Assert.All(values, v => Assert.NotEqual(say(Indonesian, v), say(English, v)));
    }
}
