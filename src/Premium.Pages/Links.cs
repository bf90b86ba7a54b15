using Premium.Domain;

namespace Premium.Pages;

/// <summary>Addresses of the pages; every one keeps the language.</summary>
/// <param name="Root">Path of the overview without a slash at the end: <c>/pages</c>, or nothing.</param>
/// <param name="Language">What the page is read in.</param>
public sealed record Links(string Root, Language Language)
{
    public string Overview => (Root.Length == 0 ? "/" : Root) + Query(Language, BillFilter.All);

    public string District(DistrictCode district, BillFilter filter = BillFilter.All) =>
        $"{Root}/districts/{district}{Query(Language, filter)}";

    public string Village(VillageCode village) => $"{Root}/villages/{village}{Query(Language, BillFilter.All)}";

    /// <summary>What a village was billed in a year, to be printed.</summary>
    public string Statement(VillageCode village, int year) =>
        $"{Root}/villages/{village}/statement?year={year}{(Language == Language.Indonesian ? "" : "&lang=en")}";

    /// <summary>A month for the regent; the newest one where none is named.</summary>
    public string Report(PayMonth? month = null) => Asked("report", month is { } one ? $"payMonth={one}" : "");

    /// <summary>A year's billed, debited and confirmed sums.</summary>
    public string TieOut(int year) => Asked("tie-out", $"year={year}");

    /// <summary>Finds a village; the form adds what is asked.</summary>
    public string Search => $"{Root}/search";

    /// <summary>All that a search finds, also where it names one village exactly.</summary>
    public string SearchAll(string text) =>
        $"{Search}?q={Uri.EscapeDataString(text)}&all=yes{(Language == Language.Indonesian ? "" : "&lang=en")}";

    /// <summary>A village that was named exactly while others were found, too.</summary>
    public string Village(VillageCode village, string asked) =>
        $"{Village(village)}{(Language == Language.Indonesian ? "?" : "&")}asked={Uri.EscapeDataString(asked)}";

    /// <summary>The runs of a month up to a day; of the last one where none is named.</summary>
    public string Runs(DateOnly? to = null)
    {
        var query = Query(Language, BillFilter.All);
        return $"{Root}/runs{query}"
            + (to is { } day ? $"{(query.Length == 0 ? '?' : '&')}to={day:yyyy-MM-dd}" : "");
    }

    /// <summary>The search with nothing asked.</summary>
    public string SearchPage => Search + Query(Language, BillFilter.All);

    public string Run(string run) => $"{Root}/runs/{Uri.EscapeDataString(run)}{Query(Language, BillFilter.All)}";

    /// <summary>The same, read anew by itself while the run is open.</summary>
    public string LiveRun(string run) => Run(run) is var page && page.Contains('?', StringComparison.Ordinal)
        ? $"{page}&live=yes" : $"{page}?live=yes";

    public string Imports => $"{Root}/imports{Query(Language, BillFilter.All)}";

    public string Import(string import) =>
        $"{Root}/imports/{Uri.EscapeDataString(import)}{Query(Language, BillFilter.All)}";

    /// <summary>Which column of a file holds what.</summary>
    public string Columns(string import) =>
        $"{Root}/imports/{Uri.EscapeDataString(import)}/columns{Query(Language, BillFilter.All)}";

    /// <summary>What is wrong in a file, as a file to put right.</summary>
    public string WrongRows(string import) =>
        $"{Beside}/imports/{Uri.EscapeDataString(import)}/wrong{Query(Language, BillFilter.All)}";

    /// <summary>Whether a person was covered; who it is goes in the form, never in an address.</summary>
    public string Cover => $"{Root}/cover{Query(Language, BillFilter.All)}";

    /// <summary>Where to sign in, and which page to go on to.</summary>
    public string SignIn(string then = "")
    {
        var query = Query(Language, BillFilter.All);
        return then.Length == 0 ? $"{Root}/sign-in{query}"
            : $"{Root}/sign-in{query}{(query.Length == 0 ? '?' : '&')}then={Uri.EscapeDataString(then)}";
    }

    public string SignOut => $"{Root}/sign-out{Query(Language, BillFilter.All)}";

    /// <summary>Everything that can be done.</summary>
    public string Acts => $"{Root}/acts{Query(Language, BillFilter.All)}";

    /// <summary>The form of an act, for what it is about.</summary>
    public string Act(string act, params IReadOnlyList<(string Field, string Value)> about)
    {
        var query = Query(Language, BillFilter.All);
        var fields = string.Join('&', about.Select(a => $"{a.Field}={Uri.EscapeDataString(a.Value)}"));
        return $"{Root}/acts/{act}{query}{(fields.Length == 0 ? "" : query.Length == 0 ? "?" : "&")}{fields}";
    }

    public string Worklist => $"{Root}/worklist{Query(Language, BillFilter.All)}";

    /// <summary>What of it has these words.</summary>
    public string WorklistOf(string text) => text.Length == 0 ? Worklist
        : $"{Worklist}{(Worklist.Contains('?', StringComparison.Ordinal) ? '&' : '?')}q={Uri.EscapeDataString(text)}";

    /// <summary>How a village's message would read now.</summary>
    public string Messages => $"{Root}/messages{Query(Language, BillFilter.All)}";

    /// <summary>What went over the wire for a bill, as JSON.</summary>
    public string Evidence(BillId bill) => $"{Beside}/bills/{bill}/evidence";

    /// <summary>Where the interface for programs lies, beside the pages.</summary>
    public string Beside => Root.LastIndexOf('/') is var cut and >= 0 ? Root[..cut] : Root;

    /// <summary>This very page in the other language.</summary>
    public string OtherLanguage(BillFilter filter = BillFilter.All)
    {
        var state = filter == BillFilter.All ? "" : $"&state={filter.Key()}";
        return $"?lang={Language.Other().Code()}{state}";
    }

    /// <summary>Where a bill stands on the page of its village.</summary>
    public static string Anchor(BillId bill) => $"{bill.Segment.Key()}-{bill.Period}";

    /// <summary>Where a village stands on the page of its district.</summary>
    public static string Anchor(VillageCode village) => $"v{village.Digits}";

    private string Asked(string page, string query)
    {
        var all = string.Join('&', new[] { query, Query(Language, BillFilter.All).TrimStart('?') }.Where(q => q != ""));
        return $"{Root}/{page}{(all.Length == 0 ? "" : "?")}{all}";
    }

    private static string Query(Language language, BillFilter filter)
    {
        var parts = new[]
        {
            language == Language.Indonesian ? "" : $"lang={language.Code()}",
            filter == BillFilter.All ? "" : $"state={filter.Key()}",
        }.Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
