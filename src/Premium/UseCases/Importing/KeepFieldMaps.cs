using System.Text;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Field maps by name: found for a file, and saved once a file was read by them.</summary>
public sealed class KeepFieldMaps(IFieldMaps maps, IImports imports, TimeProvider clock)
{
    public Task<IReadOnlyList<SavedMap>> AllAsync(CancellationToken stop) => maps.AllAsync(stop);

    /// <exception cref="RefusedFileException">None of the kind has this name.</exception>
    public async Task<SavedMap> FindAsync(ImportKind kind, string name, CancellationToken stop)
    {
        var ofKind = (await maps.AllAsync(stop)).Where(m => m.Kind == kind).ToList();
        return ofKind.Find(m => IsCalled(m, name))
            ?? throw new RefusedFileException(ImportText.NoSuchMap(name, kind, ofKind.Select(m => m.Name)));
    }

    /// <summary>Says in the journal who saves it, and saves it.</summary>
    /// <exception cref="RefusedFileException">No name, too many of them, or an import is unfinished.</exception>
    public async Task SaveAsync(ImportKind kind, string name, FieldMap map, string by, CancellationToken stop)
    {
        FieldMaps.CheckName(name);
        var all = await maps.AllAsync(stop);
        var known = all.FirstOrDefault(m => m.Kind == kind && IsCalled(m, name));
        if (known is null && all.Count >= FieldMaps.SavedMax)
        {
            throw new RefusedFileException(ImportText.TooManyMaps);
        }

        var text = FieldMaps.Text(map);
        if (known is not null && FieldMaps.Text(known.Map) == text)
        {
            return;
        }

        var now = clock.GetUtcNow();
        for (var isSaid = false; !isSaid;)
        {
            var last = (await imports.JournalAsync(stop)).LastOrDefault();
            if (last?.Unfinished is { } unfinished)
            {
                throw new RefusedFileException(unfinished);
            }

            isSaid = await imports.AddAsync(
                new ImportEntry(
                    (last?.Number ?? 0) + 1, name, ImportStep.Mapped, kind, by, now,
                    ShownImport.HashOf(Encoding.UTF8.GetBytes(text)), $"field map: {text}", last?.Hash ?? ""),
                stop);
        }

        await maps.PutAsync(new SavedMap(name, kind, map, by, now), stop);
    }

    private static bool IsCalled(SavedMap map, string name) =>
        map.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
