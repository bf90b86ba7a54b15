namespace Premium.Tests.Local.Hostile;

/// <summary>One thing that was tried: a line of the table.</summary>
/// <param name="Where">Route, queue or table.</param>
/// <param name="What">The rubbish.</param>
/// <param name="Expected">What becomes of it.</param>
/// <param name="Got">What did.</param>
internal sealed record Tried(string Where, string What, string Expected, string Got)
{
    public bool IsAsExpected => Expected.Split('|').Contains(Got);

    public override string ToString() =>
        $"{(IsAsExpected ? "  " : "! ")}{Where,-42} {What,-34} {Expected,-16} {Got}";
}
