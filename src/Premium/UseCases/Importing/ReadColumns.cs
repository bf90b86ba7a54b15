using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A file with its columns, for a person to say which holds what.</summary>
/// <param name="Shown">The dry run, or the file that waits for one.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Columns">As proposed.</param>
public sealed record ColumnsView(ShownImport Shown, byte[] File, FileColumns Columns);

/// <summary>Which columns a file has that is not taken yet.</summary>
public sealed class ReadColumns(IRegisterFiles files, IImports imports, IFieldMaps maps)
{
    /// <summary>Null where there is no such file, or it was taken.</summary>
    /// <exception cref="RefusedFileException">It has no columns.</exception>
    public async Task<ColumnsView?> OneAsync(string id, CancellationToken stop)
    {
        if (await imports.FindAsync(id, stop) is not { } stored
            || (await imports.JournalAsync(stop)).Any(e => e.Import == id))
        {
            return null;
        }

        var shown = stored.Shown;
        var saved = (await maps.AllAsync(stop)).Where(m => m.Kind == shown.Terms.Kind).ToList();
        var columns = files.ProposeStored(stored, saved);
        var isSaid = shown.Map.Columns.Count > 0 || shown.Map.DayForm.Length > 0 || shown.Map.DecimalSign is not null;
        return new ColumnsView(shown, stored.File, !isSaid ? columns : columns with
        {
            Map = shown.Map with
            {
                Columns = shown.Map.Columns.Count > 0 ? shown.Map.Columns : columns.Map.Columns,
            },
            Saved = null,
        });
    }
}
