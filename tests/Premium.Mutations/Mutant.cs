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

    /// <summary>Where, and what became what, on one line.</summary>
    public override string ToString() =>
        $"{File}:{Line}: {OneLine(Tree.GetText().ToString(Span))} -> {(Text.Length == 0 ? "nothing" : OneLine(Text))}";

    private static string OneLine(string text) => string.Join(' ', text.Split(
        (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
