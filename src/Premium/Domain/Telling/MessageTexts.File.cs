namespace Premium.Domain;

/// <summary>The sentences as a file. A regency may bring some of them; the others stay as shipped.</summary>
public sealed partial class MessageTexts
{
    /// <summary>Of what stands in the four lines that a telephone shows.</summary>
    private const int ShortLengthMax = 240;

    private const int LengthMax = 400;

    /// <summary>Nice to know; every other place of a shipped text is a fact that its replacement says, too.</summary>
    private static readonly string[] MayBeLeftOut = ["district", "segment", "who", "people", "years", "count"];

    private static readonly string[] ShortKinds =
        ["subject", "urgency", "status", "cause", "toDo", "advance", "short", "names"];

    /// <exception cref="FormatException">
    /// A text does not fit, or would leave out what a village must know; the message names its key and what is
    /// accepted.
    /// </exception>
    public static MessageTexts Parse(string name, string json)
    {
        var own = Read(name, json);
        var shipped = Read(name, RulesData.Shipped(name));
        foreach (var (key, text) in own)
        {
            Check(name, key, text, shipped);
        }

        return new MessageTexts(LanguageOf(name), shipped.Select(s => own.TryGetValue(s.Key, out var text)
            ? KeyValuePair.Create(s.Key, text)
            : s));
    }

    internal static MessageTexts Shipped(string name) => Parse(name, RulesData.Shipped(name));

    private static Dictionary<string, string> Read(string name, string json) =>
        RulesData.Parse<Dictionary<string, string>>(name, json);

    private static string LanguageOf(string name) => name.Split('-', '.')[1];

    private static void Check(string name, string key, string? text, Dictionary<string, string> shipped)
    {
        void Expect(bool holds, Said expected)
        {
            if (!holds)
            {
                throw RuleText.Wrong(name, key, expected);
            }
        }

        if (!shipped.TryGetValue(key, out var original))
        {
            var kind = shipped.Keys.Where(k => KindOf(k) == KindOf(key)).ToList();
            var accepted = kind.Count > 0 ? kind : [.. shipped.Keys.Select(k => KindOf(k) + "...").Distinct()];
            throw WrongField.Of(new(
                $"{name}, {key}: bukan teks pesan; yang diterima {string.Join(", ", accepted)}.",
                $"{name}, {key}: is no text of a message; expected one of {string.Join(", ", accepted)}."));
        }

        Expect(!string.IsNullOrWhiteSpace(text), new(
            "teks, bukan kosong; hapus kuncinya untuk memakai teks bawaan",
            "a text, not nothing; leave the key out to keep the shipped one"));
        var max = ShortKinds.Contains(KindOf(key)) ? ShortLengthMax : LengthMax;
        Expect(text!.Length <= max, new(
            $"paling banyak {max} huruf, bukan {text.Length}", $"at most {max} characters, not {text.Length}"));
        Expect(
            !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'),
            new("satu baris tanpa karakter kendali", "one line without control characters"));
        Expect(!PersonText.HasLongNumber(Plain(text)), new(
            "teks tanpa nomor rekening, NIK, atau nomor telepon", "no account number, NIK or telephone number"));
        Expect(
            !Plain(text).AsSpan().ContainsAny('{', '}'), new(
                "kurung kurawal hanya pada nama isian, seperti {village}",
                "braces only around the name of a place, such as {village}"));
        var known = Places(original).ToList();
        var found = Places(text).ToList();
        var accepts = string.Join(", ", known.Select(Braced));
        var strange = string.Join(", ", found.Except(known).Select(Braced));
        Expect(strange.Length == 0, known.Count == 0
            ? new($"teks tanpa isian, bukan {strange}", $"no place, not {strange}")
            : new($"isian dari {accepts}, bukan {strange}", $"places of {accepts}, not {strange}"));
        var missing = known.Except(MayBeLeftOut).Except(found).Select(Braced).ToList();
        Expect(missing.Count == 0, new(
            $"{string.Join(" dan ", missing)} di dalamnya; tiap teks seperti ini harus menyebutkannya",
            $"{string.Join(" and ", missing)} in it, which every such text must tell"));
        Expect(
            KindOf(key) != "subject"
                || found.IndexOf("total") < found.IndexOf("village"),
            new(
                "{total} sebelum {village}: telepon memotong yang datang belakangan",
                "{total} before {village}: a telephone cuts off what comes late"));
    }

    private static string KindOf(string key) => key.Split('.')[0];

    private static string Braced(string place) => $"{{{place}}}";
}
