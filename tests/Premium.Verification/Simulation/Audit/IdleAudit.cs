namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// A collection of which a bank took nothing, for reasons that lie between the bank and us, did not do its work: it
/// closes red. One of which the bank took something is not called so.
/// </summary>
internal sealed class IdleAudit(AuditBooks books)
{
    private const string Rule = "idle run";

    /// <summary>Words for what no village caused and none can mend.</summary>
    private static readonly string[] BetweenUs =
        ["PartnerRejected", "InvalidRequest", "NotSent", "TooManyRequests", "CutOff", "FailedAtBank"];

    private readonly Dictionary<string, DateTimeOffset> began = new(StringComparer.Ordinal);

    public void Opened(string run, DateTimeOffset startedAt)
    {
        if (run.StartsWith("collect~", StringComparison.Ordinal))
        {
            began.TryAdd(run, startedAt);
        }
    }

    /// <param name="run">Which.</param>
    /// <param name="state">As it is closed.</param>
    /// <param name="note">Why, in the engine's words.</param>
    public void Closed(string run, string state, string note)
    {
        if (!began.TryGetValue(run, out var start) || books.Tampered.Count > 0)
        {
            return;
        }

        foreach (var bank in books.Bills.SelectMany(b => b.Debits).Where(d => d.ReservedAt >= start)
            .GroupBy(d => d.Bank))
        {
            var isIdle = bank.All(d => d.State == "Refused" && BetweenUs.Contains(d.Refusal));
            if (isIdle && state != "Red")
            {
                books.Broken(Rule, $"{run} closed {state}, and {bank.Key} took none of {bank.Count()} debits");
            }

            if (!isIdle && note.Contains($"bank {bank.Key} took none of", StringComparison.Ordinal))
            {
                books.Broken(Rule, $"{run} closed {state}: {note}; and {bank.Key} took some");
            }
        }
    }
}
