using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class PersonTextTests
{
    [Theory]
    [InlineData("sudah aktif sejak 2026-12-03 14:30")]
    [InlineData("ke bank tanggal 03-12-2026 pukul 14.30, teller 2")]
    [InlineData("dua kunjungan: 3/12/2026 08:05 dan 2026-12-04T10:15:00")]
    [InlineData("desa 33.16.12.2010 sudah menyetor Rp 2.384.164,00 pada 2026-12-03")]
    [InlineData("lihat pendebetan 33161220102611101")]
    [InlineData("juga untuk 33.16.12.2010, 33.16.12.2011")]
    [InlineData("cuti 01/12/2026 - 05/12/2026")]
    [InlineData("kunjungan 2026-12-03 08:05-10:15")]
    [InlineData("surat BPJS B/1226/022026 tanggal 25 Februari 2026")]
    [InlineData("surat 900.1.15.2/1234/2026")]
    [InlineData("sesuai surat 900.1.15.2/1234/2026 tanggal 25-02-2026.")]
    [InlineData("SP 900/1234/2026, SP 900/1235/2026")]
    [InlineData("(surat 141-2/0077/12/2026)")]
    public void C31_DocumentsDaysTimesAndSums_areNoAccountNumbers(string reason) => PersonText.Check("reason", reason);

    [Theory]
    [InlineData("NIK 3316123112800001")]
    [InlineData("NIK 3316 1231 1280 0001")]
    [InlineData("NIK 33.16.12.31.12.80.00.01")]
    [InlineData("NIK 3316-1231-1280-0001")]
    [InlineData("NIK 3316/1231/1280/0001")]
    [InlineData("NIK 3316_1231_1280_0001")]
    [InlineData("NIK 3316\u00a01231\u20091280\u30000001")]
    [InlineData("NIK 3316\u200b1231\u200d1280\ufeff0001")]
    [InlineData("NIK ٣٣١٦١٢٣١١٢٨٠٠٠٠١")]
    [InlineData("NIK ３３１６１２３１１２８０００００１")]
    [InlineData("NIK 𝟑𝟑𝟏𝟔𝟏𝟐𝟑𝟏𝟏𝟐𝟖𝟎𝟎𝟎𝟎𝟏")]
    [InlineData("NIK 3316    1231    1280    0001")]
    [InlineData("NIK 3316 -- 1231 -- 1280 -- 0001")]
    [InlineData("NIK 3316\u31641231\u115f1280\uffa00001")]
    [InlineData("NIK ❸❸❶❻❶❷❸❶❶❷❽⓿⓿⓿⓿❶")]
    [InlineData("NIK 3316 1231 1280 0001 5")]
    [InlineData("NIK 33.16.12.3112/80/0001")]
    [InlineData("NIK 33.16.12.3112  80  0001")]
    [InlineData("NIK 33.16.12.3112_80_0001")]
    [InlineData("NIK 33.16.12.3112, 80, 0001")]
    [InlineData("NIK 33.16 12.31 12.80 00.01")]
    [InlineData("NIK 12.16 12.31 12.50 00.01")]
    [InlineData("NIK 33.16.12.7112 / 80 / 0001")]
    [InlineData("NIK 3316/1231/1280/2001")]
    [InlineData("NIK 3316123112800001/2026")]
    [InlineData("rek 3012331612/2026")]
    [InlineData("rek 301-233-161-2/12/2026")]
    [InlineData("rek 3012/3316/1226")]
    [InlineData("rek 3012/3316/12/2026/5")]
    [InlineData("rek 3.0.1.2.3.3.1.6.1.2")]
    [InlineData("rek 301 - 233 - 161 - 2")]
    public void C31_NumberOfAPersonOrAccount_isRefused_howeverItIsWritten(string reason) => Assert.StartsWith(
        "reason: expected no account number",
        Assert.Throws<FormatException>(() => PersonText.Check("reason", reason)).Message,
        StringComparison.Ordinal);
}
