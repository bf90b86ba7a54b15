using Premium.Domain;

namespace Premium.Ports;

/// <summary>Why a district is woken.</summary>
public enum WakePurpose
{
    /// <summary>Plan, resolve, debit and alert.</summary>
    Collect,

    /// <summary>Resolve and alert only: no new debit.</summary>
    Watch,
}

/// <summary>Wakes one district. <see cref="Run"/> is null where the wake belongs to no run.</summary>
public sealed record DistrictWake(DistrictCode District, WakePurpose Purpose, string? Run);

/// <summary>
/// Wakes the sending of the alerts raised in a district: of all sheets in scope, and of this one in any case.
/// </summary>
public sealed record AlertWake(DistrictCode District, PayMonth PayMonth);

/// <summary>Wakes the reconciliation of one district's accounts within a reconciliation run.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="District">Which.</param>
/// <param name="IsRepeat">The first message may be lost: nothing is done where the district has reported.</param>
public sealed record ReconciliationWake(string Run, DistrictCode District, bool IsRepeat = false);

/// <summary>
/// Puts messages on the queues. Messages only wake: they carry ids, never amounts or states, and any of them may be
/// lost, late, doubled or out of order without changing the result.
/// </summary>
public interface IWake
{
    /// <param name="wake">Which district, and why.</param>
    /// <param name="delay">Not before; at most seven days (Azure Storage Queues). Negative means at once.</param>
    /// <param name="stop">Stops the call.</param>
    Task DistrictAsync(DistrictWake wake, TimeSpan delay, CancellationToken stop);

    Task AlertsAsync(AlertWake wake, TimeSpan delay, CancellationToken stop);

    Task ReconciliationAsync(ReconciliationWake wake, CancellationToken stop);
}
