using System.Globalization;

namespace Premium.Domain;

/// <summary>What a pause stops: everything, one bank, one district or one village.</summary>
public sealed record PauseScope
{
    public const string Expected =
        "village:33.16.12.2010, district:33.16.12, bank:ID of the bank, or all";

    public static readonly PauseScope All = new();

    private PauseScope()
    {
    }

    public string? Bank { get; private init; }

    public DistrictCode? District { get; private init; }

    public VillageCode? Village { get; private init; }

    public static PauseScope Of(string bank) => new() { Bank = bank };

    public static PauseScope Of(DistrictCode district) => new() { District = district };

    public static PauseScope Of(VillageCode village) => new() { Village = village };

    /// <exception cref="FormatException">It is none.</exception>
    public static PauseScope Parse(string text)
    {
        var (kind, what) = text.IndexOf(':', StringComparison.Ordinal) is var at and > 0
            ? (text[..at], text[(at + 1)..])
            : (text, "");
        return kind switch
        {
            "all" when text == kind => All,
            "bank" when what.Length > 0 => Of(what),
            "district" when DistrictCode.TryParse(what, out var district) => Of(district),
            "village" when VillageCode.TryParse(what, out var village) => Of(village),
            _ => throw WrongField.Of(new(
                $"scope: yang diterima {Expected}, bukan '{text}'.", $"scope: expected {Expected}, not '{text}'.")),
        };
    }

    /// <param name="village">As it stands on the day: a bank stops those whose mandate is there.</param>
    public bool Covers(Village village) =>
        (Bank is null || village.Mandate?.Account.Bank == Bank)
        && (District is null || village.Code.District == District)
        && (Village is null || village.Code == Village);

    /// <summary>Some village may be stopped by both; whether a bank has one of a district is not asked.</summary>
    public bool Touches(PauseScope other)
    {
        var (here, there) = (District ?? Village?.District, other.District ?? other.Village?.District);
        return (Bank is null || other.Bank is null || Bank == other.Bank)
            && (here is null || there is null || here == there)
            && (Village is null || other.Village is null || Village == other.Village);
    }

    public override string ToString() =>
        Bank is not null ? $"bank:{Bank}"
        : District is { } district ? $"district:{district}"
        : Village is { } village ? $"village:{village}"
        : "all";
}

/// <summary>Somebody ended a pause before its last day.</summary>
public sealed record Resumption(string By, string Reason, DateTimeOffset At);

/// <summary>A pause that an admin ordered.</summary>
/// <param name="Number">1 for the first, then on: the number is the lock.</param>
/// <param name="Scope">What it stops.</param>
/// <param name="Pause">Who, why, from when and until when.</param>
/// <param name="At">When it was ordered.</param>
public sealed record PauseOrder(int Number, PauseScope Scope, Pause Pause, DateTimeOffset At)
{
    /// <summary>Null while nobody has ended it.</summary>
    public Resumption? Resumed { get; init; }

    /// <summary>Its row, where a part of that cannot be read: it stops all the same. Null for a whole one.</summary>
    public MalformedRow? Flaw { get; init; }

    public string Id => IdOf(Number);

    public static string IdOf(int number) => number.ToString("000000", CultureInfo.InvariantCulture);

    public bool IsOn(DateOnly day) => Resumed is null && Pause.IsOn(day);

    /// <summary>
    /// Who goes on under another code stays paused: it was the payer, not the code. A code that had the account long
    /// before the pause was ordered stops nobody: whom it means was another one by then.
    /// </summary>
    public bool Covers(Village village) => Scope.Covers(village)
        || (PayMonth.Of(DateOnly.FromDateTime(At.UtcDateTime)) <= village.Since
            && village.EarlierCodes.Any(code => Scope.Covers(village with { Code = code })));
}

/// <summary>
/// Every pause that was ordered, oldest first, and rows that cannot be read: those stop nothing, unless what they stop
/// can be read (<see cref="PauseOrder.Flaw"/>).
/// </summary>
/// <param name="Orders">With what ended them.</param>
/// <param name="Malformed">For a person to look at; those of flawed orders, too.</param>
/// <param name="Next">The number of the next pause.</param>
public sealed record PauseBook(IReadOnlyList<PauseOrder> Orders, IReadOnlyList<MalformedRow> Malformed, int Next)
{
    public static readonly PauseBook Empty = new([], [], 1);

    /// <summary>The village as it stands on a day, with what stops it.</summary>
    public Village Apply(Village village, DateOnly day)
    {
        var stopping = Orders.Where(o => o.IsOn(day) && o.Covers(village)).ToList();
        return stopping.Count == 0 ? village : village with { StoppedBy = stopping };
    }
}
