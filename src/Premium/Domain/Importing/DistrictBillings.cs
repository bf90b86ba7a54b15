namespace Premium.Domain;

/// <summary>What BPJS bills the villages of a district in some pay months, and rows that make no sense.</summary>
public sealed record DistrictBillings(IReadOnlyList<BpjsBilling> All, IReadOnlyList<MalformedRow> Malformed)
{
    public static readonly DistrictBillings None = new([], []);

    private IReadOnlyDictionary<BillId, BpjsBilling>? byBill;

    public BpjsBilling? Of(BillId bill) =>
        (byBill ??= All.ToDictionary(b => b.Bill)).GetValueOrDefault(bill);
}

/// <summary>Checks billings of BPJS before any of them is kept.</summary>
public static class BillingCheck
{
    private const int CodeMin = 11;
    private const int CodeMax = 16;

    /// <exception cref="FormatException">What is wrong, with whose billing, and what would be accepted.</exception>
    public static void Check(DistrictCode district, IReadOnlyList<BpjsBilling> billings)
    {
        var seen = new HashSet<BillId>();
        foreach (var billing in billings)
        {
            var problem = billing.Village.District != district ? $"it does not lie in district {district}"
                : !seen.Add(billing.Bill) ? "it comes twice"
                : Problem(billing)?.English;
            if (problem is not null)
            {
                throw new FormatException($"Billing {billing.Bill} cannot be taken: {problem}. Nothing was written.");
            }
        }
    }

    /// <summary>Null where the billing makes sense.</summary>
    public static Said? Problem(BpjsBilling billing) =>
        !IsCode(billing.KodeIuran)
            ? new Said(
                $"kode iurannya bukan {CodeMin} sampai {CodeMax} angka",
                $"its kode iuran is none: expected {CodeMin} to {CodeMax} digits")
        : billing.People < 1
            ? new Said("jumlah pesertanya harus mulai dari 1", "it is for nobody: expected a head count from 1")
        : billing.Sums.Values.Any(s => s < Rupiah.Zero)
            ? new Said("ada jumlah yang negatif", "a sum is negative: expected sums from 0")
        : billing.Total <= Rupiah.Zero
            ? new Said("jumlah yang harus dibayar 0", "its total is 0: expected what is to be paid")
        : null;

    public static bool IsCode(string text) =>
        text.Length is >= CodeMin and <= CodeMax && text.All(char.IsAsciiDigit);
}
