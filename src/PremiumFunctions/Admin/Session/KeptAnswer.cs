using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>An answer as it goes out, kept so that it can be given again.</summary>
internal sealed class KeptAnswer : IResult
{
    private readonly string? type;
    private readonly string? location;
    private readonly byte[] body;

    private KeptAnswer(int status, string? type, string? location, byte[] body)
    {
        Status = status;
        this.type = type;
        this.location = location;
        this.body = body;
    }

    public int Status { get; }

    /// <summary>Lets a result write itself aside, and takes back what it set.</summary>
    public static async Task<KeptAnswer> OfAsync(HttpContext http, IResult result)
    {
        var real = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var aborted = http.RequestAborted;
        using var aside = new MemoryStream();
        var written = new StreamResponseBodyFeature(aside);
        http.Features.Set<IHttpResponseBodyFeature>(written);

        // Results stop writing when the connection is gone; what is kept must be whole.
        http.RequestAborted = CancellationToken.None;
        try
        {
            await result.ExecuteAsync(http);
            await written.CompleteAsync();
        }
        finally
        {
            http.Features.Set(real);
            http.RequestAborted = aborted;
        }

        var response = http.Response;
        var answer = new KeptAnswer(
            response.StatusCode, response.ContentType, response.Headers.Location, aside.ToArray());
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = null;
        response.ContentLength = null;
        response.Headers.Remove(HeaderNames.Location);
        return answer;
    }

    /// <summary>What a row can hold; a longer one is kept as a word about it.</summary>
    public byte[] Bytes(int max)
    {
        var bytes = Packed(new Row(Status, type, location, body));
        return bytes.Length <= max ? bytes : Packed(new Row(Status, null, location, []));
    }

    /// <summary>What <see cref="Bytes"/> kept.</summary>
    public static IResult Read(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var row = JsonSerializer.Deserialize<Row>(packed)!;
        if (row.Type is null && row.Location is null && row.Status != StatusCodes.Status204NoContent)
        {
            throw new RequestException(StatusCodes.Status409Conflict, new Said(
                "Permintaan ini sudah dikerjakan. Buka lagi halamannya untuk melihat hasilnya.",
                $"{SameRequest.Header}: this request was carried out; its answer was too long to be kept."));
        }

        return new KeptAnswer(row.Status, row.Type, row.Location, row.Body);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (location is not null)
        {
            httpContext.Response.Headers.Location = location;
        }

        if (type is not null)
        {
            httpContext.Response.ContentType = type;
        }

        if (body.Length > 0)
        {
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private static byte[] Packed(Row row)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packed, row);
        }

        return bytes.ToArray();
    }

    private sealed record Row(int Status, string? Type, string? Location, byte[] Body);
}
