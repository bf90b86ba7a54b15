namespace PremiumFunctions.Local.Host;

/// <summary>Counts of one queue function since the host started.</summary>
/// <param name="Processed">Messages done and deleted.</param>
/// <param name="Failed">Tries that failed; a message may fail several times.</param>
/// <param name="Poisoned">Messages moved to the poison queue.</param>
/// <param name="Running">Messages being worked on now.</param>
public sealed record PumpStatus(
    string Function, string Queue, long Processed, long Failed, long Poisoned, long Running);
