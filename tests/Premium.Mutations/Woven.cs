using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Premium.Mutations;

/// <summary>
/// One file with all its mutants at once, each behind its number, because compiling takes twenty times as long as the
/// tests: a body becomes a switch over the number of the mutant that is to live, a field's value a switch expression.
/// </summary>
internal sealed class Woven
{
    /// <summary>Where the number is read: once by each loaded assembly.</summary>
    public const string Switch = """
        internal static class LivingMutant
        {
            internal static readonly int No = global::System.AppContext.GetData("mutant") is int no ? no : 0;
        }
        """;

    private const string No = "global::LivingMutant.No";

    private readonly StringBuilder text = new();
    private readonly List<(TextSpan Span, Mutant Mutant)> parts = [];

    /// <param name="tree">The file.</param>
    /// <param name="mutants">By number, from 1; those without a home are left out.</param>
    public Woven(SyntaxTree tree, IReadOnlyDictionary<Mutant, int> mutants)
    {
        var source = tree.GetText();
        var done = 0;
        foreach (var home in mutants.Keys.Where(HasHome).GroupBy(m => HomeOf(m)!).OrderBy(h => h.Key.SpanStart))
        {
            text.Append(source.ToString(TextSpan.FromBounds(done, home.Key.SpanStart)));
            Weave(source, home.Key, [.. home.Select(m => (m, mutants[m]))]);
            done = home.Key is ArrowExpressionClauseSyntax ? home.Key.Parent!.Span.End : home.Key.Span.End;
        }

        text.Append(source.ToString(TextSpan.FromBounds(done, source.Length)));
    }

    public string Text => text.ToString();

    /// <summary>False for constants and default values, which cannot be chosen while running.</summary>
    public static bool HasHome(Mutant mutant) => HomeOf(mutant) is not null;

    /// <summary>Whose text this is; none outside of mutants.</summary>
    public IEnumerable<Mutant> At(TextSpan span) => parts.Where(p => p.Span.Contains(span)).Select(p => p.Mutant);

    private static SyntaxNode? HomeOf(Mutant mutant) => mutant.Tree.GetRoot().FindNode(mutant.Span).AncestorsAndSelf()
        .LastOrDefault(node => node switch
        {
            BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
            ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax,
            EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax
                || (node.Parent?.Parent?.Parent is FieldDeclarationSyntax field
                    && !field.Modifiers.Any(m => m.Text == "const")),
            _ => false,
        });

    private static TypeSyntax TypeOf(EqualsValueClauseSyntax value) => value.Parent switch
    {
        PropertyDeclarationSyntax property => property.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type,
        _ => throw new InvalidOperationException($"{value} is of no known type."),
    };

    private void Weave(SourceText source, SyntaxNode home, IReadOnlyList<(Mutant Mutant, int No)> mutants)
    {
        var (inner, head, arm, rest, end, tail) = home switch
        {
            BlockSyntax => (home, $"{{ switch ({No}) {{", "case {0}:", "default:", " break; ", "} }"),
            ArrowExpressionClauseSyntax arrow when arrow.Parent is PropertyDeclarationSyntax => (
                arrow.Expression, $"{{ get {{ switch ({No}) {{", "case {0}: {{ return ", "default: { return ", "; } ",
                "} } }"),
            ArrowExpressionClauseSyntax arrow when arrow.Parent is MethodDeclarationSyntax
            {
                ReturnType: not PredefinedTypeSyntax { Keyword.Text: "void" },
            } or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => (
                arrow.Expression, $"{{ switch ({No}) {{", "case {0}: {{ return ", "default: { return ", "; } ",
                "} }"),
            ArrowExpressionClauseSyntax arrow => (
                arrow.Expression, $"{{ switch ({No}) {{", "case {0}: {{", "default: {", "; } break; ", "} }"),
            // Each in a function of its own, as a table hundreds of times in one would take seconds to load.
            EqualsValueClauseSyntax value => (
                value.Value, $"= ({No} switch {{",
                $"{{0}} => new global::System.Func<{TypeOf(value)}>(static () => ",
                $"_ => new global::System.Func<{TypeOf(value)}>(static () => ", "), ", "})()"),
            _ => throw new InvalidOperationException($"{home.GetType().Name} is no home."),
        };
        text.Append(head);
        foreach (var (mutant, no) in mutants)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, arm, no);
            var begin = text.Length;
            text.Append(source.ToString(TextSpan.FromBounds(inner.SpanStart, mutant.Span.Start)))
                .Append(mutant.Text)
                .Append(source.ToString(TextSpan.FromBounds(mutant.Span.End, inner.Span.End)));
            parts.Add((TextSpan.FromBounds(begin, text.Length), mutant));
            text.AppendLine(end);
        }

        text.Append(rest).Append(source.ToString(inner.Span)).AppendLine(end).Append(tail);
    }
}
