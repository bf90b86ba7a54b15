using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Premium.Adapters.Storage;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>
/// A request that its sender marked is carried out once: with the header <c>Idempotency-Key</c>, or by a form of ours,
/// which is marked when it is shown. The same again gets the first answer again; another one under the same mark is
/// refused (422), one that is still in hand as well (409). Marks are each person's own and are kept for two days.
/// </summary>
public sealed class SameRequest(StorageAccount account, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string Field = "once";

    /// <summary>How long a mark counts.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>
    /// An act takes seconds, and the front end ends a request after 230 of them: what is not answered by then was cut
    /// short.
    /// </summary>
    public static readonly TimeSpan InHandMax = TimeSpan.FromMinutes(15);

    internal const int MarkMax = 200;

    /// <exception cref="RequestException">It is in hand, or the mark is that of another request.</exception>
    public async Task<IResult> RunAsync(
        HttpRequest request, string by, Func<Task<IResult>> action, CancellationToken stop)
    {
        if (await MarkAsync(request, stop) is not { } given)
        {
            return await action();
        }

        var mark = Hash(Encoding.UTF8.GetBytes(given));
        var body = await BodyAsync(request, given, stop);
        var now = clock.GetUtcNow();
        if (await DeskRows.BeginAsync(account, by, mark, body, now, stop) is { } before)
        {
            if (before.Body != body)
            {
                throw new RequestException(StatusCodes.Status422UnprocessableEntity, new Said(
                    "Formulir ini sudah dikirim dengan isi lain. Buka lagi halamannya, lalu isi dan kirim sekali.",
                    $"{Header}: another request was sent under it. Take a new key for a new request."));
            }

            if (before.Answer is not null)
            {
                return KeptAnswer.Read(before.Answer);
            }

            if ((now - before.At).Duration() < InHandMax
                || !await DeskRows.ResumeAsync(account, by, mark, before, now, stop))
            {
                throw new RequestException(StatusCodes.Status409Conflict, new Said(
                    "Permintaan ini sedang dikerjakan. Buka lagi halamannya sebentar lagi untuk melihat hasilnya.",
                    $"{Header}: this request is in hand. Send it again in a while for its answer."));
            }
        }

        KeptAnswer answer;
        try
        {
            answer = await KeptAnswer.OfAsync(request.HttpContext, await action());
        }
        catch (Exception e) when (e is RequestException or FormatException || !stop.IsCancellationRequested)
        {
            // Refused, or broken off by a failure of ours: either may be sent again when its reason is gone.
            await DeskRows.ForgetAsync(account, by, mark, CancellationToken.None);
            throw;
        }

        // Not stopped with the connection: who lost it sends the same again, and what is done must not be redone.
        await (answer.Status >= StatusCodes.Status400BadRequest
            // What was refused changed nothing, and may be sent again when its reason is gone.
            ? DeskRows.ForgetAsync(account, by, mark, CancellationToken.None)
            : DeskRows.EndAsync(account, by, mark, answer.Bytes(DeskRows.AnswerMax), CancellationToken.None));
        return answer;
    }

    /// <summary>Marks that count no more go, with their answers; a check comes by every few minutes.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetOldAsync(CancellationToken stop) =>
        DeskRows.ForgetAsync(account, clock.GetUtcNow() - Kept, stop);

    private static async Task<string?> MarkAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.Headers.TryGetValue(Header, out var header))
        {
            var mark = header.ToString().Trim();
            return mark.Length is > 0 and <= MarkMax && !mark.Any(char.IsControl)
                ? $"header {mark}"
                : throw new RequestException(
                    StatusCodes.Status400BadRequest, $"{Header}: expected 1 to {MarkMax} characters.");
        }

        return request.HasFormContentType
            && (await IncomingBody.FormAsync(request, stop))[Field].ToString() is { Length: > 0 and <= MarkMax } field
            ? $"form {field}"
            : null;
    }

    /// <summary>A form by its fields: how they are put on the wire is drawn anew each time.</summary>
    private static async Task<string> BodyAsync(HttpRequest request, string mark, CancellationToken stop)
    {
        using var whole = new MemoryStream();
        void Add(string text) => whole.Write(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        // Kept is the hash of the mark alone, so that a short body, such as a NIK, cannot be found by trying.
        Add(mark);
        Add(request.Method);
        Add(request.PathBase.Add(request.Path).ToString());
        Add(request.QueryString.ToString());
        if (!request.HasFormContentType)
        {
            whole.Write(SHA256.HashData(await BytesAsync(request.Body, stop)));
            request.Body.Position = 0;
            return Hash(whole.ToArray());
        }

        var form = await IncomingBody.FormAsync(request, stop);
        var fields = form.Where(f => f.Key != FormTokens.Field).OrderBy(f => f.Key, StringComparer.Ordinal);
        foreach (var (name, values) in fields)
        {
            Add(name);
            Add(JsonSerializer.Serialize(values.ToArray()));
        }

        foreach (var file in form.Files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            Add(file.Name);
            Add(file.FileName);
            await using var content = file.OpenReadStream();
            whole.Write(SHA256.HashData(await BytesAsync(content, stop)));
        }

        return Hash(whole.ToArray());
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
