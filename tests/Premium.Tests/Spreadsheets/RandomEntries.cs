using System.Globalization;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>Entries of every kind out of a seed, with names and texts that make trouble in files.</summary>
internal sealed class RandomEntries(int seed)
{
    private static readonly string[] Names =
    [
        "Siti Aminah", "M. Nur, S.Pd.", "=HYPERLINK(\"x\")", "+62 812", "-Budi", "@Agus", "'Aini", "''Ain", "'=x", "'",
        "José Müller", "Đặng Thị \"Hoa\"", "李小龍", "O'Neil; Sons", "a,b", "ᨅᨔ ᨕᨘᨁᨗ", "😀 Riang", "NULL", "1e5", "0012",
    ];

    private readonly Random random = new(seed);

    public IReadOnlyList<VillageEntry> Villages(int count) => Many(count, i => new VillageEntry(
        Village(i), Name(), Name(), random.Next(2) == 0 ? "" : Digits(8), PayMonth.Of(Day()))
    {
        Payer = Any<PayerKind>(),
        PausedBecause = i % 3 == 0 ? Name() : "",
        PausedUntil = i % 6 == 0 ? Day() : null,
    });

    public IReadOnlyList<MandateEntry> Mandates(int count) => Many(count, i =>
    {
        var from = Day();
        return new MandateEntry(Village(i), new Mandate(
            new BankAccount(random.Next(2) == 0 ? "bank-jateng" : "bkk", AccountNo.Parse(Digits(random.Next(5, 35)))),
            Any<SourceOfFunds>(), from, from.AddDays(random.Next(900)),
            new Rupiah(random.NextInt64(1, 999_999_999_999)), random.Next(2) == 0)
        {
            Scan = random.Next(2) == 0 ? "" : $"kuasa {i} (scan).pdf",
        });
    });

    public IReadOnlyList<ContactEntry> Contacts(int count) => Many(count, i => new ContactEntry(
        Village(i),
        random.Next(2) == 0
            ? new Contact("email", $"orang{i}@desa.example") { Role = Any<ContactRole>(), Name = Name() }
            : new Contact("whatsapp", "+62812" + Digits(8)) { Role = Any<ContactRole>(), Language = "en" }));

    public IReadOnlyList<MemberEntry> Members(int count) => Many(count, i => new MemberEntry(
        Village(i % 50), new Person(Name(), Person(i)), Any<MemberGroup>(), new Rupiah(random.NextInt64(20_000_000)))
    {
        Segment = random.Next(3) == 0 ? null : Any<Segment>(),
        Risk = random.Next(3) == 0 ? null : Any<RiskGroup>(),
        Programs = [.. Enum.GetValues<SocialProgram>().Where(_ => random.Next(2) == 0)],
        IsTransportWorker = random.Next(5) == 0,
        From = random.Next(3) == 0 ? null : new Period(2025, random.Next(1, 13)),
        To = random.Next(3) == 0 ? new Period(2026, random.Next(1, 13)) : null,
    });

    public IReadOnlyList<BpjsBilling> Billings(int count) => Many(count, i => new BpjsBilling(
        Village(i), Any<Segment>(), Period.Of(Day()), random.Next(2) == 0 ? "" : "JJ" + Digits(6),
        Digits(random.Next(11, 17)), random.Next(400),
        Enum.GetValues<SocialProgram>()
            .Where(_ => random.Next(3) > 0)
            .ToDictionary(p => p, _ => new Rupiah(random.NextInt64(1, 9_999_999)))));

    public IReadOnlyList<RecodingEntry> Recodings(int count) => Many(
        count, i => new RecodingEntry(Village(i), Village(i + count), PayMonth.Of(Day())) { District = Name() });

    private static List<T> Many<T>(int count, Func<int, T> one) => [.. Enumerable.Range(0, count).Select(one)];

    private static VillageCode Village(int i) =>
        VillageCode.Parse(string.Create(CultureInfo.InvariantCulture, $"33.16.{1 + (i / 900):D2}.{2001 + (i % 900)}"));

    private Nik Person(int i) => Nik.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $"331612{random.Next(1, 32) + (random.Next(2) * 40):D2}{random.Next(1, 13):D2}{random.Next(100):D2}" +
        $"{1 + i:D4}"));

    private DateOnly Day() => new DateOnly(2020, 1, 1).AddDays(random.Next(7_000));

    private string Name() => Names[random.Next(Names.Length)];

    private string Digits(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>() is var all ? all[random.Next(all.Length)] : default;
}
