namespace Premium.Domain;

/// <summary>
/// A row of ours that cannot be read. No <see cref="FormatException"/>, which tells people that what they sent is
/// wrong: whoever asked is not at fault.
/// </summary>
public sealed class UnreadableRowException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Tells what a stored row is to blame for from what else may go wrong in reading it.</summary>
public static class RowFaults
{
    /// <summary>True for what reading an ill-formed row throws.</summary>
    public static bool IsMalformed(this Exception e) =>
        e is UnreadableRowException or FormatException or ArgumentException or OverflowException
            or InvalidOperationException;
}
