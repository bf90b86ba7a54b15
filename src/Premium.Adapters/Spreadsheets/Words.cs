using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>The words that people write for what has a set of names here.</summary>
/// <param name="names">The first word of each is the one that files of ours have.</param>
internal sealed class Words<T>(params (T Value, string[] Names)[] names)
    where T : notnull
{
    private readonly Dictionary<string, T> values = names
        .SelectMany(n => n.Names.Select(name => (Name: Folding.Fold(name), n.Value)))
        .DistinctBy(n => n.Name)
        .ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);

    private readonly Dictionary<T, string> written = names.ToDictionary(n => n.Value, n => n.Names[0]);

    public Said? Read(Cell cell, out T value) =>
        values.TryGetValue(Folding.Fold(cell.Text), out value!) ? null : Refused.AsTold;

    public string Of(T value) => written[value];
}

internal static class Words
{
    public static readonly Words<PayerKind> Payers = new(
        (PayerKind.VillageBudget, ["APBDes", "desa", "anggaran desa", "pemerintah desa"]),
        (PayerKind.PublicBudget, ["APBD", "APBN", "pemda", "kabupaten", "pemerintah daerah"]),
        (PayerKind.Private, ["pribadi", "swasta", "mandiri", "donatur", "perorangan"]));

    public static readonly Words<SourceOfFunds> Sources = new(
        (SourceOfFunds.Add, ["ADD", "alokasi dana desa"]),
        (SourceOfFunds.DanaDesa, ["Dana Desa", "DD", "DDS"]),
        (SourceOfFunds.OwnRevenue, ["PAD", "PADes", "pendapatan asli desa"]));

    public static readonly Words<ContactRole> Roles = new(
        (ContactRole.Treasurer, ["Kaur Keuangan", "bendahara", "bendahara desa", "keuangan"]),
        (ContactRole.Secretary, ["Sekdes", "sekretaris desa", "sekretaris", "carik"]),
        (ContactRole.Head, ["Kades", "kepala desa", "petinggi"]),
        (ContactRole.Subdistrict, ["Kecamatan", "camat"]));

    public static readonly Words<string> Channels = new(
        ("email", ["email", "e-mail", "surel", "mail"]),
        ("whatsapp", ["whatsapp", "WA", "whats app"]));

    public static readonly Words<string> Languages = new(
        ("id", ["id", "indonesia", "bahasa indonesia", "ind"]),
        ("en", ["en", "inggris", "bahasa inggris", "english", "eng"]));

    public static readonly Words<MemberGroup> Groups = new(
        (MemberGroup.Official,
        [
            "perangkat", "perangkat desa", "kades", "kepala desa", "sekdes", "sekretaris desa", "kaur", "kasi", "kadus",
        ]),
        (MemberGroup.Council, ["BPD", "anggota BPD", "badan permusyawaratan desa"]),
        (MemberGroup.Neighbourhood, ["RT/RW", "RT", "RW", "ketua RT", "ketua RW", "RT RW"]),
        (MemberGroup.VulnerableWorker, ["pekerja rentan", "rentan"]),
        (MemberGroup.LabourIntensiveProject, ["PKTD", "padat karya", "padat karya tunai", "padat karya tunai desa"]),
        (MemberGroup.CivilDefence, ["Linmas", "hansip", "perlindungan masyarakat"]),
        (MemberGroup.Staff, ["staf", "staff", "staf desa", "pegawai", "karyawan"]),
        (MemberGroup.SmallBusiness, ["UKM", "UMKM", "usaha kecil", "pelaku UMKM", "pelaku UKM"]));

    public static readonly Words<Segment> SegmentNames = new(
        (Segment.Pu, ["PU", "penerima upah"]),
        (Segment.Bpu, ["BPU", "bukan penerima upah"]));

    public static readonly Words<RiskGroup> Risks = new(
        (RiskGroup.VeryLow, ["1", "I", "sangat rendah"]),
        (RiskGroup.Low, ["2", "II", "rendah"]),
        (RiskGroup.Medium, ["3", "III", "sedang", "menengah"]),
        (RiskGroup.High, ["4", "IV", "tinggi"]),
        (RiskGroup.VeryHigh, ["5", "V", "sangat tinggi"]));

    public static readonly Words<SocialProgram> Programs = new(
        (SocialProgram.Jkk, ["JKK", "kecelakaan kerja"]),
        (SocialProgram.Jkm, ["JKM", "JK", "kematian"]),
        (SocialProgram.Jht, ["JHT", "hari tua"]),
        (SocialProgram.Jp, ["JP", "pensiun"]));

    public static readonly Words<bool> YesNo = new(
        (true, ["ya", "y", "yes", "1", "true", "benar", "x"]),
        (false, ["tidak", "t", "no", "n", "0", "false", "bukan", "tdk"]));
}
