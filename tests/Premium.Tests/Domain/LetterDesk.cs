using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Letters of an invented village with a long name and large sums, at every stage, for every cause.</summary>
internal static class LetterDesk
{
    /// <summary>40 letters.</summary>
    public const string LongName = "Karangtengah Kulon Sumberwaras Ngadirejo";

    private static readonly BillId Pu = Some.BillId();
    private static readonly BillId Bpu = Some.BillId(Segment.Bpu, new Period(2026, 12));

    public static Rules Rules { get; } = Some.Rules() with
    {
        Office = new OfficeContact("Dinas PMD Kabupaten Blora", "0296 555 0100"),
    };

    public static Bill BillOf(BillState state, bool isBpu = false, long sum = 123_456_789, int people = 431) =>
        Some.Bill(state, sum, isBpu ? Segment.Bpu : Segment.Pu, isBpu ? Bpu.Period : Pu.Period) with
        {
            HeadCount = people,
        };

    /// <summary>What one message tells of these bills, at a stage, on a day.</summary>
    public static VillageLetter Letter(
        string language, string stage, string day, IReadOnlyList<Bill> bills, Func<Alert, Alert>? told = null)
    {
        var now = Some.At(day + " 09:00");
        List<Alert> alerts =
        [
            .. bills.Select(b => (told ?? (a => a))(new Alert
            {
                Bill = b.Id, Stage = stage, State = AlertState.Sending, Amount = b.Amount, RaisedAt = now,
            })),
        ];
        var debits = bills.Where(b => b.State == BillState.Debited).Select(b => Some.Debit(
            DebitState.Paid, b.Amount.Value, b.Id.Segment, b.Id.Period));
        return new VillageLetter(
            Some.Code, Some.Village() with { Name = LongName }, "Ngawen", alerts,
            [Some.Sheet([.. bills, .. alerts, .. debits])], Rules, now)
        {
            Taken = alerts,
            Language = language,
            ReplyTo = new Uri("https://iuran.blorakab.example/api/r/AbCdEfGhIjKlMnOpQrStUvWxYz012345"),
        };
    }

    public static IEnumerable<(string Name, VillageLetter Letter, ContactRole? To)> Examples(string language)
    {
        var isShort = BillOf(BillState.Short) with
        {
            Available = new Rupiah(100_000_000),
            NextTry = Some.At("2026-12-09 06:00"),
        };
        var waits = BillOf(BillState.Short, isBpu: true, sum: 987_654_321, people: 1_204);
        yield return ("advance", Letter(
            language, "advance", "2026-11-30",
            [BillOf(BillState.Planned, sum: 2_384_164), BillOf(BillState.Planned, isBpu: true, sum: 422_773)]),
            ContactRole.Treasurer);
        yield return ("two bills, one balance", Letter(language, "due-5", "2026-12-08", [isShort, waits]),
            ContactRole.Treasurer);
        yield return ("two bills, two causes", Letter(
            language, "due-2", "2026-12-11", [isShort, BillOf(BillState.Held, isBpu: true)]), ContactRole.Treasurer);
        yield return ("another sum than was told", Letter(
            language, "missed", "2026-12-03", [isShort], a => a with { Before = new Rupiah(99_999_999) }),
            ContactRole.Secretary);
        yield return ("nobody insured, nobody to call", Letter(
            language, "due-1", "2026-12-14", [BillOf(BillState.Held, people: 0)]) with
        {
            ReplyTo = null,
            Rules = Rules with { Office = OfficeContact.Unnamed },
        }, ContactRole.Head);
        yield return ("late, one of two not certain", Letter(
            language, "late-1", "2026-12-16", [BillOf(BillState.Unknown), waits]), ContactRole.Subdistrict);
        yield return ("the bank may have it", Letter(language, "due-0", "2026-12-15", [BillOf(BillState.Unknown)]),
            ContactRole.Treasurer);
        yield return ("lapsed", Letter(language, "lapsed", "2027-03-23", [isShort, waits]) with
        {
            ProvenTo = Some.Day("2027-03-23"),
            ReplyTo = null,
        }, null);
        yield return ("paid", Letter(
            language, "paid", "2026-12-04", [BillOf(BillState.Debited), BillOf(BillState.Debited, isBpu: true)]),
            ContactRole.Treasurer);
        var covered = Letter(language, "covered", "2026-12-18", [BillOf(BillState.Covered)]);
        yield return ("covered", covered, ContactRole.Treasurer);
        yield return ("covered, an older month is open", covered with
        {
            Sheets =
            [
                Some.SheetOf(PayMonth.Parse("2026-11"), Some.Bill(BillState.Short, period: new Period(2026, 10))),
                .. covered.Sheets,
            ],
        }, ContactRole.Treasurer);
        yield return ("covered, an older month has no receipt", covered with
        {
            Sheets =
            [
                Some.SheetOf(PayMonth.Parse("2026-11"), Some.Bill(BillState.Debited, period: new Period(2026, 10))),
                .. covered.Sheets,
            ],
        }, ContactRole.Treasurer);
        yield return ("paid, after it was not certain", AfterDoubt(
            Letter(language, "paid", "2026-12-17", [BillOf(BillState.Debited)]), "Unknown"), ContactRole.Treasurer);
        yield return ("before a long leave", Letter(
            language, "advance", "2027-02-26",
            [BillOf(BillState.Planned, sum: 2_384_164) with { Id = Pu with { Period = new Period(2027, 2) } }]),
            ContactRole.Treasurer);
        yield return ("the last day", Letter(
            language, "due-0", "2026-12-15", [isShort with { KodeIuran = "261200000001" }, waits]),
            ContactRole.Treasurer);
        yield return ("the last day, one of two not certain", Letter(
            language, "due-0", "2026-12-15",
            [isShort with { KodeIuran = "261200000001" }, BillOf(BillState.Unknown, isBpu: true, sum: 987_654_321)]),
            ContactRole.Treasurer);
        yield return ("late, where fines are named", Letter(language, "late-1", "2026-12-16", [isShort, waits]) with
        {
            Rules = Rules with { LateFine = new LateFine([(Some.Day("2026-12-01"), 2)]) },
        }, ContactRole.Head);
    }

