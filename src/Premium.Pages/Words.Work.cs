using Premium.Domain;

namespace Premium.Pages;

/// <content>The worklist.</content>
public sealed partial class Words
{
    public string Of(Said said) => Say(said.Indonesian, said.English);

    public string Label(WorkActor actor) => Say(WorkText.Actor(actor), actor switch
    {
        WorkActor.Village => "village",
        WorkActor.Bank => "bank",
        WorkActor.Admin => "Dinas PMD",
        WorkActor.Operations => "operations",
        WorkActor.Branch => "BPJS branch",
    });

    /// <summary>Words of the worklist that lead to the bills of a fate; nothing where they are of many kinds.</summary>
    public string WorkOf(Fate fate) => fate switch
    {
        Fate.Short => Of(WorkKinds.Short.Title),
        Fate.Refused => Say("ditolak", "refused"),
        Fate.Unknown => Say("Bank belum pasti", "certain answer"),
        _ => "",
    };

    public string Label(WorkOrder order) => order switch
    {
        WorkOrder.Urgent => Say("paling mendesak dulu", "most urgent first"),
        WorkOrder.Due => Say("batas terdekat dulu", "fewest days left first"),
        WorkOrder.Since => Say("paling lama dulu", "longest there first"),
        WorkOrder.Sum => Say("rupiah terbanyak dulu", "largest sum first"),
        WorkOrder.People => Say("peserta terbanyak dulu", "most people first"),
        WorkOrder.Place => Say("menurut desa", "by village"),
        WorkOrder.Actor => Say("menurut siapa", "by who must act"),
    };

    public string Label(BillOrder order) => order switch
    {
        BillOrder.Urgent => Say("yang perlu tindakan dulu", "those that need action first"),
        BillOrder.Village => Say("menurut nama desa", "by name of village"),
        BillOrder.Sum => Say("belum dibayar terbanyak dulu", "most unpaid rupiah first"),
        BillOrder.Due => Say("batas aman terdekat dulu", "nearest safe debit day first"),
    };

    public string Label(RunOrder order) => order switch
    {
        RunOrder.Newest => Say("terbaru dulu", "newest first"),
        RunOrder.Kind => Say("menurut jenis proses", "by kind of run"),
        RunOrder.State => Say("merah dan kuning dulu", "red and amber first"),
    };

    /// <summary><c>Sari: telepon bank besok; ditunda sampai 10 Desember 2026</c>.</summary>
    public string Note(WorkNote note)
    {
        var parts = new[]
        {
            note.Owner.Length > 0 ? Say($"dipegang {note.Owner}", $"owned by {note.Owner}") : "",
            note.SnoozedUntil is { } until
                ? Say($"ditunda sampai {Day(until)}", $"put off until {Day(until)}") : "",
            note.Comment,
        }.Where(p => p.Length > 0);
        return $"{note.By}: {string.Join("; ", parts)}";
    }
}
