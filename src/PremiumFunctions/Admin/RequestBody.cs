using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>What the caller did wrong, with the status that says so.</summary>
public sealed class RequestException(int status, Said why) : Exception(why.English)
{
    /// <summary>Where only programs come.</summary>
    public RequestException(int status, string why)
        : this(status, new Said(why, why))
    {
    }

    /// <summary>A form of ours that is none: cut short, or with more than a form may have.</summary>
    public static RequestException BrokenForm() => new(400, new Said(
        "Formulir tidak dapat dibaca. Buka lagi halamannya dan kirim sekali lagi.", "The form cannot be read."));

    public int Status => status;

    public Said Why => why;
}

/// <summary>A small JSON object of text fields, read strictly. The guard has taken the bytes in, see there.</summary>
public sealed class RequestBody
{
    private readonly Dictionary<string, string> fields;

    private RequestBody(Dictionary<string, string> fields) => this.fields = fields;

    /// <param name="request">The request.</param>
    /// <param name="names">Fields that it must have.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="optional">Fields that it may have, too.</param>
    /// <exception cref="RequestException">Not an object with these fields; names the field.</exception>
    public static async Task<RequestBody> ReadAsync(
        HttpRequest request, IReadOnlyList<string> names, CancellationToken stop,
        IReadOnlyList<string>? optional = null)
    {
        RequestException Bad(string why) => new(StatusCodes.Status400BadRequest, why);
        var expected = "{" + string.Join(",", names.Select(n => $"\"{n}\":\"...\"")) + "}";
        Dictionary<string, string>? fields;
        try
        {
            fields = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(
                request.Body, cancellationToken: stop);
        }
        catch (JsonException e)
        {
            var named = names.Concat(optional ?? []).FirstOrDefault(n => e.Path == $"$.{n}");
            throw Bad(named is null
                ? $"The request body is not what is expected: {expected}."
                : $"{named}: expected text in quotation marks; expected {expected}.");
        }

        var missing = names.FirstOrDefault(n => string.IsNullOrEmpty(fields?.GetValueOrDefault(n)));
        var unknown = fields?.Keys.FirstOrDefault(k => !names.Contains(k) && optional?.Contains(k) != true);
        return missing is null && unknown is null
            ? new RequestBody(fields!)
            : throw Bad(missing is null
                ? $"{unknown}: not a known field; expected {expected}."
                : $"{missing}: missing; expected {expected}.");
    }

    public string Value(string name) => fields[name];

    public string? ValueOrNull(string name) => fields.GetValueOrDefault(name);

    /// <summary>Empty where it is left out.</summary>
    public string ValueOrEmpty(string name) => fields.GetValueOrDefault(name) ?? "";
}
