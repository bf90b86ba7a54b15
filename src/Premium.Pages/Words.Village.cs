using System.Globalization;
using Premium.Domain;

namespace Premium.Pages;

/// <content>One village: its months, attempts and messages.</content>
public sealed partial class Words
{
    private const string Mail = "email";
    private const string Phone = "whatsapp";

    /// <summary>Short enough for a cell.</summary>
    public string Label(MonthMark mark) => mark switch
    {
        MonthMark.Covered => Say("Lunas", "Covered"),
        MonthMark.Paid => Say("Dibayar", "Paid"),
        MonthMark.Open => Say("Terbuka", "Open"),
        MonthMark.Short => Say("Kurang", "Short"),
        MonthMark.Refused => Say("Ditolak", "Refused"),
        MonthMark.Unknown => Say("Belum pasti", "Unclear"),
        MonthMark.Held => Say("Ditahan", "Held"),
        MonthMark.None => Say("–", "–"),
    };

    public string Meaning(MonthMark mark) => mark switch
    {
        MonthMark.Covered => Say("dibayar, bukti bayar BPJS ada", "paid, BPJS's receipt is in"),
        MonthMark.Paid => Say("dibayar, bukti bayar BPJS ditunggu", "paid, BPJS's receipt is awaited"),
        MonthMark.Open => Say("ditagih, menunggu didebet", "billed, waiting to be debited"),
        MonthMark.Short => Say("saldo tidak cukup", "short of funds"),
        MonthMark.Refused => Say("ditolak bank", "refused by the bank"),
        MonthMark.Unknown => Say("bank belum memberi kepastian", "the bank has not said for certain"),
        MonthMark.Held => Say("belum boleh didebet", "may not be debited"),
        MonthMark.None => Say("tidak ada tagihan", "no bill"),
    };

    /// <summary><c>Nov 26</c>.</summary>
    public string ShortMonth(Period period) => $"{Month(period)[..3]} {period.Yymm[..2]}";

    /// <summary><c>3 Des 2026</c>.</summary>
    public string ShortDay(DateOnly day) => $"{day.Day} {Month(Period.Of(day))[..3]} {day.Year}";

    public string Label(SourceOfFunds source) => source switch
    {
        SourceOfFunds.Add => Say("ADD", "ADD (village allocation)"),
        SourceOfFunds.DanaDesa => Say("Dana Desa (tidak boleh)", "Dana Desa (not allowed)"),
        SourceOfFunds.OwnRevenue => Say("pendapatan asli desa", "the village's own revenue"),
    };

    public string Channel(string channel) => channel switch
    {
        Mail => Say("surel", "e-mail"),
        Phone => "WhatsApp",
        _ => channel,
    };

    public string Label(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => Say("sampai", "delivered"),
        DeliveryOutcome.Read => Say("dibaca", "read"),
        DeliveryOutcome.Accepted => Say("dikirim, belum ada kabar", "sent, no word yet"),
        DeliveryOutcome.Pending => Say("akan dicoba lagi", "to be tried again"),
        DeliveryOutcome.Started => Say("mungkin terkirim, kabarnya ditunggu", "may have gone out, word is awaited"),
        DeliveryOutcome.Unsure => Say("tidak pasti terkirim", "not certain to have gone out"),
        DeliveryOutcome.Refused => Say("tidak sampai", "did not arrive"),
    };

    public string Label(SnapService service) => service switch
    {
        SnapService.Transfer => Say("Bank diminta mendebet", "Asked the bank to debit"),
        SnapService.Status => Say("Bank ditanya apa yang terjadi", "Asked the bank what became of it"),
        SnapService.Balance => Say("Bank ditanya saldonya", "Asked the bank for the balance"),
        SnapService.Statement => Say("Mutasi rekening diminta", "Asked for the statement"),
        SnapService.Token => Say("Izin masuk diminta", "Asked for a token"),
    };

    public string Label(CallFate fate) => fate switch
    {
        CallFate.Answered => Say("dijawab", "answered"),
        CallFate.Silent => Say("tidak ada jawaban", "no answer"),
        CallFate.NotSent => Say("tidak terkirim", "not sent"),
        CallFate.StatementLine => Say("tercantum di mutasi rekening", "on the statement"),
    };

    public string Label(DecidedOutcome outcome) => outcome switch
    {
        DecidedOutcome.Executed => Say("bank sudah mendebet", "the bank took the money"),
        DecidedOutcome.NeverExecuted => Say("bank tidak pernah mendebet", "the bank never took the money"),
        DecidedOutcome.GivenBack => Say("bank mengembalikan dana", "the bank gave the money back"),
    };

    /// <summary>How long a bank took to answer.</summary>
    public string Seconds(TimeSpan taken)
    {
        var english = taken.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return Say($"setelah {english.Replace('.', ',')} detik", $"after {english} seconds");
    }

    /// <summary>One step of an attempt in a sentence; what the bank said stands beside it.</summary>
    public string Of(AttemptStep step, Debit debit) => step.Kind switch
    {
        StepKind.Reserved => Say(
            "Dicadangkan: rujukan disimpan sebelum bank dihubungi",
            "Reserved: the reference was stored before the call"),
        StepKind.Called => $"{Label(step.Call!.Service)}: {Label(step.Call.Fate)}",
        StepKind.OnStatement => Say("Mutasi rekening memuatnya", "The statement shows it"),
        StepKind.Outcome => $"{Say("Hasil", "Outcome")}: {Label(debit.State)}"
            + (debit.Refusal is { } reason ? $", {Refusal(reason)}" : ""),
        StepKind.Adopted => Say(
            "Mutasi rekening membuktikan bahwa bank mendebet", "The statement proves that the bank took the money"),
        StepKind.GivenBack => Say("Bank mengembalikan dana", "The bank gave the money back"),
        StepKind.Proposed => Say(
            $"{step.By} mengusulkan: {Label(step.Decision!.Outcome)}",
            $"{step.By} proposed: {Label(step.Decision!.Outcome)}"),
        StepKind.Confirmed => Say(
            $"{step.By} membenarkan: {Label(step.Decision!.Outcome)}",
            $"{step.By} confirmed: {Label(step.Decision!.Outcome)}"),
        StepKind.ProposalWithdrawn => Say($"{step.By} menarik usulan", $"{step.By} withdrew the proposal"),
        StepKind.AsksNext => Say("Bank ditanya lagi", "The bank is asked again"),
    };

    /// <summary>Which rows an entry changed: <c>tagihan, percobaan</c>.</summary>
    public string Changed(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => key.Split('~') switch
    {
        [_, _, _, "receipt", ..] => Say("bukti bayar", "receipt"),
        [_, _, _, _, "decision", ..] => Say("keputusan", "decision"),
        [_, _, _, _, "adoption"] => Say("pembuktian", "proof"),
        [_, _, _, _, "reversal"] => Say("pengembalian", "money given back"),
        ["bill", ..] => Say("tagihan", "bill"),
        ["debit", ..] => Say("percobaan", "attempt"),
        ["alert", ..] => Say("peringatan", "alert"),
        ["evidence", ..] => Say("bukti bank", "evidence"),
        _ => Say("baris lain", "another row"),
    }).Distinct());
}
