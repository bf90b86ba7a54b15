using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>A small JSON object of text fields, read strictly.</summary>
public sealed class RequestBody
{
    private const int BytesMax = 4096;

    private readonly Dictionary<string, string> fields;

    private RequestBody(Dictionary<string, string> fields) => this.fields = fields;

    /// <param name="request">The request.</param>
    /// <param name="names">Fields that it must have.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="optional">Fields that it may have, too.</param>
    /// <exception cref="FormatException">Not an object with these fields; names the field.</exception>
    public static async Task<RequestBody> ReadAsync(
        HttpRequest request, IReadOnlyList<string> names, CancellationToken stop,
        IReadOnlyList<string>? optional = null)
    {
        var bytes = new byte[BytesMax + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        if (length > BytesMax)
        {
            throw new FormatException($"The request body is too large: expected at most {BytesMax} bytes.");
        }

        var expected = "{" + string.Join(",", names.Select(n => $"\"{n}\":\"...\"")) + "}";
        Dictionary<string, string>? fields;
        try
        {
            fields = JsonSerializer.Deserialize<Dictionary<string, string>>(bytes.AsSpan(0, length));
        }
        catch (JsonException)
        {
            throw new FormatException($"The request body is not what is expected: {expected}.");
        }

        var missing = names.FirstOrDefault(n => string.IsNullOrEmpty(fields?.GetValueOrDefault(n)));
        var unknown = fields?.Keys.FirstOrDefault(k => !names.Contains(k) && optional?.Contains(k) != true);
        return missing is null && unknown is null
            ? new RequestBody(fields!)
            : throw new FormatException(missing is null
                ? $"{unknown}: not a known field; expected {expected}."
                : $"{missing}: missing; expected {expected}.");
    }

    public string Value(string name) => fields[name];

    /// <summary>Empty where it is left out.</summary>
    public string ValueOrEmpty(string name) => fields.GetValueOrDefault(name) ?? "";
}
