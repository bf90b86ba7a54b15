using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// Pauses that admins ordered. Rows are added and never changed: a pause by its number, its end beside it. Whatever
/// reads a district reads them, too (<see cref="DistrictRegister.Pauses"/>).
/// </summary>
public interface IPauses
{
    /// <summary>
    /// One broken row never hides the others: it comes back as malformed, and stops nothing, or as a flawed order where
    /// number and scope can be read.
    /// </summary>
    Task<PauseBook> ReadAsync(CancellationToken stop);

    /// <summary>False where somebody came first under this number.</summary>
    Task<bool> AddAsync(PauseOrder order, CancellationToken stop);

    /// <summary>False where somebody ended it before; an end that cannot be read is none.</summary>
    Task<bool> ResumeAsync(int number, Resumption resumption, CancellationToken stop);
}
