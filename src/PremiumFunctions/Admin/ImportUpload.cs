using Microsoft.AspNetCore.Http;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// A file that somebody hands in: as the body itself with the rest in the query, or as a form with a part <c>file</c>.
/// </summary>
internal static class ImportUpload
{
    public const string Kinds = "villages, mandates, contacts, members, billings or recodings";

    /// <exception cref="FormatException">A field is missing or wrong; the message names it.</exception>
    public static async Task<ImportRequest> ReadAsync(HttpRequest request, string by, CancellationToken stop)
    {
        if (BodyTerms.MediaTypeOf(request) != BodyTerms.Multipart)
        {
            using var whole = new MemoryStream();
            await request.Body.CopyToAsync(whole, stop);
            return Of(name => request.Query[name].ToString(), whole.ToArray(), request.Query["name"].ToString(), by);
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(stop);
        }
        catch (Exception e) when (BodyTerms.IsBroken(e))
        {
            throw new RefusedFileException(new(
                "Formulir tidak dapat dibaca: yang diterima adalah bagian kind dan file.",
                "The form cannot be read: expected parts kind and file."));
        }

        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            throw new RefusedFileException(new(
                "file: pilihlah berkas CSV atau XLSX.", "file: expected a CSV or XLSX file."));
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return Of(name => form[name].ToString(), bytes.ToArray(), file.FileName, by);
    }

    /// <exception cref="FormatException">It is no kind of file.</exception>
    public static ImportKind KindOf(string text) =>
        Enum.GetNames<ImportKind>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<ImportKind>(name)
            : throw new RefusedFileException(new(
                $"kind: yang diterima {Kinds}, bukan '{text}'.", $"kind: expected {Kinds}, not '{text}'."));

    private static ImportRequest Of(Func<string, string> field, byte[] file, string name, string by)
    {
        var kind = KindOf(field("kind"));
        if (file.Length == 0)
        {
            throw new RefusedFileException(new(
                "file: pilihlah berkas CSV atau XLSX; tidak ada isinya.",
                "file: expected a CSV or XLSX file; nothing came."));
        }

        var isFull = field("full") switch
        {
            "" or "no" => false,
            "yes" or "on" => true,
            var other => throw new RefusedFileException(new(
                $"full: yang diterima yes atau no, bukan '{other}'.", $"full: expected yes or no, not '{other}'.")),
        };
        PayMonth? from = field("from") is { Length: > 0 } month ? SaidDays.PayMonth("from", month) : null;
        var map = field("map").Trim();
        var isName = map.Length > 0 && !map.Contains('=', StringComparison.Ordinal);
        return new ImportRequest(
            file, name, kind, isFull, from, FieldMaps.Parse(isName ? "" : map, field("days"), field("decimal")), by)
        {
            MapName = isName ? map : "",
            SaveMapAs = field("saveMap").Trim(),
        };
    }
}
