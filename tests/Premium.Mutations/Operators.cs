using Microsoft.CodeAnalysis.CSharp;

namespace Premium.Mutations;

/// <summary>What stands for what.</summary>
internal static class Operators
{
    public static IReadOnlyList<string> Others(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => Others("<"),
        SyntaxKind.LessThanOrEqualExpression => Others("<="),
        SyntaxKind.GreaterThanExpression => Others(">"),
        SyntaxKind.GreaterThanOrEqualExpression => Others(">="),
        SyntaxKind.EqualsExpression => ["!="],
        SyntaxKind.NotEqualsExpression => ["=="],
        SyntaxKind.LogicalAndExpression => ["||"],
        SyntaxKind.LogicalOrExpression => ["&&"],
        SyntaxKind.AddExpression => ["-"],
        SyntaxKind.SubtractExpression => ["+"],
        SyntaxKind.MultiplyExpression => ["/"],
        SyntaxKind.DivideExpression => ["*"],
        _ => [],
    };

    /// <summary>The boundary moved, and the whole turned round.</summary>
    public static IReadOnlyList<string> Others(string relation) => relation switch
    {
        "<" => ["<=", ">="],
        "<=" => ["<", ">"],
        ">" => [">=", "<="],
        ">=" => [">", "<"],
        _ => [],
    };

    public static string? OtherCall(string name) => name switch
    {
        "Any" => "All",
        "All" => "Any",
        "Min" => "Max",
        "Max" => "Min",
        "First" => "Last",
        "FirstOrDefault" => "LastOrDefault",
        "LastOrDefault" => "FirstOrDefault",
        "MinBy" => "MaxBy",
        "MaxBy" => "MinBy",
        _ => null,
    };
}
