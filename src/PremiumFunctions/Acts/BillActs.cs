using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>A refused or short bill is tried again at once.</summary>
public sealed class ClearAct(ClearBill clear, ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock)
    : BillAct(ledger, registry, rules, clock)
{
    private const string SeenField = "seen";

    public override string Key => "try-again";

    public override Said Title => new("Coba debet lagi sekarang", "Try the debit again now");

    public override Said Effect => new(
        "Tagihan yang ditolak atau kurang saldo dicoba lagi segera, dalam jam layanan bank. Percobaannya "
            + "dihitung dari awal.",
        "A bill that was refused or short is tried again at once, within the bank's hours. Its attempts are "
            + "counted anew.");

    protected override IReadOnlyList<ActField> Fields => [BillField, Reason(new Said(
        "Misalnya: dana sudah masuk, menurut Kaur Keuangan.", "Such as: the money is in, says the treasurer."))];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var (bill, reason, seen) = (values.Bill(), values.Required("reason"), values[SeenField]);
        if (seen.Length == 0)
        {
            // Names a bill that is not there.
            await ShowAsync(values, stop);
            return new ActResult.Refused(new(
                "Lihat dulu keadaan tagihan ini di halaman ini, lalu kirim lagi.",
                "seen: look at how this bill stands, as this page has it, and send it again."));
        }

        return Result(
            await clear.RunAsync(bill, reason, by, stop, SeenBill.Parse(seen)),
            bill.Village,
            new("Tagihan ini dicoba lagi.", "This bill is tried again."),
            new(
                "Hasilnya tampil di halaman desa dalam beberapa menit; di luar jam layanan bank, saat bank buka.",
                "Its result shows on the village's page within minutes; outside the bank's hours, when it opens."));
    }

    protected override IReadOnlyDictionary<string, string> Seen(Sheet sheet, Bill bill) =>
        new Dictionary<string, string> { [SeenField] = $"{SeenBill.Of(bill)}" };
}

/// <summary>BPJS's receipt of one bill.</summary>
public sealed class ReceiptAct(
    RecordReceipt receipt, ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock)
    : BillAct(ledger, registry, rules, clock)
{
    public override string Key => "receipt";

    public override Access Access => Access.Confirm;

    public override Said Title => new("Catat bukti bayar BPJS", "Record a BPJS receipt");

    public override Said Effect => new(
        "Hanya bukti bayar BPJS yang membuat perlindungan bulan itu pasti. Satu nomor dipakai satu kali.",
        "Only BPJS's receipt makes the cover of that month certain. A number is used once.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        BillField,
        new("number", new Said("Nomor bukti bayar", "Number of the receipt")),
        new("amount", new Said("Jumlah pada bukti", "Sum on the receipt"), ActFieldKind.Sum)
        {
            Hint = new Said("Rupiah utuh, misalnya 216.742.", "Whole rupiah, such as 216.742."),
        },
        new("paidOn", new Said("Tanggal bayar", "Day of payment"), ActFieldKind.Day),
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var asked = RequestOf(values, by);
        var result = await receipt.RunAsync(asked, stop);
        var difference = result is PersonResult.Done done ? done.Difference : Rupiah.Zero;
        var next = difference != Rupiah.Zero
            ? new(
                $"Jumlahnya berbeda {difference} dari tagihan; selisih itu disimpan bersama buktinya.",
                $"Its sum differs by {difference} from the bill's; the difference is kept with it.")
            : IsSure(result) ? new("Peringatan tentang bulan itu berhenti.", "Alerts about that month stop.")
            : new Said("Lihat keadaannya di halaman desa.", "See how it stands on the village's page.");
        return Result(
            result,
            asked.Bill.Village,
            IsSure(result)
                ? new("Bukti bayar dicatat; bulan itu terlindungi.", "The receipt is recorded; that month is covered.")
                : new Said("Bukti bayar dicatat. ", "The receipt is recorded. ") + Unsure,
            next);
    }

    /// <summary>Of a receipt that is recorded while its bill is in doubt, and says little.</summary>
    internal static Said Unsure => new(
        "Bulan itu belum pasti terlindungi: pembayaran tagihannya masih diperiksa dengan bank.",
        "That month is not certain to be covered: the payment of its bill is still being looked at with the bank.");

    internal static bool IsSure(PersonResult result) => result switch
    {
        PersonResult.Done done => done.Bill.IsConfirmed,
        PersonResult.DoneBefore before => before.Bill.IsConfirmed,
        _ => true,
    };

    /// <summary>As a form has it, or a row of a file.</summary>
    /// <exception cref="FormatException">A field is not accepted; it is named, with what would be.</exception>
    internal static ReceiptRequest RequestOf(ActValues values, string by) => new(
        values.Bill(),
        values.Required("number"),
        values.Sum("amount"),
        values.Day("paidOn") ?? throw WrongField.Of(new Said("paidOn: isilah tanggal bayar.", "paidOn: missing.")),
        by);
}

