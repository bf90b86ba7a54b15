using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// The limit of each bank, shared by all workers of all hosts: over any time, the moments handed out are no more than
/// the bank takes in it. A worker that dies loses its moments; a lost answer loses them, too, and never doubles them.
/// </summary>
public interface IBankLimits
{
    /// <summary>Takes moments for what a worker would send now, as <see cref="BankLimit.Take"/> decides.</summary>
    /// <param name="bank">Which bank.</param>
    /// <param name="payMonths">Of each payment; at least one.</param>
    /// <param name="terms">The bank's limit.</param>
    /// <param name="now">The caller's time; the port has no clock of its own.</param>
    /// <param name="stop">Stops the call; moments may be lost.</param>
    Task<LimitReply> TakeAsync(
        string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now, CancellationToken stop);

    /// <summary>
    /// Adds the timetable of a short day. Where it is lost, urgency counts only among those that asked.
    /// </summary>
    /// <exception cref="Exception">Storage did not take it.</exception>
    Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop);
}
