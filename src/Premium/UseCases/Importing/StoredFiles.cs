using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Files that were kept with their dry run: what was read then and cannot be now is no fault of whoever asks.
/// </summary>
public static class StoredFiles
{
    /// <exception cref="FormatException">Nobody could read it yet: its columns are still to be said.</exception>
    /// <exception cref="UnreadableRowException">It could be read when it was handed in.</exception>
    public static RegisterFile ReadStored(
        this IRegisterFiles files, StoredImport stored, Action<int>? progress = null) =>
        Ours(stored.Shown, () => files.Read(stored.File, stored.Shown.Terms.Kind, stored.Shown.Map, progress));

    /// <inheritdoc cref="ReadStored"/>
    public static FileColumns ProposeStored(
        this IRegisterFiles files, StoredImport stored, IReadOnlyList<SavedMap> saved) =>
        Ours(stored.Shown, () => files.Propose(stored.File, stored.Shown.Terms.Kind, saved));

    private static T Ours<T>(ShownImport shown, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException) when (!shown.IsDraft)
        {
            // What was wrong with it may quote a cell of the file, and stays out of the log.
            throw new UnreadableRowException(
                $"registry imports~{shown.Id}: the file was read when it was handed in, and cannot be read any more.");
        }
    }
}
