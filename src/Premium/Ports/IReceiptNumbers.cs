using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// Which bill each receipt number is used for, one number once in a regency. Letters count the same in either case.
/// </summary>
public interface IReceiptNumbers
{
    /// <summary>
    /// Takes a number for a bill where nobody has it, or where its owner is the one named, and returns whose it is
    /// then. Repeating it after a lost answer is safe.
    /// </summary>
    /// <param name="regency">Code of the regency, such as <c>33.16</c>.</param>
    /// <param name="number">As on the receipt.</param>
    /// <param name="bill">For whom.</param>
    /// <param name="insteadOf">An owner known to have no such receipt; null for none.</param>
    /// <param name="stop">Stops the asking.</param>
    Task<BillId> TakeAsync(string regency, string number, BillId bill, BillId? insteadOf, CancellationToken stop);
}