/// <summary>A wrong receipt is taken back by two people.</summary>
public sealed class WithdrawReceiptAct(
    TakeBackReceipt takeBack, ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock)
    : BillAct(ledger, registry, rules, clock)
{
    public override string Key => "withdraw-receipt";

    public override Access Access => Access.Sign;

    public override Said Title => new("Tarik bukti bayar yang salah", "Take a wrong receipt back");

    public override Said Effect => new(
        "Perlu dua orang: yang pertama mengusulkan, yang kedua mengirim hal yang sama. Nomornya lalu bebas "
            + "dipakai lagi.",
        "It takes two people: the first proposes, the second sends the same. Its number is then free again.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        BillField,
        new("number", new Said("Nomor bukti bayar", "Number of the receipt")),
        new("what", new Said("Tindakan", "What to do"), ActFieldKind.Choice)
        {
            Options =
            [
                Choose,
                ("take-back", new Said("usulkan atau setujui penarikan", "propose or confirm")),
                ("withdraw", new Said("batalkan usul yang terbuka", "withdraw the open proposal")),
            ],
        },
        Reason(),
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var bill = values.Bill();
        var isWithdrawn = values["what"] switch
        {
            "take-back" => false,
            "withdraw" => true,
            _ => throw WrongField.Of(new Said(
                "what: pilihlah tindakannya.", "what: expected take-back or withdraw.")),
        };
        return Result(
            await takeBack.RunAsync(
                new WithdrawalRequest(bill, values.Required("number"), values.Required("reason"), by, isWithdrawn)
                {
                    Shown = ShownBy(values),
                },
                stop),
            bill.Village,
            isWithdrawn
                ? new("Usul dibatalkan.", "The proposal was withdrawn.")
                : new("Bukti bayar ditarik.", "The receipt was taken back."),
            new("Lihat keadaannya di halaman desa.", "See how it stands on the village's page."));
    }

    protected override IReadOnlyDictionary<string, string> Seen(Sheet sheet, Bill bill) =>
        new Dictionary<string, string>
        {
            [ShownField] = string.Join(
                ' ', sheet.Receipts.Where(r => r.Bill == bill.Id).SelectMany(sheet.WithdrawalsOf).Where(w => w.IsOpen)
                    .Select(w => w.RowKey)),
        };

    protected override Task<IReadOnlyList<ActFact>> MoreAsync(Sheet sheet, Bill bill, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ActFact>>([.. ReceiptsOf(sheet, bill)]);

    private IEnumerable<ActFact> ReceiptsOf(Sheet sheet, Bill bill) =>
        from receipt in sheet.Receipts.Where(r => r.Bill == bill.Id && !sheet.IsTakenBack(r))
        let open = sheet.WithdrawalsOf(receipt).FirstOrDefault(w => w.IsOpen)
        select new ActFact(
            new($"Bukti {receipt.Number}", $"Receipt {receipt.Number}"),
            Both(w => $"{receipt.Amount}, {w.Day(receipt.PaidOn)}, {receipt.RecordedBy}"
                + (open is null ? ""
                    : w.Say($"\nPenarikan diusulkan {open.ProposedBy}: {open.Reason}",
                        $"\nTaking back proposed by {open.ProposedBy}: {open.Reason}"))));
}