    /// <summary>Its last warning said this cause.</summary>
    public static VillageLetter AfterDoubt(VillageLetter letter, string cause) => letter with
    {
        Sheets =
        [
            .. letter.Sheets.Select(s => s.With(s.Head,
            [
                .. letter.Paid.Select(b => new Alert
                {
                    Bill = b.Id, Stage = "late-1", State = AlertState.Sent, Amount = b.Amount, Cause = cause,
                    RaisedAt = letter.Now.AddDays(-1), SentAt = letter.Now.AddDays(-1),
                }),
            ])),
        ],
    };

    /// <summary>Every stage of the ladder on its first day, for every cause that it is told of.</summary>
    public static IEnumerable<(string Stage, string Cause, VillageLetter Letter)> StagesAndCauses(string language)
    {
        var planned = BillOf(BillState.Planned);
        yield return ("advance", BillCause.Of(planned), Letter(language, "advance", "2026-11-30", [planned]));
        foreach (var (stage, day) in FirstDays())
        {
            foreach (var bill in Causes())
            {
                var letter = Letter(
                    language, stage, stage == "missed" ? "2026-12-03" : $"{day:yyyy-MM-dd}", [bill]);
                yield return (stage, BillCause.Of(bill), letter with { ProvenTo = day });
                if (letter.IsLapsed)
                {
                    yield return ($"{stage} unproven", BillCause.Of(bill), letter);
                }
            }
        }

        foreach (var state in new[] { BillState.Debited, BillState.Covered })
        {
            var stage = state == BillState.Debited ? "paid" : "covered";
            yield return (stage, BillCause.Of(BillOf(state)), Letter(language, stage, "2026-12-04", [BillOf(state)]));
        }
    }

    private static IEnumerable<(string Stage, DateOnly Day)> FirstDays()
    {
        var known = new HashSet<string>();
        for (var day = Some.Day("2026-11-20"); day < Some.Day("2027-05-01"); day = day.AddDays(1))
        {
            foreach (var bill in new[] { BillOf(BillState.Planned), BillOf(BillState.Short) })
            {
                // What comes again every week says the same.
                if (Rules.Ladder.StageOn(bill, day, Rules.Local, []) is { } stage && known.Add(
                    stage.Contains("week-", StringComparison.Ordinal) ? stage[..stage.LastIndexOf('-')] : stage))
                {
                    yield return (stage, day);
                }
            }
        }
    }

    private static IEnumerable<Bill> Causes() =>
    [
        BillOf(BillState.Planned),
        BillOf(BillState.Planned) with { Refusal = RefusalReason.PartnerRejected, Attempts = 1 },
        BillOf(BillState.Debiting),
        BillOf(BillState.Unknown),
        BillOf(BillState.Short) with { Available = new Rupiah(1_000) },
        BillOf(BillState.Short) with { NextTry = Some.At("2026-12-09 06:00") },
        BillOf(BillState.Short) with { NextTry = Some.At("2026-12-17 06:00") },
        .. Enum.GetValues<HoldReason>().Select(h => BillOf(BillState.Held) with { Hold = h }),
        .. Enum.GetValues<RefusalReason>().Select(r => BillOf(BillState.Refused) with { Refusal = r }),
        .. Enum.GetValues<BillDoubt>().Select(d =>
            BillOf(BillState.Held) with { Doubt = d, Hold = HoldReason.InDoubt }),
    ];
}
