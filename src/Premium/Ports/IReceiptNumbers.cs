using Premium.Domain;

namespace Premium.Ports;

/// <param name="Bill">For whom a number is taken.</param>
/// <param name="At">When; long ago where the row does not say.</param>
public sealed record NumberTaking(BillId Bill, DateTimeOffset At);

/// <summary>The row of a receipt number cannot be read: nobody knows whose it is before it is mended.</summary>
public sealed class UnreadableNumberException(MalformedRow row, Exception inner)
    : InvalidOperationException(row.Text, inner)
{
    /// <summary>Table, partition and key.</summary>
    public string Place => row.Place;
}

/// <summary>
/// Which bill each receipt number is used for, one number once in a regency. Letters count the same in either case.
/// </summary>
public interface IReceiptNumbers
{
    /// <summary>
    /// Takes a number for a bill where nobody has it, where the bill itself has it since before, or where it is taken
    /// as the one named, and returns whose it is then. Repeating it after a lost answer is safe.
    /// </summary>
    /// <param name="regency">Code of the regency, such as <c>33.16</c>.</param>
    /// <param name="number">As on the receipt.</param>
    /// <param name="taking">For whom, and when.</param>
    /// <param name="insteadOf">Of an owner known to have no such receipt; null for none.</param>
    /// <param name="stop">Stops the asking.</param>
    /// <exception cref="UnreadableNumberException">Its row cannot be read; nothing was taken.</exception>
    Task<NumberTaking> TakeAsync(
        string regency, string number, NumberTaking taking, NumberTaking? insteadOf, CancellationToken stop);
}
