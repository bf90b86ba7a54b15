using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Stops debits for a while.</summary>
public sealed class PauseAct(PauseDebits pausing, Settings settings, Rules rules, TimeProvider clock) : Act
{
    public override string Key => "pause";

    public override Said Title => new("Hentikan pendebetan sementara", "Pause debits");

    public override Said Effect => new(
        "Yang sudah di bank diselesaikan; tidak ada percobaan baru sampai hari terakhir penghentian. Berakhir dengan "
            + "sendirinya.",
        "What is at the bank is finished; nothing new is tried until the pause's last day. It ends by itself.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        new("scope", new Said("Apa", "What"))
        {
            IsSubject = true,
            Hint = new Said(
                $"village:{settings.Regency}.12.2010, district:{settings.Regency}.12, bank:{rules.Banks.Keys.First()}, "
                    + "atau all.",
                $"village:{settings.Regency}.12.2010, district:{settings.Regency}.12, bank:{rules.Banks.Keys.First()}, "
                    + "or all."),
        },
        new("from", new Said("Sejak", "From"), ActFieldKind.Day)
        {
            IsOptional = true,
            Hint = new Said("Kosong: mulai hari ini.", "Empty: from today."),
        },
        new("until", new Said("Hari terakhir", "Last day"), ActFieldKind.Day)
        {
            IsOptional = true,
            Hint = new Said(
                "Kosong: sampai diaktifkan lagi. Perhatikan batas aman.", "Empty: until resumed. Mind the safe day."),
        },
        Reason(),
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var order = await pausing.PauseAsync(
            new PauseRequest(
                values.Required("scope"), values.Required("reason"), values["from"], values["until"], by),
            stop);
        var what = Stopped.Of(order.Scope);
        return Done(
            order.Pause.From is var first && first > rules.Today(clock.GetUtcNow())
                ? new(
                    $"Pendebetan {what.Indonesian} akan dihentikan mulai {AlertText.Day(first)}; sampai saat itu "
                        + "pendebetan tetap berjalan.",
                    $"Debits of {what.English} will be paused from {first:yyyy-MM-dd} on; until then they go on.")
                : new($"Pendebetan {what.Indonesian} dihentikan.", $"Debits of {what.English} are paused."),
            order.Pause.Until is { } until
                ? new(
                    $"Berakhir dengan sendirinya setelah {AlertText.Day(until)}.",
                    $"It ends by itself after {until:yyyy-MM-dd}.")
                : new("Berlaku sampai diaktifkan lagi.", "It lasts until it is resumed."))
        with
        {
            Village = order.Scope.Village,
        };
    }
}

/// <summary>Ends a pause early.</summary>
public sealed class ResumeAct(
    PauseDebits pausing, ReadStops stops, IPauses pauses, Rules rules, TimeProvider clock) : Act
{
    public override string Key => "resume";

    public override Said Title => new("Aktifkan lagi pendebetan", "Resume debits");

    public override Said Effect => new(
        "Penghentian berakhir sekarang; tagihannya dicoba pada pendebetan berikutnya. Mulai pendebetan bila "
            + "batas aman dekat.",
        "The pause ends now; its bills are tried by the next collection. Start one where the safe day is near.");

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var orders = (await pauses.ReadAsync(stop)).Orders.Where(o => o.Resumed is null && !(o.Pause.Until < today))
            .Select(o => (o.Id, new Said(
                $"{Stopped.Of(o.Scope).Indonesian}, {From(o, "mulai", today)}sampai {Until(o, "diaktifkan lagi")}: "
                    + $"{o.Pause.Reason} ({o.Pause.By})",
                $"{Stopped.Of(o.Scope).English}, {From(o, "from", today)}until {Until(o, "resumed")}: "
                    + $"{o.Pause.Reason} ({o.Pause.By})")))
            .ToList();
        return View(
        [
            new("pause", new Said("Penghentian", "Pause"), ActFieldKind.Choice)
            {
                IsSubject = true,
                Options = orders.Count > 0
                    ? [Choose, .. orders] : [("", new Said("tidak ada yang berlaku", "none is in force"))],
            },
            Reason(),
        ]) with
        {
            Facts = Gone(
                values["pause"], orders.Select(o => o.Id), new("Penghentian yang dimaksud", "The pause that is meant")),
        };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        if (await pausing.ResumeAsync(values.Required("pause"), values.Required("reason"), by, stop) is not { } order)
        {
            return new ActResult.Refused(new Said(
                $"Tidak ada penghentian {values["pause"]}.", $"There is no pause {values["pause"]}."));
        }

        var what = Stopped.Of(order.Scope);
        var isBeforeItBegan = order.Resumed is { } resumed && order.Pause.From > rules.Today(resumed.At);
        Said ended = isBeforeItBegan
            ? new(
                $"Penghentian {what.Indonesian} dibatalkan sebelum mulai.",
                $"The pause of {what.English} is called off before it began.")
            : new($"Penghentian {what.Indonesian} diakhiri.", $"The pause of {what.English} is ended.");
        return await stops.InForceAsync(order.Scope, stop) is { Count: > 0 } still
            ? Done(ended, Stopped.Still(still))
            : isBeforeItBegan
            ? Done(ended, new("Tidak ada pendebetan yang ditahan olehnya.", "It has held no debit."))
            : Done(
                new($"Pendebetan {what.Indonesian} aktif lagi.", $"Debits of {what.English} are resumed."),
                new(
                    "Tagihannya dicoba pada pendebetan berikutnya.", "Its bills are tried by the next collection."));
    }

    private static string From(PauseOrder order, string word, DateOnly today) =>
        order.Pause.From > today ? $"{word} {order.Pause.From:yyyy-MM-dd} " : "";

    private static string Until(PauseOrder order, string open) => order.Pause.Until?.ToString("yyyy-MM-dd") ?? open;
}
