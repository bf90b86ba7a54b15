using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Reads a cell that holds something.</summary>
/// <returns>
/// Null where it is taken, or else what is accepted: <see cref="Refused.AsTold"/> for the field's words.
/// </returns>
internal delegate Said? CellReading<T>(Cell cell, out T value);

internal static class Refused
{
    public static readonly Said AsTold = Said.Nothing;
}
