using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>Takes the body of a request in, whole or not at all: JSON, small, and within a few seconds.</summary>
internal static class IncomingBody
{
    private const int BytesMax = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="RequestException">It is something else; the status says what.</exception>
    public static async Task<Stream> ReadAsync(HttpRequest request, TimeProvider clock, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            || type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType, "Content-Type: expected application/json in UTF-8.");
        }

        RequestException TooLarge() => new(
            StatusCodes.Status413PayloadTooLarge, $"The request body is too large: expected at most {BytesMax} bytes.");
        if (request.ContentLength > BytesMax)
        {
            throw TooLarge();
        }

        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        var bytes = new byte[BytesMax + 1];
        int length;
        try
        {
            length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RequestException(
                StatusCodes.Status408RequestTimeout,
                $"The request body did not come: expected it within {Patience.TotalSeconds} seconds.");
        }
        catch (BadHttpRequestException e)
        {
            throw new RequestException(e.StatusCode, "The request body cannot be read.");
        }
        catch (IOException) when (!stop.IsCancellationRequested)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, "The request body broke off.");
        }

        return length > BytesMax ? throw TooLarge() : new MemoryStream(bytes, 0, length, writable: false);
    }
}
