using Premium.Domain;

namespace Premium.UseCases;

/// <summary>Attempts that only the bank's word says were not executed, and how a person is told of them.</summary>
internal sealed partial class LookBack
{
    /// <summary>
    /// The first attempt of the bill that no whole statement of its account lacks, or that is too young to be in one;
    /// null where none is left. What a person cleared or two people signed, what came back and what never left needs no
    /// statement. Of days before the oldest statement the looks before the later attempts told.
    /// </summary>
    /// <param name="ended">The newest attempt.</param>
    /// <param name="sheet">The sheet of its bill.</param>
    /// <param name="accounts">What was read; null where the newest attempt is older than any statement.</param>
    /// <param name="asked">When: what is younger than the bank's figures may be in no statement yet.</param>
    private (Debit Debit, StatementReply? Statement)? Unproven(
        Debit ended, Sheet sheet, IReadOnlyDictionary<BankAccount, StatementReply>? accounts, DateTimeOffset asked)
    {
        foreach (var debit in sheet.AttemptsOf(ended.BillId).Where(d =>
            d is not ({ Refusal: RefusalReason.NotSent, Sent: null or 0 }
                or { Refusal: RefusalReason.PartnerRejected, Sent: 0 })
            && !sheet.IsGivenBack(d.Id) && !IsSigned(d, sheet)))
        {
            // A person who says "try again" may know why it was refused, and not what the bank did all the same.
            var statement = accounts?.GetValueOrDefault(debit.Account);
            if (rules.ShowsFrom(debit) > asked
                || (statement is not StatementReply.Complete && debit.Id.Attempt > ClearedOf(ended, sheet)))
            {
                return (debit, statement);
            }
        }

        return null;
    }

    /// <summary>What the statements prove, whichever of these months has a payment that one of them lacks.</summary>
    private Dictionary<BankAccount, StatementReply> Proving(
        IReadOnlyDictionary<BankAccount, AccountStatement> accounts, IReadOnlyList<Sheet> sheets,
        IReadOnlyDictionary<PayMonth, IReadOnlyList<Sheet>> others, DateTimeOffset asked)
    {
        var proving = accounts.ToDictionary(a => a.Key, a => a.Value.Reply);
        foreach (var (month, around) in others)
        {
            var sheet = sheets.First(s => s.PayMonth == month);
            foreach (var bank in accounts.GroupBy(a => a.Key.Bank, a => a.Value))
            {
                var matching = StatementMatcher.Match(DebitBook.Of(sheet, around, bank.Key), [.. bank], rules);
                foreach (var statement in bank.Where(a => matching.LackOn(a.Account, rules, asked) is not null))
                {
                    proving[new BankAccount(bank.Key, statement.Account)] = matching.Proving(statement, rules, asked);
                }
            }
        }

        return proving;
    }

    private static int ClearedOf(Debit debit, Sheet sheet) =>
        sheet.Bill(debit.Village, debit.Id.Bill.Segment)?.Cleared ?? 0;

    private static bool IsSigned(Debit debit, Sheet sheet) => debit.State == DebitState.Abandoned
        && sheet.DecisionsOn(debit.Id).Any(d => d is { ConfirmedBy.Length: > 0 });

    private static string Unlooked(
        Debit debit, InquiryReply reply, EndedAttempt known, (Debit Debit, StatementReply? Statement)? unproven)
    {
        var attempt = $"attempt {debit.Id.Attempt}";
        return LastLooks.ByInquiry(reply, known) == LastLook.AsKnown && unproven is { } lacking
            ? (reply is InquiryReply.NotFound ? $"the bank does not know {attempt} any more"
                : $"the bank says that it did not execute {attempt}")
                + $", and {Lack(lacking.Debit, lacking.Statement)}; it is not tried again before that is there, or a "
                + "person has cleared the bill."
            : $"asked what became of {attempt}, the bank gives no answer that can be used "
                + $"({Answer.From(reply, debit).Why}); it is not tried again before it does.";
    }

    private static string Lack(Debit debit, StatementReply? statement)
    {
        var account = $"the account of attempt {debit.Id.Attempt} at {debit.Bank}";
        return statement switch
        {
            StatementReply.Partial half => $"the statement of {account} is not whole ({half.Why})",
            StatementReply.Silent silent => $"there is no statement of {account} ({silent.Why})",
            StatementReply.Complete => $"it is too young to be in the statement of {account}",
            _ => $"no statement of {account} that shows its time can be read",
        };
    }
}
