namespace Premium.Domain;

/// <summary>The two clocks of BPJS Ketenagakerjaan (PP 44/2015).</summary>
public enum Segment
{
    /// <summary>Penerima upah: pays month M by the 15th of M+1.</summary>
    Pu = 1,

    /// <summary>Bukan penerima upah: pays month M by the 15th of M.</summary>
    Bpu = 2,
}

public static class Segments
{
    public static readonly IReadOnlyList<Segment> All = [Segment.Pu, Segment.Bpu];

    /// <summary>As row keys and messages carry it: <c>pu</c>, <c>bpu</c>.</summary>
    public static string Key(this Segment segment) => segment switch
    {
        Segment.Pu => "pu",
        Segment.Bpu => "bpu",
    };

    public static string Label(this Segment segment) => segment switch
    {
        Segment.Pu => "PU",
        Segment.Bpu => "BPU",
    };

    /// <exception cref="FormatException">The text is neither <c>pu</c> nor <c>bpu</c>.</exception>
    public static Segment Parse(string? text) => text switch
    {
        "pu" or "PU" => Segment.Pu,
        "bpu" or "BPU" => Segment.Bpu,
        _ => throw new FormatException($"'{text}' is not a segment: expected pu or bpu."),
    };

    /// <summary>The contribution month that falls due in the given pay month.</summary>
    public static Period PeriodDueIn(this Segment segment, PayMonth month) => segment switch
    {
        Segment.Pu => Period.Of(month.FirstDay).Plus(-1),
        Segment.Bpu => Period.Of(month.FirstDay),
    };

    /// <summary>The pay month of the given contribution month.</summary>
    public static PayMonth PayMonthOf(this Segment segment, Period period) => segment switch
    {
        Segment.Pu => PayMonth.Of(period).Plus(1),
        Segment.Bpu => PayMonth.Of(period),
    };
}
