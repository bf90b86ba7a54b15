using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class AlertTextTests
{
    private static readonly Rules Rules = Some.Rules();

    private static AlertText Text(Bill bill, string day = "2026-12-08")
    {
        var alert = Rules.Ladder.Due(Some.Sheet(bill), bill, Some.At(day + " 09:00"), Rules.Local, []) ?? new Alert
        {
            Bill = bill.Id,
            Stage = "missed",
            State = AlertState.Raised,
            Amount = bill.Amount,
            RaisedAt = Some.At(day + " 09:00"),
        };
        return Some.Text(alert, bill);
    }

    [Theory]
    [InlineData("2026-12-15", "261200000001", "kode iuran 261200000001")]
    [InlineData("2026-12-15", "", "minta kode iuran PU November 2026")]
    [InlineData("2026-12-14", "261200000001", null)]
    public void LastDay_saysHowToPayAtTheCounter(string day, string code, string? said)
    {
        var text = Text(Some.Bill(BillState.Short) with { KodeIuran = code }, day);
        Assert.All([text.Body, text.Short], t => Assert.Equal(
            said is not null, t.Contains(said ?? "loket", StringComparison.Ordinal)));

        // What the bank may have, or gave back, is paid at no counter.
        Assert.DoesNotContain(
            "loket", Text(Some.Bill(BillState.Unknown) with { KodeIuran = code }, day).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Segment.Pu, BillState.Short, "2026-12-16", true)]
    [InlineData(Segment.Pu, BillState.Short, "2026-12-15", false)]
    [InlineData(Segment.Pu, BillState.Unknown, "2026-12-16", false)]
    [InlineData(Segment.Bpu, BillState.Short, "2026-12-16", false)]
    public void Fine_isNamed_whereTheRegencySaysSo(Segment segment, BillState state, string day, bool isNamed)
    {
        var letter = LetterDesk.Letter("id", "late-1", day, [LetterDesk.BillOf(state, isBpu: segment == Segment.Bpu)]);
        var fined = LetterDesk.Rules with { LateFine = new LateFine([(Some.Day("2026-12-01"), 2)]) };
        Assert.DoesNotContain(
            "denda", VillageText.Of(letter, ContactRole.Treasurer).Body, StringComparison.Ordinal);
        Assert.Equal(isNamed, VillageText.Of(letter with { Rules = fined }, ContactRole.Treasurer).Body.Contains(
            "denda 2 persen per bulan", StringComparison.Ordinal));
    }

    /// <summary>BPJS books money to the oldest month: nobody is called covered while one is open.</summary>
    [Theory]
    [InlineData(BillState.Short, null, "belum tercatat lunas")]
    [InlineData(BillState.Unknown, null, "belum tercatat lunas")]
    [InlineData(BillState.Debited, null, "belum ada bukti bayarnya atau masih diperiksa")]
    [InlineData(BillState.Covered, BillDoubt.MoneyMayBeBack, "belum ada bukti bayarnya atau masih diperiksa")]
    [InlineData(BillState.Covered, BillDoubt.SecondDebit, null)]
    [InlineData(BillState.Covered, null, null)]
    public void Receipt_whileAnOlderMonthIsOpen_callsNobodyCovered(BillState older, BillDoubt? doubt, string? said)
    {
        var letter = LetterDesk.Letter("id", "covered", "2026-12-18", [LetterDesk.BillOf(BillState.Covered)]);
        var october = Some.SheetOf(
            PayMonth.Parse("2026-11"), Some.Bill(older, period: new Period(2026, 10)) with { Doubt = doubt });
        var body = VillageText.Of(
            letter with { Sheets = [october, .. letter.Sheets] }, ContactRole.Treasurer).Body;

        Assert.Equal(said is null, body.Contains("431 orang terlindungi", StringComparison.Ordinal));
        Assert.Equal(said is not null, body.Contains("PU Oktober 2026 " + said, StringComparison.Ordinal));
    }

    /// <summary>It waited for its own sender while the bank gave the money back.</summary>
    [Fact]
    public void Receipt_whoseMoneyMayBeBack_callsNobodyCovered() => Assert.DoesNotContain(
        "orang terlindungi",
        VillageText.Of(
            LetterDesk.Letter("id", "covered", "2026-12-18",
                [LetterDesk.BillOf(BillState.Covered) with { Doubt = BillDoubt.MoneyMayBeBack }]),
            ContactRole.Treasurer).Body,
        StringComparison.Ordinal);

    [Fact]
    public void Receipt_afterALapse_callsNobodyCovered()
    {
        var covered = LetterDesk.BillOf(BillState.Covered);
        var letter = LetterDesk.Letter("id", "covered", "2027-05-01", [covered]);
        var unpaid = Enumerable.Range(1, 4).Select(i => Some.Bill(BillState.Short, period: covered.Id.Period.Plus(i)))
            .Select(b => Some.SheetOf(b.Id.PayMonth, b));
        var body = VillageText.Of(
            letter with { Sheets = [.. letter.Sheets, .. unpaid] }, ContactRole.Treasurer).Body;

        Assert.DoesNotContain("orang terlindungi", body, StringComparison.Ordinal);
        Assert.Contains("PU Desember 2026 sampai Maret 2027", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_asTheTreasurerReadsIt()
    {
        var bill = Some.Bill(BillState.Short, 2_384_164) with
        {
            HeadCount = 43,
            Available = new Rupiah(1_050_000),
            NextTry = Some.At("2026-12-09 06:00"),
        };

        const string by = "paling lambat Selasa, 15 Desember 2026";
        const string cause = "saldo rekening kas desa tidak cukup";
        const string toDo = "Pastikan saldo rekening kas desa mencukupi. " +
            "Pendebetan dicoba lagi secara otomatis mulai Rabu, 9 Desember 2026.";
        const string answer =
            "Mohon tidak membalas pesan ini; pertanyaan dapat disampaikan kepada Dinas PMD kabupaten.";
        var text = Text(bill);

        Assert.Equal(
            "Paling lambat 15 Desember 2026, Rp2.384.164: iuran BPJS Ketenagakerjaan Desa Sumberwaras belum terbayar",
            text.Subject);
        Assert.Equal(
            $"""
            Yth. Bendahara Desa (Kaur Keuangan) Sumberwaras, Kecamatan Ngawen

            Iuran BPJS Ketenagakerjaan Desa Sumberwaras belum terbayar: Rp2.384.164, {by}.

            - PU November 2026 (kepala desa, perangkat desa, BPD), 43 orang: Rp2.384.164. Penyebab: {cause}.

            Saldo tersedia: Rp1.050.000
            Kekurangan    : Rp1.334.164

            Yang perlu dilakukan:
            - {toDo}

            Bila tidak terbayar, perlindungan 43 peserta berisiko terputus.
            Bila belum selesai, pada Jumat, 11 Desember 2026 pesan ini juga sampai kepada sekretaris desa.

            Pesan ini dikirim otomatis oleh sistem pendebetan iuran. {answer}
            Kode desa 33.16.12.2010.

            """,
            text.Body);
        Assert.Equal(
            $"""
            Paling lambat 15 Desember 2026, Rp2.384.164: iuran BPJS Ketenagakerjaan Desa Sumberwaras belum terbayar.
            PU November 2026: kurang Rp1.334.164, saldo Rp1.050.000.
            {toDo}
            Tanya: Dinas PMD kabupaten.
            """,
            text.Short);
    }

    [Fact]
    public void Amount_isThatOfTheDebit_asBcgovEntity17902()
    {
        var bill = Some.Bill(BillState.Short, 431_207);
        var text = Text(bill);
        Assert.Contains("Rp431.207", text.Subject, StringComparison.Ordinal);
        Assert.Contains(": Rp431.207. ", text.Body, StringComparison.Ordinal);
    }

    public static TheoryData<Bill> EveryUnpaidBill()
    {
        var data = new TheoryData<Bill>
        {
            Some.Bill(), Some.Bill(BillState.Debiting), Some.Bill(BillState.Unknown), Some.Bill(BillState.Short),
        };
        foreach (var hold in Enum.GetValues<HoldReason>())
        {
            data.Add(Some.Bill(BillState.Held) with { Hold = hold });
        }

        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            data.Add(Some.Bill(BillState.Refused) with { Refusal = reason });
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryUnpaidBill))]
    public void EveryAlert_saysWhichWhenHowMuchWhyUntilWhenForWhomAndWhatToDo(Bill bill)
    {
        var text = Text(bill);
        var toDo = text.Body.Split("Yang perlu dilakukan:\n")[1].Split('\n')[0];

        foreach (var part in new[]
        {
            "Sumberwaras", "November 2026", bill.Amount.ToString(), "Selasa, 15 Desember 2026", " 2 orang: ",
            "Penyebab: " + AlertText.Reason(bill), "Bendahara Desa (Kaur Keuangan)",
        })
        {
            Assert.Contains(part, text.Body, StringComparison.Ordinal);
        }

        Assert.True(toDo.Length > 40, toDo);
        Assert.DoesNotContain(Some.Account().No.Reveal(), text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(" pelindungan", text.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', text.Subject);
        Assert.DoesNotContain("terlindungi", text.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void UnknownOutcome_isNotCalledUnpaid_andAsksNotToPayTwice()
    {
        var text = Text(Some.Bill(BillState.Unknown), "2026-12-14");
        Assert.Contains("belum dapat dipastikan terbayar", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("belum terbayar", text.Subject + text.Body, StringComparison.Ordinal);
        Assert.Contains("JANGAN membayar sendiri", text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(216_742)]
    [InlineData(900_000)]
    public void BalanceThatSuffices_isNotCalledAShortage(long available)
    {
        var text = Text(Some.Bill(BillState.Short) with { Available = new Rupiah(available) });
        Assert.DoesNotContain("Kekurangan", text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-15", false)]
    [InlineData("2026-12-16", true)]
    public void PastTheSafeDay_itSaysSo(string day, bool isPast) => Assert.Equal(
        isPast,
        Text(Some.Bill(BillState.Short), day).Body.Contains("Batas aman", StringComparison.Ordinal));

    [Theory]
    [InlineData("2027-03-05", "Jumat, 5 Maret 2027")]
    [InlineData("2026-08-17", "Senin, 17 Agustus 2026")]
    [InlineData("2026-11-15", "Minggu, 15 November 2026")]
    public void Day_isWrittenAsPeopleReadIt(string day, string text) =>
        Assert.Equal(text, AlertText.Day(Some.Day(day)));
}
