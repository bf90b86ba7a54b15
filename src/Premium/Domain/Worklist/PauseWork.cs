namespace Premium.Domain;

/// <summary>Pauses that admins ordered and that are in force: who, why, until when, and what they hold.</summary>
internal sealed class PauseWork(WorkFacts facts, Rules rules)
{
    private readonly DateOnly today = rules.Today(facts.Now);

    /// <summary>One for each pause, also while it holds no bill: nobody forgets one that has no end.</summary>
    public IEnumerable<WorkItem> Items()
    {
        var orders = facts.Districts.SelectMany(d => d.Register.Pauses.Orders).DistinctBy(o => o.Number).ToList();
        var partly = orders.Select(o => o.Flaw?.Place).OfType<string>().ToHashSet();
        return
        [
            .. orders.Where(o => o.Flaw is null && o.IsOn(today)).Select(Item),
            .. orders.Where(o => o.Flaw is not null && o.Resumed is null && !(o.Pause.Until < today)).Select(Flawed),
            .. facts.Districts.SelectMany(d => d.Register.Pauses.Malformed).DistinctBy(m => m.Place)
                .Where(m => !partly.Contains(m.Place)).Select(Unreadable),
        ];
    }

    /// <summary>Until it is ended: what of it is lost may be its last day.</summary>
    private WorkItem Flawed(PauseOrder order) => Item(order) with
    {
        Kind = WorkKinds.PauseRow,
        Why = new Said(
            "sebagian perintah penghentian ini tidak dapat dibaca; yang disebutnya tetap berhenti sampai diakhiri",
            "a part of this pause cannot be read; what it names stays paused until somebody ends it"),
        Since = null,
        Changed = null,
        Detail = order.Flaw!.Text,
    };

    private static WorkItem Unreadable(MalformedRow row) => new(WorkKinds.RegisterRow, row.Place)
    {
        Place = new Said("Register", "Register"),
        Why = new Said(
            "penghentian sementara ini tidak dapat dibaca; tidak ada yang dihentikan olehnya",
            "this pause cannot be read; it stops nothing"),
        Detail = row.Text,
    };

    /// <summary>Who paused it, why and until when.</summary>
    public static Said Said(Pause pause) => new(
        $"dihentikan oleh {pause.By}: {pause.Reason}; " + (pause.Until is { } last
            ? $"sampai {AlertText.Day(last)}" : "sampai diaktifkan kembali"),
        $"paused by {pause.By}: {pause.Reason}; " + (pause.Until is { } day
            ? $"until {day:yyyy-MM-dd}" : "until somebody resumes it"));

    private WorkItem Item(PauseOrder order)
    {
        var held = Held(order).ToList();
        return new WorkItem(WorkKinds.Paused, order.Id)
        {
            Place = PlaceOf(order.Scope),
            Why = Said(order.Pause),
            Village = order.Scope.Village,
            District = order.Scope.District ?? order.Scope.Village?.District,
            Bills = [.. held.Select(h => h.Bill.Id)],
            Since = order.At,
            Changed = held.Select(h => h.Bill.Since).Append(order.At).Max(),
            Due = held.Min(h => (DateOnly?)rules.Calendar.SafeDebitDay(h.Bill.Id.Segment, h.Bill.Id.Period)),
            LapsesOn = held.Min(h => h.District.LapsesOn(h.Bill, rules)),
            Stakes = Stake.Of(held.Select(h => h.Bill)),
            Detail = $"{order.Id} {order.Scope}",
        };
    }

    /// <summary>Bills that it holds, and the younger ones that wait behind them.</summary>
    private IEnumerable<(DistrictFacts District, Bill Bill)> Held(PauseOrder order) =>
        from district in facts.Districts
        from village in district.Register.Villages
        where village.StoppedBy.Any(o => o.Number == order.Number)
            && district.Sheets.All(s => s.IsWhole(village.Code))
        from segment in Segments.All
        let bills = district.Sheets.Select(s => s.Bill(village.Code, segment)).OfType<Bill>().ToList()
        let first = bills.FindIndex(b => b is { State: BillState.Held, Hold: HoldReason.Paused, Doubt: null })
        where first >= 0
        from bill in bills.Skip(first)
        where bill is { State: BillState.Held, Hold: HoldReason.Paused or HoldReason.OlderBillOpen, Doubt: null }
        select (district, bill);

    private Said PlaceOf(PauseScope scope) => scope switch
    {
        { Bank: { } bank } => new Said($"Bank {bank}", $"Bank {bank}"),
        { District: { } code } => facts.Districts.FirstOrDefault(d => d.Register.District == code)?.Place
            ?? new Said($"Kecamatan {code}", $"District {code}"),
        { Village: { } code } => facts.Districts.FirstOrDefault(d => d.Register.District == code.District)
            ?.PlaceOf(code) ?? new Said($"Desa {code}", $"Village {code}"),
        _ => new Said("Semua desa", "All villages"),
    };
}
