namespace Premium.Adapters.Spreadsheets;

/// <summary>Reads a cell that holds something.</summary>
/// <returns>
/// Null where it is taken, or else what is accepted: <see cref="Refused.AsTold"/> for the field's words.
/// </returns>
internal delegate string? CellReading<T>(Cell cell, out T value);

internal static class Refused
{
    public const string AsTold = "";
}
