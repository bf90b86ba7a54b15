namespace Premium.Pages;

/// <summary>The order of a list, as it stands in its address; its first value where nothing is said.</summary>
public static class Orders
{
    public const string Field = "order";

    public static T Parse<T>(string? text)
        where T : struct, Enum => Choice<T>(text) ?? default;

    /// <summary>Null where it is none of them.</summary>
    public static T? Choice<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>As an address has it.</summary>
    public static string KeyOf<T>(T order)
        where T : struct, Enum => order.ToString().ToLowerInvariant();

    public static (string Name, string Value) Query<T>(T order)
        where T : struct, Enum => (Field, order.Equals(default(T)) ? "" : KeyOf(order));

    /// <summary>Every order there is, where it leads, and which one a page is in.</summary>
    public static IReadOnlyList<(string Text, string Address, bool IsCurrent)> Links<T>(
        T current, Func<T, string> text, Func<T, string> address)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(o => (text(o), address(o), o.Equals(current)))];

    /// <summary>Of a heading whose column the list is in order of; null where it is not.</summary>
    public static string? Sorted<T>(this T order, T column, bool isDescending = false)
        where T : struct, Enum => !order.Equals(column) ? null : isDescending ? "descending" : "ascending";
}
