namespace Premium.Domain;

/// <summary>Numbers of rows that are added and never written over; their keys have six digits.</summary>
public static class RowNumbers
{
    /// <summary>What is written under a longer key is not read back.</summary>
    public const int Max = 999_999;

    /// <summary>
    /// The number of the next row: after the last one that can be read. A row that nobody can read is passed, not
    /// followed: behind one from another hand there may be no number left. Where there is none, a gap is filled.
    /// </summary>
    /// <param name="read">Of the rows that can be read.</param>
    /// <param name="others">Of rows that only take up their number.</param>
    public static int Next(IEnumerable<int> read, IReadOnlySet<int> others)
    {
        var taken = read.ToHashSet();
        var last = taken.DefaultIfEmpty().Max();
        taken.UnionWith(others);
        var after = FreeFrom(last + 1, taken);
        return after <= Max ? after : FreeFrom(1, taken);
    }

    private static int FreeFrom(int number, HashSet<int> taken)
    {
        while (taken.Contains(number))
        {
            number++;
        }

        return number;
    }
}
