namespace Premium.Domain;

/// <summary>
/// What a village must put into its account: all that waits for money there, less the balance, which is there once
/// however many bills it is short for.
/// </summary>
/// <param name="Bills">Short, or behind an older one that is; oldest first.</param>
/// <param name="Needed">Their sum.</param>
/// <param name="Balance">
/// As the bank named it last, of the account that counts now; null where it named none, or where another code needs the
/// same money.
/// </param>
public sealed record Shortfall(IReadOnlyList<Bill> Bills, Rupiah Needed, Rupiah? Balance)
{
    /// <summary>More are named by their first and last month.</summary>
    private const int NamedMax = 3;

    /// <summary>Null where the bank named no balance, or one that is enough by now.</summary>
    public Rupiah? Missing => Balance is { } balance && balance < Needed ? Needed - balance : null;

    /// <param name="village">Whose.</param>
    /// <param name="sheets">All that is open.</param>
    /// <param name="accounts">From which each village pays; null where nobody says.</param>
    /// <param name="underWay">Being collected right now: may be paid any moment.</param>
    public static Shortfall Of(
        VillageCode village, IEnumerable<Sheet> sheets, PayingAccounts? accounts = null,
        IReadOnlySet<BillId>? underWay = null)
    {
        var all = sheets.ToList();
        var open = all
            .SelectMany(s => Segments.All.Select(segment => (Sheet: s, Bill: s.Bill(village, segment)!)))
            .Where(w => w.Bill is { } bill && !bill.State.IsPaid())
            .OrderBy(w => w.Bill.Id.PayMonth)
            .ToList();

        // What waits behind a month that money does not help is not helped by money either.
        var leads = open.GroupBy(w => w.Bill.Id.Segment).ToDictionary(s => s.Key, s => s.First().Bill);
        var waiting = open
            .Where(w => IsShort(w.Bill) || (w.Bill is { Doubt: null, Hold: HoldReason.OlderBillOpen }
                && IsShort(leads[w.Bill.Id.Segment])))
            .Where(w => underWay?.Contains(w.Bill.Id) != true)
            .ToList();
        var newest = waiting
            .Select(w => (w.Bill, Last: w.Sheet.LastDebit(w.Bill)))
            .Select(w => (w.Last, Available: BalanceFor(w.Bill, w.Last, accounts?.Of(village))))
            .Where(w => w.Available is not null)
            .OrderBy(w => w.Last?.AnsweredAt ?? DateTimeOffset.MinValue)
            .LastOrDefault();
        return new Shortfall(
            [.. waiting.Select(w => w.Bill)], Rupiah.Sum(waiting.Select(w => w.Bill.Amount)),
            newest.Available is { } balance && accounts?.Sharing(village).Any(c => IsShortOf(c, all)) != true
                ? Left(balance, newest.Last, all) : null);
    }

    /// <summary>What the bank named when it refused a bill, unless its village pays from another account since.
    /// </summary>
    public static Rupiah? BalanceFor(Bill bill, Debit? last, BankAccount? account) =>
        bill.State == BillState.Short && (account is null || last is null || last.Account == account)
            ? bill.Available : null;

    /// <summary>What the account has left once what was paid from it since is taken off.</summary>
    private static Rupiah Left(Rupiah balance, Debit? named, IEnumerable<Sheet> sheets)
    {
        if (named is null)
        {
            return balance;
        }

        var spent = Rupiah.Sum(sheets.SelectMany(s => s.DebitsAt(named.Bank))
            .Where(d => d.State == DebitState.Paid && d.Account == named.Account && d.ReservedAt > named.AnsweredAt)
            .Select(d => d.Amount));
        return spent < balance ? balance - spent : Rupiah.Zero;
    }

    private static bool IsShortOf(VillageCode code, IEnumerable<Sheet> sheets) =>
        sheets.SelectMany(s => s.BillsOf(code)).Any(IsShort);

    /// <summary>Where the bank keeps silent about the last attempt, money alone does not help.</summary>
    private static bool IsShort(Bill bill) =>
        bill is { Doubt: null, State: BillState.Short, IsUnlooked: false };

    /// <summary>
    /// <c>PU November 2026 dan BPU Desember 2026</c>; months in a row as
    /// <c>PU Oktober 2026 sampai Januari 2027</c>.
    /// </summary>
    /// <param name="bills">Which.</param>
    /// <param name="texts">In whose words; the shipped Indonesian ones where nobody says.</param>
    public static string Names(IReadOnlyCollection<BillId> bills, MessageTexts? texts = null)
    {
        texts ??= MessageBook.Shipped.Indonesian;
        return texts.Joined(bills.Count <= NamedMax
            ? [.. bills.OrderBy(b => b.PayMonth).ThenBy(b => b.Segment)
                .Select(b => $"{b.Segment.Label()} {texts.Month(b.Period)}")]
            : [.. bills.GroupBy(b => b.Segment).OrderBy(s => s.Key).SelectMany(s => Spans(s.Key, s, texts))]);
    }

    private static IEnumerable<string> Spans(Segment segment, IEnumerable<BillId> bills, MessageTexts texts)
    {
        var months = new Queue<Period>(bills.Select(b => b.Period).Order());
        while (months.TryDequeue(out var first))
        {
            var last = first;
            while (months.TryPeek(out var next) && next == last.Plus(1))
            {
                last = months.Dequeue();
            }

            yield return last == first
                ? $"{segment.Label()} {texts.Month(first)}"
                : texts.Say(
                    "names.span", ("segment", segment.Label()), ("first", texts.Month(first)),
                    ("last", texts.Month(last)));
        }
    }
}
