using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Premium.Mutations;

/// <summary>
/// Finds everything in one file that can be changed a little: values of enums and of sibling constants, answers that
/// become refusals, conditions, operators, numbers, text in patterns, rows of tables, members and statements left
/// out. Words for people and what is thrown are left alone.
/// </summary>
internal sealed class Mutator(SemanticModel model) : CSharpSyntaxWalker
{
    private readonly List<Mutant> found = [];

    public static IReadOnlyList<Mutant> All(SemanticModel model, SyntaxNode part)
    {
        var mutator = new Mutator(model);
        mutator.Visit(part);
        return [.. mutator.found.OrderBy(m => m.Span.Start).DistinctBy(m => (m.Span, m.Text))];
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    public override void VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
    }

    public override void VisitThrowExpression(ThrowExpressionSyntax node)
    {
    }

    public override void VisitThrowStatement(ThrowStatementSyntax node)
    {
    }

    public override void VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member
            && !IsPattern(node))
        {
            Replace(node, $"{member.ContainingType.ToDisplayString()}.{Values.After(member)}");
            if (Values.OtherKind(model.GetTypeInfo(node)) is { } other)
            {
                Replace(node, other);
            }

            return;
        }

        base.VisitMemberAccessExpression(node);
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Parent is not MemberAccessExpressionSyntax
            && Values.Sibling(model.GetSymbolInfo(node).Symbol) is { } sibling && !IsPattern(node))
        {
            Replace(node, sibling);
        }
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        var text = node.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => "false",
            SyntaxKind.FalseLiteralExpression => "true",
            SyntaxKind.NumericLiteralExpression when node.Token.Value is int number => $"{number + 1}",
            SyntaxKind.StringLiteralExpression when IsPattern(node) || node.Parent is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression,
            } => $"\"{node.Token.ValueText}~\"",
            _ => null,
        };
        if (text is not null)
        {
            Replace(node, text);
        }
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        foreach (var text in Operators.Others(node.Kind()))
        {
            Replace(node.OperatorToken.Span, text);
        }

        if (node.IsKind(SyntaxKind.CoalesceExpression))
        {
            Replace(node, $"({node.Left})");
            Replace(node, $"({node.Right})");
        }

        base.VisitBinaryExpression(node);
    }

    public override void VisitBinaryPattern(BinaryPatternSyntax node)
    {
        Replace(node, $"{node.Left}");
        Replace(node, $"{node.Right}");
        base.VisitBinaryPattern(node);
    }

    public override void VisitRelationalPattern(RelationalPatternSyntax node)
    {
        foreach (var text in Operators.Others(node.OperatorToken.Text))
        {
            Replace(node.OperatorToken.Span, text);
        }

        base.VisitRelationalPattern(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.LogicalNotExpression))
        {
            Replace(node, $"({node.Operand})");
        }

        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        Replace(node, $"({node.Expression} is not ({node.Pattern}))");
        base.VisitIsPatternExpression(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Replace(node.Condition, $"!({node.Condition})");
        if (node.Else is null)
        {
            Replace(node, "");
        }

        base.VisitIfStatement(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        Replace(node.Condition, $"!({node.Condition})");
        base.VisitConditionalExpression(node);
    }

    public override void VisitWhenClause(WhenClauseSyntax node)
    {
        Replace(node.Condition, "true");
        Replace(node.Condition, $"!({node.Condition})");
        base.VisitWhenClause(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax { Name: var name }
            && Operators.OtherCall(name.Identifier.Text) is { } call)
        {
            Replace(name.Identifier.Span, call);
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitInitializerExpression(InitializerExpressionSyntax node)
    {
        LeaveOut(node.Expressions);
        base.VisitInitializerExpression(node);
    }

    public override void VisitCollectionExpression(CollectionExpressionSyntax node)
    {
        LeaveOut(node.Elements);
        base.VisitCollectionExpression(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        Replace(node, "");
        base.VisitExpressionStatement(node);
    }

    /// <summary>Arms fall through to the rest arm; without one the switch would not compile.</summary>
    public override void VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        if (node.Arms.LastOrDefault() is { Pattern: DiscardPatternSyntax, Expression: not ThrowExpressionSyntax })
        {
            LeaveOut(node.Arms, except: node.Arms[^1]);
        }

        base.VisitSwitchExpression(node);
    }

    /// <summary>Each element with its comma.</summary>
    private void LeaveOut<T>(SeparatedSyntaxList<T> list, T? except = null)
        where T : SyntaxNode
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] != except)
            {
                var end = i < list.SeparatorCount ? list.GetSeparator(i).Span.End : list[i].Span.End;
                Replace(TextSpan.FromBounds(list[i].SpanStart, end), "");
            }
        }
    }

    private static bool IsPattern(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is PatternSyntax or StatementSyntax or SwitchExpressionArmSyntax)
            is PatternSyntax;

    private void Replace(SyntaxNode node, string text) => Replace(node.Span, text);

    private void Replace(TextSpan span, string text) => found.Add(new Mutant(model.SyntaxTree, span, text));
}
