namespace Premium.Domain;

/// <summary>What happened to an attempt, as people read it.</summary>
public enum StepKind
{
    /// <summary>Its id was stored before the bank was called.</summary>
    Reserved,

    /// <summary>The bank was asked something about it.</summary>
    Called,

    /// <summary>A line of the bank's statement shows it.</summary>
    OnStatement,

    /// <summary>It has its fate, or the bank left it open.</summary>
    Outcome,

    /// <summary>The statement proves executed what the bank had refused.</summary>
    Adopted,

    /// <summary>The bank gave the money back.</summary>
    GivenBack,

    /// <summary>One person proposed what became of it.</summary>
    Proposed,

    /// <summary>A second person confirmed the proposal.</summary>
    Confirmed,

    /// <summary>The proposal was withdrawn.</summary>
    ProposalWithdrawn,

    /// <summary>When the bank is asked next.</summary>
    AsksNext,
}

/// <summary>One step of an attempt; what does not belong to its kind is empty.</summary>
/// <param name="At">When; null where no moment was stored.</param>
/// <param name="Kind">What happened.</param>
public sealed record AttemptStep(DateTimeOffset? At, StepKind Kind)
{
    /// <summary>Of a call, or of a statement line.</summary>
    public BankCall? Call { get; init; }

    /// <summary>Of a proposal and what became of it.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Who did it; empty for the system.</summary>
    public string By { get; init; } = "";

    /// <summary>The proof, or the statement line, as it was noted.</summary>
    public string Proof { get; init; } = "";
}

/// <summary>An attempt from its reservation to its proof. Pure.</summary>
public static class AttemptStory
{
    /// <param name="debit">The attempt.</param>
    /// <param name="sheet">Its sheet, with what corrects it.</param>
    /// <param name="calls">Calls about it, where they were read; empty otherwise.</param>
    public static IReadOnlyList<AttemptStep> Of(Debit debit, Sheet sheet, IEnumerable<EvidenceRow> calls)
    {
        List<AttemptStep> steps =
        [
            new AttemptStep(debit.ReservedAt, StepKind.Reserved),
            .. calls.Where(c => c.Id == debit.Id).OrderBy(c => c.Call.SentAt).Select(c => new AttemptStep(
                c.Call.SentAt, c.Call.Fate == CallFate.StatementLine ? StepKind.OnStatement : StepKind.Called)
            {
                Call = c.Call,
            }),
        ];
        if (debit.State != DebitState.Reserved)
        {
            steps.Add(new AttemptStep(debit.AnsweredAt, StepKind.Outcome));
        }

        if (sheet.Adoption(debit.Id) is { } adoption)
        {
            steps.Add(new AttemptStep(adoption.At, StepKind.Adopted) { Proof = adoption.Proof });
        }

        if (sheet.Reversal(debit.Id) is { } reversal)
        {
            steps.Add(new AttemptStep(reversal.At, StepKind.GivenBack) { Proof = reversal.TransactionId });
        }

        steps.AddRange(sheet.DecisionsOn(debit.Id).SelectMany(Of));

        // What has no moment of its own is over by now; the sort keeps the order of equals.
        steps = [.. steps.OrderBy(s => s.At ?? DateTimeOffset.MaxValue)];
        return debit is { NextInquiry: { } next } && !debit.State.IsFinal()
            ? [.. steps, new AttemptStep(next, StepKind.AsksNext)]
            : steps;
    }

    private static IEnumerable<AttemptStep> Of(Decision decision)
    {
        yield return new AttemptStep(decision.ProposedAt, StepKind.Proposed)
        {
            Decision = decision,
            By = decision.ProposedBy,
        };
        if (decision.ConfirmedBy.Length > 0)
        {
            yield return new AttemptStep(decision.ClosedAt, StepKind.Confirmed)
            {
                Decision = decision,
                By = decision.ConfirmedBy,
            };
        }

        if (decision.WithdrawnBy.Length > 0)
        {
            yield return new AttemptStep(decision.ClosedAt, StepKind.ProposalWithdrawn)
            {
                Decision = decision,
                By = decision.WithdrawnBy,
            };
        }
    }
}
