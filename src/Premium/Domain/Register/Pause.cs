namespace Premium.Domain;

/// <summary>Nothing is debited for a while: because somebody said so.</summary>
/// <param name="By">Who said so.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; it ends by itself. Null until somebody resumes.</param>
public sealed record Pause(string By, string Reason, DateOnly From, DateOnly? Until)
{
    public bool IsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
