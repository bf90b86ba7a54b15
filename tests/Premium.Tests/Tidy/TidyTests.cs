using System.Text.RegularExpressions;

namespace Premium.Tests.Tidy;

/// <summary>What reviewers would otherwise have to say again and again. Each failure lists file and line.</summary>
public sealed partial class TidyTests
{
    private const int LinesMax = 250;
    private const int ColumnsMax = 120;

    /// <summary>Written by people and read line by line. Prose, data and lock files are not.</summary>
    private static readonly string[] CodeExtensions =
        [".cs", ".razor", ".cjs", ".js", ".css", ".bicep", ".bicepparam", ".csproj", ".props", ".sh"];

    private static readonly string[] TextExtensions =
        [.. CodeExtensions, ".md", ".txt", ".editorconfig", ".gitignore", ""];

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly string[] LongFiles = [];

    /// <summary>Files that may ask the system for time, ids or randomness, each with its reason.</summary>
    private static readonly string[] AmbientFiles = [];

    [Fact]
    public void Files_areShort() => AssertNone(
        SourceTree.WithExtension(".cs")
            .Where(f => !LongFiles.Contains(f.Path))
            .Select(f => (f.Path, Lines: f.Lines.Count() - 1))
            .Where(f => f.Lines > LinesMax)
            .Select(f => $"{f.Path}: {f.Lines} lines"));

    [Fact]
    public void LongFiles_thatAreShortAgain_leaveTheList() => AssertNone(
        LongFiles.Where(path => SourceTree.Named(path).Lines.Count() - 1 <= LinesMax));

    [Fact]
    public void Lines_areShort() =>
        AssertNone(LinesOf(CodeExtensions, line => line.Length > ColumnsMax));

    [Fact]
    public void Lines_haveNoTabsTrailingSpacesOrCarriageReturns() => AssertNone(LinesOf(
        TextExtensions,
        line => line.Contains('\t', StringComparison.Ordinal) || (line.Length > 0 && char.IsWhiteSpace(line[^1]))));

    [Fact]
    public void Files_endWithOneLineBreak() => AssertNone(
        SourceTree.WithExtension(TextExtensions)
            .Where(f => f.Text is var text && text.Length > 0 && (!text.EndsWith('\n') || text.EndsWith("\n\n")))
            .Select(f => f.Path));

    /// <summary>As editors sort them: the framework's first, static ones and aliases last.</summary>
    [Fact]
    public void Usings_areInOrder() => AssertNone(
        from file in SourceTree.WithExtension(".cs")
        let usings = file.Lines.Select(l => l.Text).Where(l => Using().IsMatch(l)).ToList()
        where !usings.SequenceEqual(usings.OrderBy(Rank).ThenBy(l => l.TrimEnd(';'), StringComparer.OrdinalIgnoreCase))
        select file.Path);

    [Fact]
    public void Text_holdsNoLeftovers() => AssertNone(LinesOf(TextExtensions, Leftover().IsMatch));

    [Fact]
    public void Code_asksForTimeIdsAndRandomness_fromOutside() => AssertNone(
        LinesOf([".cs", ".razor"], Ambient().IsMatch).Where(l => !AmbientFiles.Any(l.StartsWith)));

    [Fact]
    public void Tests_neverWaitToBeRight_andNeverSkip() => AssertNone(
        LinesOf([".cs"], Waiting().IsMatch).Where(l => l.StartsWith("tests/Premium.Tests/", StringComparison.Ordinal)));

    [Fact]
    public void Projects_nameNoVersions_becauseTheyAreCentral() => AssertNone(
        LinesOf([".csproj"], line => line.Contains("Version=", StringComparison.Ordinal))
            .Where(l => !l.StartsWith(".ci/", StringComparison.Ordinal)));

    [Fact]
    public void Domain_namesNothingOfPorts() => AssertNone(
        LinesOf([".cs"], PortsName().IsMatch)
            .Where(l => l.StartsWith("src/Premium/Domain/", StringComparison.Ordinal)));

    /// <summary>An alert rule in the field says a number and means one message.</summary>
    [Fact]
    public void LogMessages_haveNumbersOfTheirOwn() => AssertNone(
        from attribute in LogMessages()
        group attribute.Place by attribute.Number into places
        where places.Key.Length == 0 || places.Count() > 1
        select $"{(places.Key.Length == 0 ? "no number" : places.Key)}: {string.Join(", ", places)}");

    [Fact]
    public void TopLevel_holdsOnlyWhatANewcomerNeeds() => Assert.Empty(
        SourceTree.TopLevel.Except(["src", "tests", "infra", "PremiumFunctions.sln", "host.json", "README.md"]));

    private static IEnumerable<string> LinesOf(string[] extensions, Func<string, bool> isWrong) =>
        from file in SourceTree.WithExtension(extensions)
        from line in file.Lines
        where isWrong(line.Text)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

    private static IEnumerable<(string Number, string Place)> LogMessages() =>
        from file in SourceTree.WithExtension(".cs", ".razor")
        where file.Path.StartsWith("src/", StringComparison.Ordinal)
        let text = file.Text
        from Match attribute in LogMessage().Matches(text)
        select (attribute.Groups["number"].Value, $"{file.Path}:{text.AsSpan(0, attribute.Index).Count('\n') + 1}");

    private static int Rank(string line) =>
        line.Contains(" = ", StringComparison.Ordinal) ? 3
        : line.StartsWith("using static ", StringComparison.Ordinal) ? 2
        : line.StartsWith("using System", StringComparison.Ordinal) ? 0 : 1;

    private static void AssertNone(IEnumerable<string> offences)
    {
        var found = offences.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    // Spelled so that this file does not find itself.
    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bGuid\.NewGuid\b|\bRandom\.Shared\b|\bnew Random\(\)")]
    private static partial Regex Ambient();

    /// <summary>The namespace whole, or what of it may be left out within <c>Premium.Domain</c>.</summary>
    [GeneratedRegex(@"^using (static )?[\w.]+( = .+)?;$")]
    private static partial Regex Using();

    [GeneratedRegex(@"\bPorts\s*[.;]|\bPremium\s*\.\s*Ports\b")]
    private static partial Regex PortsName();

    /// <summary>The number, positional or named; none where there is none.</summary>
    [GeneratedRegex(@"\[\s*LoggerMessage\b(\s*\(\s*(EventId\s*=\s*|eventId:\s*)?(?<number>\d+))?")]
    private static partial Regex LogMessage();

    // To hang until stopped is no wait: nothing goes on because time has passed.
    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\b(?!\(Timeout\.Infinite)|\bSkip\s=")]
    private static partial Regex Waiting();
}
