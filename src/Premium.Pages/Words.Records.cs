using Premium.Domain;

namespace Premium.Pages;

/// <content>What people recorded, and how a village is reached.</content>
public sealed partial class Words
{
    /// <summary><c>Sari mengusulkan penarikan (salah nomor); dibenarkan oleh Budi, 3 Desember 2026</c>.</summary>
    public string Withdrawal(ReceiptWithdrawal withdrawal)
    {
        var proposed = Say(
            $"{withdrawal.ProposedBy} mengusulkan penarikan ({withdrawal.Reason})",
            $"{withdrawal.ProposedBy} proposed to take it back ({withdrawal.Reason})");
        var closed = withdrawal.ClosedAt is { } at ? $", {Time(at)}" : "";
        return proposed + (withdrawal switch
        {
            { ConfirmedBy.Length: > 0 } => Say(
                $"; dibenarkan oleh {withdrawal.ConfirmedBy}", $"; confirmed by {withdrawal.ConfirmedBy}") + closed,
            { WithdrawnBy.Length: > 0 } => Say(
                $"; usulan ditarik oleh {withdrawal.WithdrawnBy}", $"; withdrawn by {withdrawal.WithdrawnBy}") + closed,
            _ => Say("; menunggu orang kedua", "; waits for a second person"),
        });
    }

    /// <summary>Who stopped it, why and until when.</summary>
    public string Paused(Pause pause) => Say(
        $"dihentikan oleh {pause.By} sejak {Day(pause.From)}: {pause.Reason}; ",
        $"stopped by {pause.By} since {Day(pause.From)}: {pause.Reason}; ") + (pause.Until is { } until
        ? Say($"sampai {Day(until)}", $"until {Day(until)}")
        : Say("sampai diaktifkan kembali", "until somebody resumes it"));

    /// <summary>What a pause stops, beside this village.</summary>
    public string Of(PauseScope scope) => scope switch
    {
        { Village: not null } => Say("desa ini", "this village"),
        { District: { } district } => Say($"semua desa kecamatan {district}", $"all villages of district {district}"),
        { Bank: { } bank } => Say($"semua desa di bank {bank}", $"all villages at bank {bank}"),
        _ => Say("semua desa", "all villages"),
    };

    public string Muted(Mute mute) => Say(
        $"pesan dihentikan oleh {mute.By}: {mute.Reason}; {Day(mute.From)} sampai {Day(mute.Until)}",
        $"messages stopped by {mute.By}: {mute.Reason}; {Day(mute.From)} to {Day(mute.Until)}")
        + (mute.Ended is { } end
            ? Say($"; diakhiri oleh {end.By}: {end.Reason}", $"; ended by {end.By}: {end.Reason}")
            : "");
}
