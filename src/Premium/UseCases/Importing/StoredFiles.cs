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
        this IRegisterFiles files, StoredImport stored, Action<int>? progress = null)
    {
        try
        {
            return files.Read(stored.File, stored.Shown.Terms.Kind, stored.Shown.Map, progress);
        }
        catch (FormatException) when (!stored.Shown.IsDraft)
        {
            // What was wrong with it may quote a cell of the file, and stays out of the log.
            throw new UnreadableRowException(
                $"registry imports~{stored.Shown.Id}: the file was read when it was handed in, and cannot be read "
                + "any more.");
        }
    }

    /// <summary>What its columns may be; by other headings than it was read by, it may also be unclear.</summary>
    /// <inheritdoc cref="ReadStored"/>
    public static FileColumns ProposeStored(
        this IRegisterFiles files, StoredImport stored, IReadOnlyList<SavedMap> saved)
    {
        try
        {
            return files.Propose(stored.File, stored.Shown.Terms.Kind, saved);
        }
        catch (FormatException)
        {
            files.ReadStored(stored);
            throw;
        }
    }
}
