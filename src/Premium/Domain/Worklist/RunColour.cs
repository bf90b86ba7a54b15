namespace Premium.Domain;

/// <summary>What makes a run red although its figures add up: it did not do what it should have.</summary>
public static class RunColour
{
    /// <summary>
    /// Banks at which it did nothing: all that it sent failed between us and them, nothing that was due was sent, or
    /// they gave no statement.
    /// </summary>
    /// <param name="closing">The run with its reports.</param>
    /// <param name="facts">As they are when it closes.</param>
    /// <param name="rules">When banks take payments.</param>
    /// <param name="open">Others that are still under way.</param>
    public static IReadOnlyList<string> Idle(
        RunManifest closing, WorkFacts facts, Rules rules, IReadOnlyList<RunManifest>? open = null) =>
        closing.Run.Purpose switch
        {
            RunPurpose.Collect => [.. Collected(closing, facts, rules)],
            RunPurpose.Watch => [],
            RunPurpose.Reconcile => [.. Reconciled(closing, [.. facts.Manifests, .. open ?? []])],
        };

    private static IEnumerable<string> Collected(RunManifest closing, WorkFacts facts, Rules rules)
    {
        var sent = facts.Districts.SelectMany(d => d.Sheets)
            .SelectMany(s => s.Debits.Where(d => d.ReservedAt >= closing.Run.StartedAt))
            .ToLookup(d => d.Bank, StringComparer.Ordinal);
        return
        [
            .. sent
                .Where(bank => bank.All(d => d.State == DebitState.Refused && d.Refusal?.IsBetweenUs() == true))
                .Select(bank => $"bank {bank.Key} took none of {bank.Count()} debits ({bank.First().Refusal})"),
            .. closing.Reports.SelectMany(r => r.Untried).Concat(RefusedAsOurs(closing.Run, facts, rules))
                .Distinct(StringComparer.Ordinal)
                .Where(bank => !sent.Contains(bank))
                .Order(StringComparer.Ordinal)
                .Select(bank => $"bank {bank} was sent nothing of what is unpaid"),
        ];
    }

    /// <summary>Where bills wait, open as the bank is, until what we ask of it is put right.</summary>
    private static IEnumerable<string> RefusedAsOurs(Run run, WorkFacts facts, Rules rules) =>
        from district in facts.Districts
        from sheet in district.Sheets
        from bill in sheet.Bills
        where bill is { State: BillState.Refused, Doubt: null, FailsBetweenUs: true }
            && bill.Refusal?.IsOfUs() == true && sheet.IsWhole(bill.Village) && !district.IsOwedNoMore(bill)
        let bank = sheet.LastDebit(bill)?.Bank
        where bank is not null && rules.Banks.ContainsKey(bank)
            && rules.NextOpening(bank, run.StartedAt) <= (run.ClosedAt ?? run.StartedAt)
        select bank;

    /// <summary>One closed account is its village's matter, while the bank gives statements of others.</summary>
    private static IEnumerable<string> Reconciled(RunManifest closing, IReadOnlyList<RunManifest> known)
    {
        var run = closing.Run;
        var asked = closing.Accounts.ToList();
        if (asked.Count > 0 && !asked.Exists(a => a.IsRead) && (asked.Count > RunWork.UnprovenMax
            || !known.Any(m => m.Run.Purpose == RunPurpose.Reconcile && m.Run.Bank == run.Bank && m.Run.Day == run.Day
                && m.Accounts.Any(a => a.IsRead))))
        {
            yield return $"bank {run.Bank} gave none of {asked.Count} statements";
        }
    }
}
