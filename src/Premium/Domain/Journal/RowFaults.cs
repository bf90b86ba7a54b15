namespace Premium.Domain;

/// <summary>Tells what a stored row is to blame for from what else may go wrong in reading it.</summary>
public static class RowFaults
{
    /// <summary>True for what reading an ill-formed row throws.</summary>
    public static bool IsMalformed(this Exception e) =>
        e is FormatException or ArgumentException or OverflowException or InvalidOperationException;
}
