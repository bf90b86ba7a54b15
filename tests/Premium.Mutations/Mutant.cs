using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Premium.Mutations;

/// <summary>One small change of one file.</summary>
/// <param name="Tree">The file as it is.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="Text">By what.</param>
internal sealed record Mutant(SyntaxTree Tree, TextSpan Span, string Text)
{
    public string File => Path.GetFileName(Tree.FilePath);

    public int Line => Tree.GetLineSpan(Span).StartLinePosition.Line + 1;

    public SourceText Source => Tree.GetText().WithChanges(new TextChange(Span, Text));

    /// <summary>What became what on which line of code: the same wherever in its file that line stands.</summary>
    public string Key => $"{File}: {OneLine(Code)} | {Change} @{Column}";

    private string Code => Tree.GetText().Lines[Line - 1].ToString();

    /// <summary>Without what the line is indented by.</summary>
    private int Column =>
        Tree.GetLineSpan(Span).StartLinePosition.Character + 1 - Code.Length + Code.TrimStart().Length;

    private string Change =>
        $"{OneLine(Tree.GetText().ToString(Span))} -> {(Text.Length == 0 ? "nothing" : OneLine(Text))}";

    public override string ToString() => $"{Key} (line {Line})";

    private static string OneLine(string text) => string.Join(' ', text.Split(
        (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
