using System.Globalization;
using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Verification.Simulation;

/// <summary>
/// The people of the Dinas: they clear refused bills, enter receipts and sign what became of unknown attempts. What
/// they say of the bank is true, for they hold its letter; when they say it, how often and who says it is not so
/// orderly. They mistype, and act on what they saw hours ago.
/// </summary>
internal sealed partial class SimulatedPeople(
    SimulationPlan plan, Scene scene, InMemoryLedger ledger,
    Action<IReadOnlyList<(string Name, Func<Engine, Func<CancellationToken, Task>> Does)>> work,
    Action<VillageCode, Rupiah, bool> putRight)
{
    /// <summary>Before it nobody asks the bank for a letter.</summary>
    private static readonly TimeSpan LetterAfter = TimeSpan.FromHours(2);

    private static readonly string[] Admins = ["ani@dinas.example", "budi@dinas.example", "citra@dinas.example"];

    /// <summary>Reads letters wrong: the only one who ever says what is not so, and so never two of them.</summary>
    private const string Contrary = "dedi@dinas.example";

    private readonly Dice dice = scene.Dice;
    private readonly FaultRates rates = scene.Dice.Rates;
    private int numbers;

    /// <summary>Why the last signature was refused.</summary>
    private string said = "";

    /// <summary>What they do on one day; called every day they are at work.</summary>
    public void LiveThrough(DateTimeOffset midnight)
    {
        AtSome(midnight, 0.35, ClearRefused);
        AtSome(midnight, 0.5, EnterReceipts);
        AtSome(midnight, 0.7, LookAtUnknown);
        AtSome(midnight, 0.6, LookAtDoubts);
        HelpOldDebts(midnight);
    }

    private void AtSome(DateTimeOffset midnight, double chance, Action happens)
    {
        if (dice.Chance(chance))
        {
            scene.Agenda.At(midnight.AddHours(8) + dice.Seconds(0, 30_000), happens);
        }
    }

    /// <summary>A debt of any age needs them.</summary>
    private IEnumerable<Sheet> Sheets()
    {
        var newest = PayMonth.Of(plan.Rules.Today(scene.Clock.GetUtcNow()));
        return plan.Districts.SelectMany(d => ledger.SheetsAsync(
            d.Code, PayMonth.Of(SimulationPlan.Began).Plus(-4), newest, default).GetAwaiter().GetResult());
    }

    private void ClearRefused()
    {
        var sheets = Sheets().ToList();
        var bills = sheets.SelectMany(s => s.Bills).ToList();
        foreach (var bill in sheets.SelectMany(s => s.Bills.Where(b => b.State == BillState.Refused
            || b.Hold == HoldReason.AttemptsUsedUp || IsOutOfSight(s, b))))
        {
            if (dice.Chance(0.6))
            {
                Later(10_000, () => Clear(bill.Id));
            }
        }

        if (bills.Count > 0 && dice.Fault(rates.PersonMistaken, "ClearedWithoutCause"))
        {
            Clear(bills[dice.Below(bills.Count)].Id);
        }
    }

    /// <summary>No statement comes of the account any more, and the bank's letter says that it did nothing.</summary>
    private bool IsOutOfSight(Sheet sheet, Bill bill) =>
        bill.State == BillState.Planned && bill.Cleared < bill.Attempts && sheet.LastDebit(bill) is { } last
        && scene.Bank.IsClosed(last.Account) && scene.Bank.WasExecuted(last.AsOrder(0)) == false;

    private void Clear(BillId bill) => Do("clear", bill, (engine, stop) =>
        engine.ClearAsync(bill, "sebab penolakan sudah diperbaiki", Someone(), stop));

    private void EnterReceipts()
    {
        foreach (var sheet in Sheets())
        {
            foreach (var bill in sheet.Bills)
            {
                if (bill.State == BillState.Debited ? dice.Chance(0.3)
                    : !bill.State.IsPaid() && dice.Fault(rates.PersonMistaken / 50, "ReceiptForUnpaid"))
                {
                    EnterReceipt(sheet, bill);
                }
            }
        }
    }

    private void EnterReceipt(Sheet sheet, Bill bill)
    {
        var request = new ReceiptRequest(
            bill.Id,
            string.Create(CultureInfo.InvariantCulture, $"BB-{++numbers:00000}/{bill.Id.Period.Yymm}"),
            bill.Amount,
            plan.Rules.Today(scene.Clock.GetUtcNow()),
            Someone());
        if (dice.Fault(rates.PersonMistaken, "ReceiptWrongAmount"))
        {
            Enter(request with { Amount = request.Amount + (dice.Chance(0.5) ? request.Amount : new Rupiah(1)) });
        }

        if (sheet.Receipts.Count > 0 && dice.Fault(rates.PersonMistaken, "ReceiptNumberUsed"))
        {
            Enter(request with { Number = sheet.Receipts[dice.Below(sheet.Receipts.Count)].Number });
        }

        if (dice.Fault(rates.PersonMistaken, "ReceiptForNoBill"))
        {
            Enter(request with { Bill = bill.Id with { Period = bill.Id.Period.Plus(11) } });
        }

        Later(100_000, () => Enter(request with { PaidOn = plan.Rules.Today(scene.Clock.GetUtcNow()) }));
        if (dice.Fault(rates.PersonDoubled, "ReceiptAgain"))
        {
            Later(400_000, () => Enter(request));
        }
    }

    private void Enter(ReceiptRequest request) =>
        Do("receipt", request.Bill, (engine, stop) => engine.ReceiptAsync(request, stop));

    private void LookAtUnknown()
    {
        foreach (var sheet in Sheets())
        {
            foreach (var debit in sheet.Debits.Where(d =>
                d.State == DebitState.Unknown && !scene.Auditor.IsTampered(d.Id.Bill)))
            {
                if (scene.Clock.GetUtcNow() - debit.ReservedAt >= LetterAfter && dice.Chance(0.8)
                    && scene.Bank.WasExecuted(debit.AsOrder(0)) is { } wasExecuted)
                {
                    Settle(
                        debit.Id, wasExecuted ? DecidedOutcome.Executed : DecidedOutcome.NeverExecuted,
                        [.. sheet.DebitsOf(debit.Village).Select(d => d.Id).Where(d => d.Bill == debit.Id.Bill)]);
                }
            }
        }
    }

    private void Settle(DebitId id, DecidedOutcome outcome, IReadOnlyList<DebitId> attempts)
    {
        var first = dice.Below(Admins.Length);
        var (one, other) = (Admins[first], Admins[(first + 1 + dice.Below(2)) % Admins.Length]);
        if (outcome == DecidedOutcome.NeverExecuted && scene.Auditor.HasOdd(id))
        {
            SignAway(id, attempts, one, other);
            return;
        }

        var otherwise = outcome == DecidedOutcome.Executed ? DecidedOutcome.NeverExecuted : DecidedOutcome.Executed;
        switch (dice.Below(8))
        {
            case 0:
                dice.Saw("two people sign at once");
                work([Sign(id, outcome, one), Sign(id, outcome, other)]);
                break;
            case 1 when dice.Fault(rates.PersonMistaken * 5, "SignedTwiceByOne"):
                work([Sign(id, outcome, one)]);
                work([Sign(id, outcome, one.ToUpperInvariant())]);
                break;
            case 2 when dice.Fault(rates.PersonMistaken * 5, "SignedOtherwise"):
                work([Sign(id, outcome, one)]);
                work([Sign(id, otherwise, Contrary)]);
                work([Sign(id, null, Contrary)]);
                Later(20_000, () => work([Sign(id, outcome, one)]));
                break;
            case 3:
                work([Sign(id, outcome, one)]);
                Later(200_000, () => work([Sign(id, outcome, other)]));
                break;
            default:
                work([Sign(id, outcome, one)]);
                work([Sign(id, outcome, other)]);
                break;
        }
    }

    private (string Name, Func<Engine, Func<CancellationToken, Task>> Does) Sign(
        DebitId id, DecidedOutcome? outcome, string person, params IReadOnlyList<string> lines) =>
        Invocation("sign", id, async (engine, stop) =>
        {
            said = "";
            var request = new DecisionRequest(
                id, outcome, "menurut surat bank", "surat bank no. 12, 3 Januari", person)
            {
                Lines = lines,
                LinesAre = "menurut rekening koran yang dicetak bank",
            };
            var result = await engine.DecideAsync(request, stop);
            said = (result as PersonResult.Refused)?.Why ?? "";
            if (result is PersonResult.Done && outcome is not null)
            {
                dice.Saw($"signed {outcome}");
            }

            return result;
        });

    private string Someone() => Admins[dice.Below(Admins.Length)];

    private void Later(int secondsMax, Action happens) =>
        scene.Agenda.At(scene.Clock.GetUtcNow() + dice.Seconds(1, secondsMax), happens);

    /// <summary>A page sent twice is two workers at once.</summary>
    private void Do(string what, BillId about, Func<Engine, CancellationToken, Task<PersonResult>> does)
    {
        // Whoever works on rows that another is mending makes them worse; they know of each other.
        if (scene.Auditor.IsTampered(about))
        {
            return;
        }

        var one = Invocation(what, about, does);
        work(dice.Fault(rates.PersonDoubled) ? [one, one] : [one]);
    }

    private (string Name, Func<Engine, Func<CancellationToken, Task>> Does) Invocation(
        string what, object about, Func<Engine, CancellationToken, Task<PersonResult>> does) =>
        ($"{what} {about}", engine => async stop =>
        {
            var result = await does(engine, stop);
            scene.Log.Add(
                what, about, $"{result.GetType().Name} {(result as PersonResult.Refused)?.Why}".TrimEnd());
            dice.Saw($"{what}: {result.GetType().Name}");
        }
    );
}
