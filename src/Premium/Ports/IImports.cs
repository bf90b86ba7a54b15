using Premium.Domain;

namespace Premium.Ports;

/// <summary>Reads files of the register.</summary>
public interface IRegisterFiles
{
    /// <exception cref="FormatException">It is no such file; the message says what is accepted.</exception>
    /// <param name="file">Its bytes.</param>
    /// <param name="kind">What it should hold.</param>
    /// <param name="map">Where its columns are, where its headings do not tell.</param>
    /// <param name="progress">Told the number of rows read, now and then.</param>
    RegisterFile Read(byte[] file, ImportKind kind, FieldMap map, Action<int>? progress = null);

    /// <summary>Its columns and which field each may hold: by a saved map that fits, or by the headings.</summary>
    /// <exception cref="RefusedFileException">It has no rows of text.</exception>
    FileColumns Propose(byte[] file, ImportKind kind, IReadOnlyList<SavedMap> saved);

    /// <summary>
    /// Whether a NIK is in any cell of any sheet, hidden ones too, whatever the file should hold; true of one that
    /// cannot be read.
    /// </summary>
    bool MayHold(byte[] file, Nik nik);
}

/// <summary>Names and NIK of the insured, apart from all else and encrypted.</summary>
public interface IPeople
{
    /// <summary>The keyed hash that a roster knows a person by.</summary>
    string IdOf(Nik nik);

    /// <summary>Puts people in place of what was known under the same NIK. May be repeated.</summary>
    Task ImportAsync(DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop);

    /// <summary>
    /// Rows that would keep <see cref="ImportAsync"/> from its end, asked before anything of it is begun; nothing where
    /// storage cannot hold such.
    /// </summary>
    Task<IReadOnlyList<MalformedRow>> InTheWayAsync(
        DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<MalformedRow>>([]);

    /// <summary>Who is behind a member id; null where that is not known, or was erased.</summary>
    /// <exception cref="UnreadableRowException">What would hold it cannot be read: a person must look.</exception>
    Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop);

    /// <summary>Everybody of a district, in one reading.</summary>
    Task<KnownPeople> AllAsync(DistrictCode district, CancellationToken stop);

    /// <summary>Takes name and NIK out for good.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="UnreadableRowException">What would hold it cannot be read; nothing was changed.</exception>
    Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop);
}

/// <param name="All">Those that can be read.</param>
/// <param name="Malformed">Rows of others: one that was changed hides no other.</param>
public sealed record ShownImports(IReadOnlyList<ShownImport> All, IReadOnlyList<MalformedRow> Malformed)
{
    /// <summary>The ids of those others.</summary>
    public IReadOnlyList<string> MalformedIds { get; init; } = [];
}

/// <summary>A dry run with its file.</summary>
public sealed record StoredImport(ShownImport Shown, byte[] File);

/// <summary>Dry runs with their files, encrypted, and the journal of what was taken.</summary>
public interface IImports
{
    Task PutAsync(ShownImport shown, byte[] file, CancellationToken stop);

    /// <summary>Null where there is none of this id, or its file was deleted.</summary>
    /// <exception cref="UnreadableRowException">It is not what was shown: a person must look.</exception>
    Task<StoredImport?> FindAsync(string id, CancellationToken stop);

    /// <summary>Deletes the file of a dry run; what was taken of it stays in the journal.</summary>
    Task ForgetAsync(string id, CancellationToken stop);

    /// <summary>Takes away what is left of files, made before a moment, that were kept or deleted by halves.</summary>
    Task SweepAsync(DateTimeOffset before, CancellationToken stop);

    /// <summary>Dry runs, newest first, without their files.</summary>
    Task<ShownImports> ShownAsync(CancellationToken stop);

    /// <summary>Every entry, oldest first.</summary>
    /// <exception cref="UnreadableRowException">An entry was changed or taken out: a person must look.</exception>
    Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop);

    /// <summary>False where somebody came first under this number.</summary>
    Task<bool> AddAsync(ImportEntry entry, CancellationToken stop);
}
