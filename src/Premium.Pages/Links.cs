using Premium.Domain;

namespace Premium.Pages;

/// <summary>Addresses of the pages; every one keeps the language.</summary>
/// <param name="Root">Path of the overview without a slash at the end: <c>/pages</c>, or nothing.</param>
/// <param name="Language">What the page is read in.</param>
public sealed record Links(string Root, Language Language)
{
    public string Overview => To("", Lang);

    public string District(
        DistrictCode district, BillFilter filter = BillFilter.All, BillOrder order = BillOrder.Urgent) =>
        To($"districts/{district}", Lang, State(filter), Orders.Query(order));

    /// <summary>The bills of a district for programs and as a file.</summary>
    public string BillsOf(DistrictCode district, BillFilter filter) =>
        $"{Beside}/districts/{district}{Query([State(filter)])}";

    public string Village(VillageCode village) => To($"villages/{village}", Lang);

    /// <summary>What a village was billed in a year, to be printed.</summary>
    public string Statement(VillageCode village, int year) =>
        To($"villages/{village}/statement", ("year", $"{year}"), Lang);

    /// <summary>A month for the regent; the newest one where none is named.</summary>
    public string Report(PayMonth? month = null) => To("report", ("payMonth", $"{month}"), Lang);

    /// <summary>A year's billed, debited and confirmed sums.</summary>
    public string TieOut(int year) => To("tie-out", ("year", $"{year}"), Lang);

    /// <summary>Finds a village; the form adds what is asked.</summary>
    public string Search => To("search");

    /// <summary>All that a search finds, also where it names one village exactly.</summary>
    public string SearchAll(string text) => To("search", ("q", text), ("all", "yes"), Lang);

    /// <summary>A village that was named exactly while others were found, too.</summary>
    public string Village(VillageCode village, string asked) => To($"villages/{village}", Lang, ("asked", asked));

    /// <summary>The runs of a month up to a day; of the last one where none is named.</summary>
    public string Runs(DateOnly? to = null, RunOrder order = RunOrder.Newest) =>
        To("runs", Lang, ("to", $"{to:yyyy-MM-dd}"), Orders.Query(order));

    /// <summary>The search with nothing asked.</summary>
    public string SearchPage => To("search", Lang);

    public string Run(string run) => To($"runs/{Uri.EscapeDataString(run)}", Lang);

    /// <summary>The same, read anew by itself while the run is open.</summary>
    public string LiveRun(string run) => To($"runs/{Uri.EscapeDataString(run)}", Lang, ("live", "yes"));

    public string Imports => To("imports", Lang);

    public string Import(string import) => To($"imports/{Uri.EscapeDataString(import)}", Lang);

    /// <summary>Which column of a file holds what.</summary>
    public string Columns(string import) => To($"imports/{Uri.EscapeDataString(import)}/columns", Lang);

    /// <summary>What is wrong in a file, as a file to put right.</summary>
    public string WrongRows(string import) =>
        $"{Beside}/imports/{Uri.EscapeDataString(import)}/wrong{Query([Lang])}";

    /// <summary>Whether a person was covered; who it is goes in the form, never in an address.</summary>
    public string Cover => To("cover", Lang);

    /// <summary>Where to sign in, and which page to go on to.</summary>
    public string SignIn(string then = "") => To("sign-in", Lang, ("then", then));

    public string SignOut => To("sign-out", Lang);

    /// <summary>Everything that can be done.</summary>
    public string Acts => To("acts", Lang);

    /// <summary>The form of an act, for what it is about.</summary>
    public string Act(string act, params IReadOnlyList<(string Field, string Value)> about) =>
        To($"acts/{act}", [Lang, .. about]);

    public string Worklist => To("worklist", Lang);

    /// <summary>What of it fits, in the order that was chosen.</summary>
    public string WorklistOf(WorkFilter filter) => To("worklist", [Lang, .. filter.Query]);

    /// <summary>The same as a list for programs, which comes as a file, too.</summary>
    public string WorklistFile(WorkFilter filter) => $"{Beside}/worklist{Query(filter.Query)}";

    /// <summary>What stops debits, and what did.</summary>
    public string Pauses => To("pauses", Lang);

    /// <summary>Villages that get no messages for a while.</summary>
    public string Mutes => To("mutes", Lang);

    /// <summary>How a village's message would read now.</summary>
    public string Messages => To("messages", Lang);

    /// <summary>What went over the wire for a bill, as JSON.</summary>
    public string Evidence(BillId bill) => $"{Beside}/bills/{bill}/evidence";

    /// <summary>Where the interface for programs lies, beside the pages.</summary>
    public string Beside => Root.LastIndexOf('/') is var cut and >= 0 ? Root[..cut] : Root;

    /// <summary>This very page in the other language.</summary>
    public string OtherLanguage() => Query([("lang", Language.Other().Code())]);

    /// <summary>Where a bill stands on the page of its village.</summary>
    public static string Anchor(BillId bill) => $"{bill.Segment.Key()}-{bill.Period}";

    /// <summary>Where a village stands on the page of its district.</summary>
    public static string Anchor(VillageCode village) => $"v{village.Digits}";

    /// <summary>Indonesian is what a page is read in where nothing is said.</summary>
    private (string Name, string Value) Lang => ("lang", Language == Language.Indonesian ? "" : Language.Code());

    private static (string Name, string Value) State(BillFilter filter) =>
        ("state", filter == BillFilter.All ? "" : filter.Key());

    private string To(string page, params IReadOnlyList<(string Name, string Value)> query) =>
        $"{(page.Length > 0 ? $"{Root}/{page}" : Root.Length > 0 ? Root : "/")}{Query(query)}";

    /// <summary>In this order; what is empty is left out.</summary>
    private static string Query(IReadOnlyList<(string Name, string Value)> fields)
    {
        var said = fields.Where(f => f.Value.Length > 0).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}");
        var text = string.Join('&', said);
        return text.Length == 0 ? "" : "?" + text;
    }
}
