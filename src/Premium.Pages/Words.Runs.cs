using Premium.Domain;

namespace Premium.Pages;

/// <content>Runs and reconciliations.</content>
public sealed partial class Words
{
    public string Label(RunPurpose purpose) => purpose switch
    {
        RunPurpose.Collect => Say("Pendebetan iuran", "Premium collection"),
        RunPurpose.Watch => Say("Pemantauan perlindungan", "Watch over cover"),
        RunPurpose.Reconcile => Say("Rekonsiliasi bank", "Bank reconciliation"),
    };

    public string Label(RunState state) => state switch
    {
        RunState.Open => Say("Masih berjalan", "Still open"),
        RunState.Green => Say("Hijau: selesai, hitungan cocok", "Green: done and adds up"),
        RunState.Amber => Say("Kuning: selesai, ada yang perlu seseorang", "Amber: done, something needs a person"),
        RunState.Red => Say("Merah: perlu diperiksa", "Red: must be looked at"),
    };

    /// <summary><c>Rekonsiliasi bank bpd, bulan bayar Desember 2026</c>.</summary>
    public string Title(Run run)
    {
        var bank = run.Bank.Length > 0 ? $" {run.Bank}" : "";
        var month = run.PayMonth is { } payMonth
            ? $", {Say("bulan bayar", "pay month")} {Month(Period.Of(payMonth.FirstDay))}"
            : "";
        return Label(run.Purpose) + bank + month;
    }

    /// <summary>The tally in one line: what is counted, and every fate that occurred.</summary>
    public string Result(Run run) => run.State switch
    {
        RunState.Open => Say("hasil belum ada", "no result yet"),
        RunState.Green => Result(run.Tally, run.Purpose),
        RunState.Amber => Result(run.Tally, run.Purpose),
        RunState.Red => Result(run.Tally, run.Purpose),
    };

    private string Result(Tally tally, RunPurpose purpose)
    {
        var fates = Fates.All
            .Where(f => tally.Of(f) > 0)
            .Select(f => $"{Number(tally.Of(f))} {Label(f, purpose).ToLowerInvariant()}");
        var parts = string.Join(", ", fates);
        return $"{Number(tally.Expected)} {Expected(purpose)}{(parts.Length > 0 ? ": " : "")}{parts}";
    }

    /// <summary>What a run counts: bills, or debits where it compares them with the bank.</summary>
    public string Expected(RunPurpose purpose) => purpose switch
    {
        RunPurpose.Collect => Say("tagihan", "bills"),
        RunPurpose.Watch => Say("tagihan", "bills"),
        RunPurpose.Reconcile => Say("pendebetan dibandingkan", "debits compared"),
    };

    /// <summary>Reconciliations count debits by how they agree with the bank, under the same names.</summary>
    public string Label(Fate fate, RunPurpose purpose) => purpose switch
    {
        RunPurpose.Collect => Label(fate),
        RunPurpose.Watch => Label(fate),
        RunPurpose.Reconcile => fate switch
        {
            Fate.Paid => Say("Sesuai", "Agree"),
            Fate.Short => Label(Fate.Short),
            Fate.Refused => Say("Berbeda", "Differ"),
            Fate.Unknown => Say("Belum pasti", "Not certain"),
            Fate.Held => Label(Fate.Held),
            Fate.Untried => Say("Tanpa mutasi rekening", "Without a statement"),
        },
    };

    public string Label(BreakKind kind) => kind switch
    {
        BreakKind.MissingAtBank => Say("Tidak ada di mutasi rekening", "Not on the statement"),
        BreakKind.MissingWithUs => Say("Tidak tercatat pada kami", "Not in our books"),
        BreakKind.AmountDiffers => Say("Jumlah berbeda", "Sums differ"),
        BreakKind.GivenBack => Say("Dikembalikan bank", "Given back by the bank"),
        BreakKind.Duplicate => Say("Tercatat lebih dari sekali", "More than one line"),
        BreakKind.StillUnknown => Say("Masih belum pasti", "Still not certain"),
        BreakKind.NoStatement => Say("Mutasi rekening tidak ada", "No statement"),
        BreakKind.RefusedButExecuted => Say("Ditolak tetapi didebet", "Refused but executed"),
        BreakKind.SecondDebit => Say("Didebet dua kali", "Debited twice"),
        BreakKind.UnexplainedDebit => Say("Pendebetan belum jelas", "Unexplained debit"),
        BreakKind.MayBeGivenBack => Say("Mungkin dikembalikan", "May be given back"),
    };

    public string Meaning(BreakKind kind) => kind switch
    {
        BreakKind.MissingAtBank => Say(
            "Kami mencatat terbayar, tetapi mutasi rekening tidak memuatnya.",
            "We took it for paid; the statement has no such line."),
        BreakKind.MissingWithUs => Say(
            "Bank mendebet dengan nomor kami, tetapi kami tidak mencatatnya terbayar.",
            "The bank debited under our reference; we have no such payment."),
        BreakKind.AmountDiffers => Say(
            "Bank mendebet jumlah yang lain dari tagihan.", "The bank debited another sum than the bill's."),
        BreakKind.GivenBack => Say(
            "Dana sempat didebet, lalu dikembalikan ke rekening desa.",
            "The money was taken and then returned to the village."),
        BreakKind.Duplicate => Say(
            "Satu nomor referensi muncul lebih dari sekali; perlu dilihat petugas.",
            "One reference appears more than once; a person must look."),
        BreakKind.StillUnknown => Say(
            "Bank belum pasti, dan mutasi rekening belum memutuskannya.",
            "The bank gave no certain answer and the statement does not decide it."),
        BreakKind.NoStatement => Say(
            "Mutasi rekening belum dapat diambil, jadi belum dapat dibandingkan.",
            "The statement could not be had, so nothing could be compared."),
        BreakKind.RefusedButExecuted => Say(
            "Bank menyatakan tidak mendebet, tetapi mutasi rekening membuktikannya; tagihan sudah dicatat terbayar.",
            "The bank said it did not debit, the statement proves it did; the bill now counts as paid."),
        BreakKind.SecondDebit => Say(
            "Dua pendebetan untuk satu tagihan; minta bank mengembalikan salah satunya.",
            "Two debits for one bill; ask the bank to give one back."),
        BreakKind.UnexplainedDebit => Say(
            "Ada pendebetan berjumlah sama tanpa nomor kami; jangan didebet lagi sebelum jelas.",
            "A debit of the same sum without our reference; nothing is debited again until it is explained."),
        BreakKind.MayBeGivenBack => Say(
            "Ada kredit berjumlah sama tanpa nomor kami; periksa apakah dana dikembalikan.",
            "A credit of the same sum without our reference; look whether the money was given back."),
    };
}
