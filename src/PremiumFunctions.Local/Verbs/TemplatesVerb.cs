using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace PremiumFunctions.Local.Verbs;

/// <summary><c>-- templates DIR</c>: an empty file of every kind, with headings and two examples.</summary>
public static class TemplatesVerb
{
    public static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            foreach (var form in new[] { "csv", "xlsx" })
            {
                var file = Path.Combine(folder, RegisterTemplates.FileName(kind, form));
                var table = RegisterTemplates.Of(kind);
                var bytes = form == "csv"
                    ? await TableWriter.CsvAsync(table, stop) : await TableWriter.XlsxAsync(table, stop);
                await File.WriteAllBytesAsync(file, bytes, stop);
                await output.WriteLineAsync(file);
            }
        }

        return 0;
    }
}
