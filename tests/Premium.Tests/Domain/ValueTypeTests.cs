using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class ValueTypeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("16800", 16_800)]
    [InlineData("-5", -5)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Rupiah_readsWholeRupiah(string text, long value) =>
        Assert.Equal(new Rupiah(value), Rupiah.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("+5")]
    [InlineData("5\0")]
    [InlineData(" 5")]
    [InlineData("1.000")]
    [InlineData("1,5")]
    [InlineData("Rp5")]
    [InlineData("1e3")]
    [InlineData("\u0665")]
    [InlineData("9223372036854775808")]
    public void Rupiah_refusesAnythingElse_sayingWhatIsAccepted(string? text)
    {
        var error = Assert.Throws<FormatException>(() => Rupiah.Parse(text));
        Assert.Contains("expected digits only, such as 16800", error.Message, StringComparison.Ordinal);
        Assert.False(Rupiah.TryParse(text, out var rupiah));
        Assert.Equal(Rupiah.Zero, rupiah);
    }

    [Fact]
    public void Rupiah_overflows_loudly()
    {
        var most = new Rupiah(long.MaxValue);
        Assert.Throws<OverflowException>(() => most + new Rupiah(1));
        Assert.Throws<OverflowException>(() => new Rupiah(long.MinValue) - new Rupiah(1));
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => Rupiah.Sum([most, most]));
    }

    [Theory]
    [InlineData(2_384_164, "Rp2.384.164")]
    [InlineData(0, "Rp0")]
    [InlineData(-16_800, "-Rp16.800")]
    public void Rupiah_printsAsInIndonesia(long value, string text) => Assert.Equal(text, new Rupiah(value).ToString());

    [Theory]
    [InlineData("33.16.12.2010", "33.16.12", "2010", true)]
    [InlineData("33.16.09.1013", "33.16.09", "1013", false)]
    [InlineData("91.02.06.3001", "91.02.06", "3001", true)]
    public void VillageCode_knowsItsDistrictAndType(string text, string district, string number, bool hasAdd)
    {
        var code = VillageCode.Parse(text);
        Assert.Equal(district, code.District.ToString());
        Assert.Equal(number, code.Number);
        Assert.Equal(hasAdd, code.HasAdd);
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3316122010")]
    [InlineData("33.16.12.4001")]
    [InlineData("33.16.12.0001")]
    [InlineData("33.16.12.201")]
    [InlineData("33.16.12.20100")]
    [InlineData("33.16.12,2010")]
    [InlineData("33.16.12.2\u066010")]
    [InlineData("../../../etc1")]
    [InlineData("33.16.12.2010\n")]
    public void VillageCode_refusesAnythingElse(string? text)
    {
        var error = Assert.Throws<FormatException>(() => VillageCode.Parse(text));
        Assert.Contains("expected PP.KK.CC.VVVV", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("33.16")]
    [InlineData("33-16-12")]
    [InlineData("33.16.1\u0662")]
    [InlineData("33.16.12~")]
    public void DistrictCode_refusesAnythingElse(string text) => Assert.Contains(
        "such as 33.16.12",
        Assert.Throws<FormatException>(() => DistrictCode.Parse(text)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("1999-12")]
    [InlineData("2100-01")]
    [InlineData("2026-1")]
    [InlineData("2026/11")]
    [InlineData("26-11-1")]
    [InlineData("2026-1\u0661")]
    [InlineData(null)]
    public void Period_refusesAnythingElse(string? text) => Assert.Contains(
        "expected yyyy-MM from 2000-01 to 2099-12",
        Assert.Throws<FormatException>(() => Period.Parse(text)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Period_countsOverTheYear_andPrints()
    {
        var period = Period.Parse("2026-12");
        Assert.Equal(new Period(2027, 1), period.Plus(1));
        Assert.Equal(new Period(2025, 12), period.Plus(-12));
        Assert.Equal("2612", period.Yymm);
        Assert.Equal("Desember 2026", period.Indonesian);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(2099, 12).Plus(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(2000, 1).Plus(-1));
    }

    [Theory]
    [InlineData("33.16.12.2010~pu")]
    [InlineData("33.16.12.2010~xx~2026-11")]
    [InlineData("33.16.12.2010~pu~2026-11~01")]
    [InlineData("")]
    public void BillId_refusesAnythingElse(string text) => Assert.Throws<FormatException>(() => BillId.Parse(text));

    [Fact]
    public void BillId_readsWhatItPrints()
    {
        var id = Some.BillId(Segment.Bpu);
        Assert.Equal("33.16.12.2010~bpu~2026-11", id.ToString());
        Assert.Equal(id, BillId.Parse(id.ToString()));
    }

    [Fact]
    public void PaymentReference_isSeventeenDigits_andReadsBack()
    {
        foreach (var segment in Segments.All)
        {
            foreach (var attempt in Enumerable.Range(1, DebitId.AttemptMax))
            {
                var id = Some.BillId(segment).Attempt(attempt);
                Assert.Equal(17, id.PaymentReference.Length);
                Assert.DoesNotContain(id.PaymentReference, c => !char.IsAsciiDigit(c));
                Assert.True(DebitId.TryParseReference(id.PaymentReference, out var back));
                Assert.Equal(id, back);
            }
        }

        Assert.Equal("33161220102611103", Some.BillId().Attempt(3).PaymentReference);
    }

    [Fact]
    public void ExternalIds_ofAHundredRequests_areNineteenDigitsAndUnique()
    {
        var id = Some.BillId().Attempt(1);
        var ids = Enumerable.Range(0, 100).Select(id.ExternalId).ToList();
        Assert.Equal(100, ids.Distinct().Count());
        Assert.All(ids, text => Assert.Equal(19, text.Length));
        Assert.All(ids, text => Assert.DoesNotContain(text, c => !char.IsAsciiDigit(c)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3316122010261110")]
    [InlineData("331612201026111033")]
    [InlineData("33161220102613103")]
    [InlineData("33161220102611303")]
    [InlineData("33161220102611100")]
    [InlineData("33161240102611103")]
    [InlineData("3316122010261110\u0663")]
    public void Reference_thatIsNotOurs_isNotRead(string? text) =>
        Assert.False(DebitId.TryParseReference(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public void Attempt_outsideOneToNinetyNine_isRefused(int attempt) => Assert.Contains(
        "expected 1 to 99",
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.BillId().Attempt(attempt)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("17", true)]
    [InlineData("18", false)]
    [InlineData("017", false)]
    [InlineData("Transfer", false)]
    [InlineData("", false)]
    public void SnapService_isReadAsItsNumberOnly(string code, bool isRead) =>
        Assert.Equal(isRead, SnapServices.TryParse(code, out var service) && service == SnapService.Transfer);

    [Fact]
    public void AccountNo_isMasked_whateverPrintsIt()
    {
        var account = AccountNo.Parse("3012345678901");
        var order = Some.Debit() with { Source = account };
        var texts = new[]
        {
            account.ToString(),
            $"{account}",
            string.Concat(account),
            new BankAccount("bjt", account).ToString(),
            order.ToString(),
            order.AsOrder(0).ToString(),
            (Some.Mandate() with { Account = new BankAccount("bjt", account) }).ToString(),
        };

        Assert.All(texts, text => Assert.DoesNotContain("3012345678", text, StringComparison.Ordinal));
        Assert.Equal("**********901", account.ToString());
        Assert.Equal("3012345678901", account.Reveal());
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("30123456789O1")]
    [InlineData("30-1234-5678")]
    [InlineData("12345678901234567890123456789012345")]
    public void AccountNo_refusal_doesNotRepeatTheInput(string text)
    {
        var error = Assert.Throws<FormatException>(() => AccountNo.Parse(text));
        Assert.DoesNotContain(text, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected 5 to 34 digits", error.Message, StringComparison.Ordinal);
    }
}
