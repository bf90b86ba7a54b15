using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A village stands on page and in mail once, also where a part of it is put off.</summary>
public sealed class PutOffPlaceTests
{
    private static readonly DateOnly Today = Some.Day("2026-12-09");

    private static WorkItem Item(WorkKind kind, string number, bool isPutOff) => new(kind, $"{World.CodeOf(number)}")
    {
        Place = new Said($"Desa {number}", number),
        Why = new Said($"sebab {kind.Key}", kind.Key),
        Village = World.CodeOf(number),
        LapsesOn = Some.Day("2027-03-23"),
        Note = isPutOff
            ? new WorkNote("", "sari", Some.At("2026-12-08 09:00")) { Owner = "Sari", SnoozedUntil = Today.AddDays(1) }
            : null,
    };

    private static readonly IReadOnlyList<WorkItem> Items =
    [
        Item(WorkKinds.Doubt, "2010", isPutOff: true), Item(WorkKinds.Short, "2011", isPutOff: true),
        Item(WorkKinds.NoContact, "2010", isPutOff: false),
    ];

    [Fact]
    public void OnThePage_itStandsWithWhatIsToBeDoneNow()
    {
        var view = new WorkView(
            Today, Items, [], new Dictionary<string, WorkNote>(), new Dictionary<string, SeenItem>());

        var shown = new WorkFilter().Of(view);

        var now = Assert.Single(shown.Now);
        Assert.Equal([WorkKinds.NoContact, WorkKinds.Doubt], now.Items.Select(i => i.Kind));
        Assert.False(now.IsUrgent(Today));
        Assert.Equal("Desa 2011", Assert.Single(shown.Later).Place.Indonesian);
    }

    [Fact]
    public void InTheMail_too_withItsLapse_andWhatToDoOnceAKind()
    {
        var body = WorkText.Digest(Items, "Blora", Today).Body;

        Assert.Contains(
            "1. Desa 2010: Kontak tidak ada atau tidak dapat dipakai: sebab no-contact; Mutasi rekening harus "
            + "diperiksa: sebab doubt (ditunda: Sari, sampai Kamis, 10 Desember 2026) "
            + "(perlindungan terputus Selasa, 23 Maret 2027).\n\nDitunda oleh seseorang:\n- Desa 2011: Saldo kurang: "
            + "sebab short (ditunda: Sari, sampai Kamis, 10 Desember 2026).\n\nYang perlu dilakukan:\n",
            body, StringComparison.Ordinal);
        Assert.Contains($"- Saldo kurang (desa): {WorkKinds.Short.ToDo.Indonesian}\n", body, StringComparison.Ordinal);
    }
}
