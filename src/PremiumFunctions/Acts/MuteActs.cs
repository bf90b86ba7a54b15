using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Stops a village's messages for a while.</summary>
public sealed class MuteAct(MuteMessages muting) : Act
{
    public override string Key => "mute";

    public override Said Title => new("Diamkan pesan ke satu desa", "Mute a village's messages");

    public override Said Effect => new(
        "Desa itu tidak menerima pesan sampai hari terakhir, kecuali kabar baik seperti iuran yang sudah terbayar. "
            + "Pendebetan dan daftar kerja tetap berjalan.",
        "The village gets no messages until the last day but good news, such as that it is paid. Debits and the "
            + "worklist go on.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        VillageField,
        new("until", new Said("Hari terakhir", "Last day"), ActFieldKind.Day)
        {
            Hint = new Said($"Paling lama {Mute.DaysMax} hari.", $"{Mute.DaysMax} days at most."),
        },
        Reason(),
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var mute = await muting.MuteAsync(
            new MuteRequest(values.Required("village"), values.Required("reason"), values["until"], by), stop);
        return Done(
            new($"Pesan ke {mute.Village} didiamkan.", $"Messages to {mute.Village} are muted."),
            new(
                $"Berakhir setelah {AlertText.Day(mute.Until)}; yang masih perlu lalu disampaikan.",
                $"It ends after {mute.Until:yyyy-MM-dd}; what still needs saying is said then."))
        with
        {
            Village = mute.Village,
        };
    }
}

/// <summary>Ends a mute early.</summary>
public sealed class EndMuteAct(
    MuteMessages muting, IReplies replies, Settings settings, Rules rules, TimeProvider clock) : Act
{
    public override string Key => "unmute";

    public override Said Title => new("Akhiri diam ke satu desa", "End a mute");

    public override Said Effect => new(
        "Pesan ke desa itu berjalan lagi sekarang.", "Messages to the village go on now.");

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var mutes = (await replies.RegencyAsync(settings.Regency, stop)).Mutes.Where(m => m.IsOn(today))
            .Select(m => (m.Id, new Said(
                $"{m.Village}, sampai {AlertText.Day(m.Until)}: {m.Reason} ({m.By})",
                $"{m.Village}, until {m.Until:yyyy-MM-dd}: {m.Reason} ({m.By})")))
            .ToList();
        return View(
        [
            new("mute", new Said("Desa", "Village"), ActFieldKind.Choice)
            {
                IsSubject = true,
                Options = mutes.Count > 0
                    ? [Choose, .. mutes] : [("", new Said("tidak ada yang didiamkan", "none is muted"))],
            },
            Reason(),
        ]) with
        {
            Facts = Gone(
                values["mute"], mutes.Select(m => m.Id), new("Diam yang dimaksud", "The mute that is meant")),
        };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        if (await muting.EndAsync(values.Required("mute"), values.Required("reason"), by, stop) is not { } mute)
        {
            return new ActResult.Refused(new Said(
                $"Tidak ada diam {values["mute"]}.", $"There is no mute {values["mute"]}."));
        }

        var today = rules.Today(clock.GetUtcNow());
        var still = (await replies.DistrictAsync(mute.Village.District, stop)).Mutes
            .Where(m => m.Village == mute.Village && m.IsOn(today)).ToList();
        var done = still.Count > 0
            ? Done(
                new($"Diam ke {mute.Village} yang itu diakhiri.", $"That mute of {mute.Village} is ended."),
                Stopped.Still([.. still.Select(Stop.Of)]))
            : Done(
                new($"Pesan ke {mute.Village} berjalan lagi.", $"Messages to {mute.Village} go on."),
                new("Yang masih perlu disampaikan segera dikirim.", "What still needs saying is sent soon."));
        return done with { Village = mute.Village };
    }
}

/// <summary>Alerts that reached nobody go out once more.</summary>
public sealed class ResendAct(ResendAlerts resend, Settings settings) : Act
{
    public override string Key => "resend";

    public override Said Title => new("Kirim ulang peringatan yang tidak sampai", "Send again what reached nobody");

    public override Said Effect => new(
        "Perbaiki dulu kontaknya lewat berkas register. Yang dikirim adalah keadaan sekarang, kepada yang belum "
            + "menerima.",
        "Mend the contact by a register file first. What goes out is how things stand now, to whoever does not "
            + "have it.");

    protected override IReadOnlyList<ActField> Fields =>
        [VillageField with { Hint = new Said("Kode desa, atau all.", "A village code, or all.") }, Reason()];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var village = Asked.VillageOrAll(values.Required("village"), settings.Regency);
        var count = await resend.RunAsync(settings.Regency, village, values.Required("reason"), by, stop);
        return Done(
            new($"{count} peringatan dikirim ulang.", $"{count} alerts go out once more."),
            count == 0
                ? new("Tidak ada yang belum sampai.", "There was none that reached nobody.")
                : new("Hasilnya tampil di halaman desa.", "What became of them shows on the village's page."))
        with
        {
            Village = village,
        };
    }
}
