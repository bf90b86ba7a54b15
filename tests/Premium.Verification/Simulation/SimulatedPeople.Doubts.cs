using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Verification.Simulation;

/// <summary>
/// What people do about old debts, and about bills that a statement speaks against. They look the line that the page
/// shows them up in the bank's own ledger, and sign what it really is; of a second debit they ask the bank for the
/// money.
/// </summary>
internal sealed partial class SimulatedPeople
{
    /// <summary>A debt this old, in pay months, is looked into.</summary>
    private const int OldDebt = 2;

    private const int SaltOfMending = 0x0DEB7;

    /// <summary>After it they do not find the line any more, and sign nothing.</summary>
    private static readonly TimeSpan StatementsReach = TimeSpan.FromDays(350);

    /// <summary>More lines than this nobody names in one sitting.</summary>
    private const int LinesMax = 6;

    private readonly Dice mending = scene.Dice.Beside(SaltOfMending);

    [GeneratedRegex(@"\(\d{4}-\d\d-\d\d (.+?): ")]
    private static partial Regex ShownLine();

    private void LookAtDoubts()
    {
        foreach (var sheet in Sheets())
        {
            foreach (var bill in sheet.Bills.Where(b => b.Doubt is not null))
            {
                var debits = sheet.AttemptsOf(bill.Id).ToList();
                if (debits.Count > 0 && dice.Chance(0.8))
                {
                    dice.Saw($"people look at a bill in doubt, {bill.Doubt}");
                    Look(bill, debits, sheet);
                }
            }
        }
    }

    private void Look(Bill bill, List<Debit> debits, Sheet sheet)
    {
        var paidBy = sheet.PaidBy(bill);
        debits.ForEach(d => scene.Bank.Know(d.Id, new BankAccount(d.Bank, d.Source)));
        var one = Someone();
        var other = Admins.First(a => a != one);
        switch (bill.Doubt)
        {
            case BillDoubt.SecondDebit:
                foreach (var surplus in debits.Where(d => d.Id != paidBy?.Id))
                {
                    Later(300_000, () => scene.Bank.Refund(
                        surplus.Id, new BankAccount(surplus.Bank, surplus.Source), surplus.Amount));
                }

                break;
            case BillDoubt.MoneyMayBeBack when paidBy is not null && Back(paidBy) is { } line:
                SignBoth(paidBy.Id, DecidedOutcome.GivenBack, one, other, line.Key);
                break;
            case BillDoubt.MoneyMayBeBack when paidBy is not null:
                SignAway(paidBy.Id, [], one, other);
                break;
            case BillDoubt.UnexplainedDebit when scene.Clock.GetUtcNow() - debits[0].ReservedAt < StatementsReach:
                SignAway(
                    debits[^1].Id, [.. debits.Select(d => d.Id).Where(d => !sheet.IsGivenBack(d))], one, other);
                break;
        }
    }

    /// <summary>
    /// Two people sign that it was never executed and name every line the page tells them of for what else it is; if
    /// one of these is an attempt of the bill after all, that is what they sign.
    /// </summary>
    private void SignAway(DebitId id, IReadOnlyList<DebitId> attempts, string one, string other)
    {
        var named = new List<string>();
        for (var left = LinesMax; left > 0; left--)
        {
            work([Sign(id, DecidedOutcome.NeverExecuted, one, [.. named])]);
            if (ShownLine().Match(said) is not { Success: true } shown)
            {
                break;
            }

            var key = shown.Groups[1].Value;
            if (Whose(id, key, [id], isDebit: false) is not null)
            {
                dice.Saw("people find a payment of ours given back");
                SignBoth(id, DecidedOutcome.GivenBack, one, other, key);
                return;
            }

            if (Whose(id, key, attempts, isDebit: true) is { } real)
            {
                dice.Saw("people find a payment of ours in the bank's own words");
                SignBoth(real, DecidedOutcome.Executed, one, other, key);
                return;
            }

            dice.Saw("people name a line that is none of ours");
            named.Add(key);
        }

        if (said.Length == 0)
        {
            work([Sign(id, DecidedOutcome.NeverExecuted, other, [.. named])]);
        }
    }

    private void SignBoth(DebitId id, DecidedOutcome outcome, string one, string other, string line)
    {
        work([Sign(id, outcome, one, line)]);
        work([Sign(id, outcome, other, line)]);
    }

    private DebitId? Whose(DebitId id, string key, IReadOnlyList<DebitId> attempts, bool isDebit)
    {
        var account = scene.Bank.AccountOf(id);
        return scene.Bank.Ledger(account).Where(l => l.IsDebit == isDebit && l.Key == key)
            .Select(l => scene.Bank.TruthOf(account, l))
            .FirstOrDefault(real => real is { } ours && attempts.Contains(ours));
    }

    private StatementLine? Back(Debit paid)
    {
        var account = new BankAccount(paid.Bank, paid.Source);
        return scene.Bank.Ledger(account)
            .LastOrDefault(l => !l.IsDebit && scene.Bank.TruthOf(account, l) == paid.Id);
    }

    private void HelpOldDebts(DateTimeOffset midnight)
    {
        if (mending.Chance(0.08))
        {
            scene.Agenda.At(midnight.AddHours(15), PutRight);
        }
    }

    /// <summary>A village that has not paid for months is helped, sooner or later.</summary>
    private void PutRight()
    {
        var old = PayMonth.Of(plan.Rules.Today(scene.Clock.GetUtcNow())).Plus(-OldDebt);
        foreach (var debts in Sheets().SelectMany(s => s.Bills)
            .Where(b => b.State is BillState.Short or BillState.Held).ToLookup(b => b.Village))
        {
            if (debts.Any(b => b.Id.PayMonth <= old) && mending.Chance(0.5))
            {
                putRight(debts.Key, Rupiah.Sum(debts.Select(b => b.Amount)), debts.Any(b => b.Hold
                    is HoldReason.NoMandate or HoldReason.MandateExpired or HoldReason.MandateRevoked
                    or HoldReason.ForbiddenSource or HoldReason.OverLimit or HoldReason.AccountUnderOtherCode));
            }
        }
    }
}
