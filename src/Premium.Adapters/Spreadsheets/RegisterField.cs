using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>What a column of a register file holds.</summary>
/// <param name="Key">Its name in field maps.</param>
/// <param name="Heading">As our own files have it.</param>
/// <param name="Accepted">For people, as all of <see cref="Spreadsheets.Accepted"/>.</param>
/// <param name="Examples">One for each example row of the template; the people in them are invented.</param>
public sealed record RegisterField(string Key, string Heading, Said Accepted, IReadOnlyList<string> Examples)
{
    /// <summary>Other people's headings.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool IsRequired { get; init; } = true;

    public FieldForm Form { get; init; } = FieldForm.Text;

    /// <summary>What of a wrong cell may be shown.</summary>
    public FieldSecrecy Secrecy { get; init; }

    /// <summary>All headings it is found by, as <see cref="Folding.Fold"/> has them.</summary>
    public IReadOnlyList<string> Folded => folded ??= [.. Aliases.Prepend(Heading).Select(Folding.Fold)];

    private IReadOnlyList<string>? folded;
}

/// <summary>How a spreadsheet program is told to keep a column.</summary>
public enum FieldForm
{
    /// <summary>So that no digit of a code is lost.</summary>
    Text,
    Sum,
    Count,
    Day,
}

public enum FieldSecrecy
{
    Open,

    /// <summary>The first four digits show where the number was given out, the others who has it.</summary>
    Nik,

    /// <summary>The last three digits, as everywhere.</summary>
    Account,
}

/// <summary>The columns of each kind of file, in the order our own files have them.</summary>
public static partial class RegisterFields
{
    /// <summary>No village has a code that begins so: rows with it are the examples of a template.</summary>
    public const string ExampleRegion = "99";

    private static readonly Dictionary<ImportKind, IReadOnlyList<RegisterField>> All = new()
    {
        [ImportKind.Villages] = Villages,
        [ImportKind.Mandates] = Mandates,
        [ImportKind.Contacts] = Contacts,
        [ImportKind.Members] = Members,
        [ImportKind.Billings] = Billings,
        [ImportKind.Recodings] = Recodings,
    };

    public static IReadOnlyList<RegisterField> Of(ImportKind kind) => All[kind];

    /// <summary>Name of the kind in file names and headings.</summary>
    public static string Title(ImportKind kind) => kind switch
    {
        ImportKind.Villages => "desa",
        ImportKind.Mandates => "kuasa",
        ImportKind.Contacts => "kontak",
        ImportKind.Members => "peserta",
        ImportKind.Billings => "tagihan",
        ImportKind.Recodings => "kode-baru",
    };

    private static RegisterField Village() => new(
        "village", "kode desa", Accepted.VillageCode, ["99.99.99.2001", "99.99.99.2002"])
    {
        Aliases =
        [
            "kode", "kode wilayah", "kode desa/kelurahan", "kode kemendagri", "kode wilayah desa", "kd desa",
            "kode pum", "village code",
        ],
    };

    private static RegisterField Optional(this RegisterField field) => field with { IsRequired = false };
}
