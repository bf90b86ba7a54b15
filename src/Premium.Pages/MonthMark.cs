using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <summary>How a contribution month stands, in one word.</summary>
public enum MonthMark
{
    /// <summary>Nothing was billed.</summary>
    None,

    /// <summary>Billed, not tried or under way to be tried again.</summary>
    Open,

    /// <summary>Paid, and BPJS's receipt is in.</summary>
    Covered,

    /// <summary>Paid, BPJS's receipt is awaited.</summary>
    Paid,

    Short,
    Refused,
    Unknown,
    Held,
}

public static class MonthMarks
{
    public static readonly IReadOnlyList<MonthMark> All =
    [
        MonthMark.Covered, MonthMark.Paid, MonthMark.Open, MonthMark.Short, MonthMark.Refused, MonthMark.Unknown,
        MonthMark.Held, MonthMark.None,
    ];

    public static MonthMark Of(VillageBill? bill) => bill is null ? MonthMark.None : bill.Bill.ToFate() switch
    {
        Fate.Paid => bill.Bill.State == BillState.Covered ? MonthMark.Covered : MonthMark.Paid,
        Fate.Short => MonthMark.Short,
        Fate.Refused => MonthMark.Refused,
        Fate.Unknown => MonthMark.Unknown,
        Fate.Held => MonthMark.Held,
        Fate.Untried => MonthMark.Open,
    };

    public static string Class(this MonthMark mark) => mark switch
    {
        MonthMark.None => "none",
        MonthMark.Open => "calm",
        MonthMark.Covered => "good",
        MonthMark.Paid => "good",
        MonthMark.Short => "bad",
        MonthMark.Refused => "bad",
        MonthMark.Unknown => "wait",
        MonthMark.Held => "bad",
    };
}
