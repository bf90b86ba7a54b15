using System.Globalization;
using Premium.Domain;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>
/// Something a person does by a form: it is shown with what it is about and what will happen, then done and told.
/// A new one is a class of this kind, registered in <see cref="ActRegistration"/>.
/// </summary>
public abstract class Act
{
    public abstract string Key { get; }

    public abstract Said Title { get; }

    /// <summary>What will happen, in a sentence or two.</summary>
    public abstract Said Effect { get; }

    public virtual Access Access => Access.Act;

    public virtual BodyTerms Body => BodyTerms.OwnForm;

    /// <summary>The form, with what it is about where the page was opened for something.</summary>
    public virtual Task<ActView> ShowAsync(ActValues values, CancellationToken stop) =>
        Task.FromResult(View(Fields));

    /// <exception cref="FormatException">A field is not accepted; it is named, with what would be.</exception>
    public abstract Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop);

    protected virtual IReadOnlyList<ActField> Fields => [];

    protected ActView View(IReadOnlyList<ActField> fields) => new(Key, Title, Effect, fields);

    protected ActDone Done(Said what, Said next) => new(Title, what, next);

    protected static ActField Reason(Said? hint = null) => new(
        "reason", new Said("Alasan", "Reason"))
    {
        Hint = hint ?? new Said("Masuk jurnal, atas nama Anda.", "It goes into the journal, under your name."),
    };

    /// <summary>
    /// Stands first in a choice: a browser chooses the first one by itself, and nothing is done that nobody chose.
    /// </summary>
    protected static (string Value, Said Text) Choose => ("", new Said("pilihlah", "choose"));

    /// <summary>Says of a page opened for something that is not there to be chosen any more, that it is not.</summary>
    protected static IReadOnlyList<ActFact> Gone(string asked, IEnumerable<string> offered, Said label) =>
        asked.Length == 0 || offered.Contains(asked, StringComparer.Ordinal) ? []
        : [new ActFact(label, new Said("sudah tidak berlaku", "is in force no more"))];

    protected static ActField VillageField => new("village", new Said("Kode desa", "Village code"))
    {
        IsSubject = true,
        Hint = new Said("Misalnya 33.16.12.2010.", "Such as 33.16.12.2010."),
    };

    protected static ActField BillField => new("bill", new Said("Tagihan", "Bill"))
    {
        IsSubject = true,
        Hint = new Said(
            "Misalnya 33.16.12.2010~pu~2026-11: desa, segmen, bulan iuran.",
            "Such as 33.16.12.2010~pu~2026-11: village, segment, contribution month."),
    };
}

/// <summary>What became of an act.</summary>
public abstract record ActResult
{
    private ActResult()
    {
    }

    public sealed record IsDone(ActDone Done) : ActResult;

    /// <summary>Nothing changed.</summary>
    public sealed record Refused(Said Why) : ActResult;

    public static implicit operator ActResult(ActDone done) => new IsDone(done);
}

/// <summary>What was filled in.</summary>
public sealed class ActValues(IReadOnlyDictionary<string, string> values)
{
    /// <summary>In which other forms days are taken where they come from; a form of ours sends one alone.</summary>
    public Said DayForms { get; init; } = Said.Nothing;

    /// <summary>A file of a form, by name and content.</summary>
    public (string Name, byte[] Content)? File { get; init; }

    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>Empty where it is left out.</summary>
    public string this[string name] => (values.GetValueOrDefault(name) ?? "").Trim();

    /// <summary>Null where it is left out or stands as it was shown, empty where it was emptied.</summary>
    public string? Changed(string name) =>
        values.ContainsKey(name) && this[name] != this[ActField.Was(name)] ? this[name] : null;

    /// <exception cref="FormatException">It is left out.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value ? value
        : throw WrongField.Of(new Said($"{name}: harus diisi.", $"{name}: missing."));

    /// <exception cref="FormatException">No such day.</exception>
    public DateOnly? Day(string name) => SaidDays.DayOrNone(name, this[name], DayForms);

    /// <summary>As people write it: <c>216742</c>, <c>216.742</c>, <c>Rp216.742</c>.</summary>
    /// <exception cref="FormatException">No sum of whole rupiah.</exception>
    public Rupiah Sum(string name)
    {
        var text = Required(name);
        var digits = (text.StartsWith("Rp", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).Trim();
        var groups = digits.Split('.');
        var isGrouped = groups.Length > 1 && groups[0].Length is >= 1 and <= 3
            && groups.Skip(1).All(g => g.Length == 3);
        return (groups.Length == 1 || isGrouped)
            && long.TryParse(
                string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture, out var sum)
            ? new Rupiah(sum)
            : throw WrongField.Of(new Said(
                $"{name}: yang diterima rupiah utuh seperti 216742 atau 216.742, bukan '{text}'.",
                $"{name}: expected whole rupiah such as 216742 or 216.742, not '{text}'."));
    }

    /// <exception cref="FormatException">No bill's id.</exception>
    public BillId Bill() => Asked.Bill(Required("bill"));
}
