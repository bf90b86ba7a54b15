namespace Premium.Domain;

/// <summary>What makes a run red although its figures add up: it did not do what it should have.</summary>
public static class RunColour
{
    /// <summary>Banks at which all that the run sent failed between us and them: it did nothing there.</summary>
    public static IReadOnlyList<string> Idle(Run run, IEnumerable<Sheet> sheets) => run.Purpose != RunPurpose.Collect
        ? []
        :
        [
            .. sheets
                .SelectMany(s => s.Debits.Where(d => d.ReservedAt >= run.StartedAt))
                .GroupBy(d => d.Bank)
                .Where(bank => bank.All(d => d.State == DebitState.Refused && d.Refusal?.IsBetweenUs() == true))
                .Select(bank => $"bank {bank.Key} took none of {bank.Count()} debits ({bank.First().Refusal})"),
        ];
}
