using Microsoft.CodeAnalysis;

namespace Premium.Mutations;

/// <summary>Other values of the same kind.</summary>
internal static class Values
{
    /// <summary>The next member of the enum, the first one after the last.</summary>
    public static string After(IFieldSymbol member)
    {
        var members = Members(member.ContainingType);
        return members[(members.IndexOf(member.Name) + 1) % members.Count];
    }

    /// <summary>
    /// Where enums of several kinds are taken (a next state, or a refusal), one of another kind.
    /// </summary>
    public static string? OtherKind(TypeInfo type) =>
        type.ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Struct } taker
            ? taker.GetMembers(WellKnownMemberNames.ImplicitConversionName)
                .OfType<IMethodSymbol>()
                .Select(m => m.Parameters[0].Type)
                .OfType<INamedTypeSymbol>()
                .Where(t => t.TypeKind == TypeKind.Enum && !SymbolEqualityComparer.Default.Equals(t, type.Type))
                .Select(t => $"{t.ToDisplayString()}.{Members(t)[0]}")
                .FirstOrDefault()
            : null;

    /// <summary>The next static constant of the same type beside this one; null if it stands alone.</summary>
    public static string? Sibling(ISymbol? symbol)
    {
        if (TypeOf(symbol) is not { } type || symbol!.ContainingType.TypeKind == TypeKind.Enum)
        {
            return null;
        }

        var siblings = symbol.ContainingType.GetMembers()
            .Where(m => SymbolEqualityComparer.Default.Equals(TypeOf(m), type))
            .Select(m => m.Name)
            .ToList();
        return siblings.Count < 2 ? null : siblings[(siblings.IndexOf(symbol.Name) + 1) % siblings.Count];
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol { IsStatic: true, IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsStatic: true } property => property.Type,
        _ => null,
    };

    private static List<string> Members(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => f.Name)];
}
