using Premium.Tests.Domain;
using static Premium.Tests.Functions.QuarterOffice;

namespace Premium.Tests.Functions;

/// <summary>25 November: members of three villages change, and BPJS publishes December's kode iuran.</summary>
public sealed class QuarterNovemberTests
{
    private const string Headings = "kode desa;NIK;nama;kelompok;upah;sampai bulan";
    private const string Billings = "kode desa;segmen;bulan iuran;kode iuran;peserta;JKK;JKM;jumlah";

    private static readonly string[] Villages =
        [.. new[] { "2010", "2011", "2012" }.Select(n => $"{World.CodeOf(n)}")];

    [Fact]
    public async Task November25_membersChange_andBpjsBillsOnePersonMore()
    {
        await using var office = await OpenAsync(
            "2026-11-25 09:00",
            [Village("2010", "Jegong"), Village("2011", "Tempurejo"), Village("2012", "Kodokan")]);
        var (_, before) = await office.UploadAsync(
            "members", "2026-12",
            [
                Headings, .. Villages.Select((_, i) => Member(i, i + 1)), Member(0, 8),
                .. Enumerable.Range(21, 20).Select(i => Member(2, i)),
            ]);
        Shows(await office.TakeAsync(before), "Register sudah berubah.");

        // Four join, two leave, one of whom died; one stands twice; row 7 has a wage that is none.
        string[] changes =
        [
            Headings, Member(0, 11), Member(0, 12), Member(1, 13), Member(2, 14), Member(0, 1, to: "2026-11"),
        ];
        var (shown, wrong) = await office.UploadAsync(
            "members", "2026-12", [.. changes, Member(2, 3, to: "2026-11", wage: "2.5jt"), Member(2, 14)]);
        Shows(shown, "Sel salah 2", "7 upah 2.5jt rupiah bulat, misalnya",
            "8 NIK 9999************ satu baris untuk tiap orang, desa, dan bulan: baris 5 sudah memuat");
        Assert.DoesNotContain("9999010101600014", shown, StringComparison.Ordinal);
        Assert.NotEmpty(wrong);

        var (right, address) = await office.UploadAsync(
            "members", "2026-12", [.. changes, Member(2, 3, to: "2026-11")]);
        Shows(right, "Baru 4", "Keluar 2", "Sel salah 0", "Tagihan bulan terbuka", "Jegong 33.16.12.2010 2 1 0");
        Shows(await office.TakeAsync(address), "Register sudah berubah.", "diambil oleh sari");

        await BpjsBillsOnePersonMore_isWorkOfTheVillage(office);
    }

    private static async Task BpjsBillsOnePersonMore_isWorkOfTheVillage(QuarterOffice office)
    {
        var (_, address) = await office.UploadAsync(
            "billings", "2026-12", Billings,
            $"{Villages[0]};BPU;2026-12;261200000001;4;40000;27200;67200",
            $"{Villages[1]};BPU;2026-12;261200000002;2;20000;13600;33600");
        await office.TakeAsync(address);
        office.World.Go("2026-12-01 08:00");
        var page = await office.ReadAsync("pages/worklist");
        Shows(
            page, "Desa Jegong, Kec. Ngawen", "Tagihan BPJS berbeda dari daftar peserta",
            "BPJS Rp67.200 (4 orang), daftar peserta Rp50.400 (3 orang), selisih Rp16.800: 1 orang lebih Rp16.800");
        Assert.DoesNotContain("Tempurejo", page, StringComparison.Ordinal);
    }

    private static string Member(int village, int person, string to = "", string wage = "600000") =>
        $"{Villages[village]};99990101016000{person:00};Orang {(char)('A' + (person % 26))};RT/RW;{wage};{to}";
}
