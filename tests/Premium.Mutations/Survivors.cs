namespace Premium.Mutations;

/// <summary>
/// The survivors somebody looked at: lines of the form <c>- `file: source line | old -> new @column`: why</c>. They
/// name no line numbers, which would move with every change.
/// </summary>
internal static class Survivors
{
    private const string Begin = "- `";
    private const string End = "`: ";

    /// <exception cref="FormatException">A line has no reason, or stands there twice.</exception>
    public static IReadOnlySet<string> Listed(string path, Func<string, bool> isAsked)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(l => l.StartsWith(Begin, StringComparison.Ordinal)))
        {
            var end = line.IndexOf(End, StringComparison.Ordinal);
            if (end < 0 || end + End.Length == line.Length || !keys.Add(line[Begin.Length..end]))
            {
                throw new FormatException($"{path}: expected once, with a reason after \"{End}\": {line}");
            }
        }

        keys.RemoveWhere(key => !isAsked(key[..key.IndexOf(':', StringComparison.Ordinal)]));
        return keys;
    }
}
