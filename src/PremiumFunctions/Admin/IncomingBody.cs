using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>What the body of a request may be.</summary>
/// <param name="Types">Media types.</param>
/// <param name="Expected">The same in words.</param>
/// <param name="BytesMax">Largest size.</param>
/// <param name="Patience">How long it may take to come.</param>
public sealed record BodyTerms(IReadOnlyList<string> Types, string Expected, int BytesMax, TimeSpan Patience)
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Multipart = "multipart/form-data";

    public static readonly BodyTerms Json = new(
        ["application/json"], "application/json in UTF-8", 64 * 1024, TimeSpan.FromSeconds(10));

    /// <summary>A form of our own pages, or JSON.</summary>
    public static readonly BodyTerms Small = Json with
    {
        Types = ["application/json", Form],
        Expected = $"application/json in UTF-8, or {Form}",
    };

    /// <summary>A form of a page without account, and nothing else.</summary>
    public static readonly BodyTerms OwnForm = Json with { Types = [Form], Expected = Form };

    /// <summary>A file as it is, or as a form sends it; smaller than what the web server takes at all.</summary>
    public static readonly BodyTerms File = new(
        [
            "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/octet-stream", Multipart,
        ],
        $"text/csv, a spreadsheet (.xlsx), application/octet-stream or {Multipart}",
        28 * 1024 * 1024, TimeSpan.FromSeconds(120));

    /// <summary>What reading a form throws that is cut short or none; it is taken in whole before it is read.</summary>
    public static bool IsBroken(Exception e) => e is InvalidDataException or IOException;

    public static string MediaTypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType?.ToLowerInvariant() ?? ""
            : "";
}

/// <summary>Takes the body of a request in, whole or not at all: of a known kind, not too large, and in time.</summary>
internal static class IncomingBody
{
    private const int Step = 64 * 1024;

    /// <exception cref="RequestException">It is something else; the status says what.</exception>
    public static async Task<Stream> ReadAsync(
        HttpRequest request, BodyTerms terms, TimeProvider clock, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !terms.Types.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)
            || (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType, $"Content-Type: expected {terms.Expected}.");
        }

        RequestException TooLarge() => new(
            StatusCodes.Status413PayloadTooLarge,
            $"The request body is too large: expected at most {terms.BytesMax} bytes.");
        if (request.ContentLength > terms.BytesMax)
        {
            throw TooLarge();
        }

        using var timeout = new CancellationTokenSource(terms.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);

        // Grows with what comes, not with what is announced.
        var whole = new MemoryStream();
        try
        {
            var bytes = new byte[Math.Min(Step, terms.BytesMax + 1)];
            for (int length; (length = await request.Body.ReadAsync(bytes, either.Token)) > 0;)
            {
                whole.Write(bytes, 0, length);
                if (whole.Length > terms.BytesMax)
                {
                    throw TooLarge();
                }
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RequestException(
                StatusCodes.Status408RequestTimeout,
                $"The request body did not come: expected it within {terms.Patience.TotalSeconds} seconds.");
        }
        catch (BadHttpRequestException e)
        {
            throw new RequestException(e.StatusCode, "The request body cannot be read.");
        }
        catch (IOException) when (!stop.IsCancellationRequested)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, "The request body broke off.");
        }

        whole.Position = 0;
        return whole;
    }

    /// <summary>Of what was taken in.</summary>
    /// <exception cref="RequestException">It is no form.</exception>
    public static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await request.ReadFormAsync(stop);
        }
        catch (Exception e) when (BodyTerms.IsBroken(e))
        {
            throw RequestException.BrokenForm();
        }
    }
}
