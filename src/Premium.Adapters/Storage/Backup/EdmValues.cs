using System.Globalization;

namespace Premium.Adapters.Storage;

/// <summary>A column's value as text with the name of its type in Azure Table Storage, and back.</summary>
internal static class EdmValues
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static (string Type, string Text) Write(object value) => value switch
    {
        string text => ("Edm.String", text),
        int number => ("Edm.Int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => ("Edm.Boolean", flag ? "true" : "false"),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)),
        Guid id => ("Edm.Guid", id.ToString("D")),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        BinaryData bytes => ("Edm.Binary", Convert.ToBase64String(bytes.ToMemory().Span)),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no type of a table's column."),
    };

    /// <exception cref="FormatException">Not one of the types, or not a value of it.</exception>
    public static object Read(string type, string text)
    {
        object value = type switch
        {
            "Edm.String" => text,
            "Edm.Int32" => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            "Edm.Int64" => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            "Edm.Double" => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            "Edm.Boolean" => text == "true",
            "Edm.DateTime" => DateTimeOffset.ParseExact(
                text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            "Edm.Guid" => Guid.ParseExact(text, "D"),
            "Edm.Binary" => Convert.FromBase64String(text),
            _ => throw new FormatException($"'{type}' is no type of a table's column."),
        };
        return Write(value) == (type, text) && value is not double.NaN and not double.PositiveInfinity
            and not double.NegativeInfinity
            ? value
            : throw new FormatException($"'{text}' is not how a value of {type} is written.");
    }
}
