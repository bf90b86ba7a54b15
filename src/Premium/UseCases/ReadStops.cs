using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What an admin stopped for a while: debits of whatever scope, or the messages to a village.</summary>
/// <param name="Id">Under which it is ended.</param>
/// <param name="Scope">What is stopped, as programs read it.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null until somebody ends it.</param>
/// <param name="Ended">Who ended it before that; null for nobody.</param>
public sealed record Stop(
    string Id, string Scope, string By, string Reason, DateTimeOffset At, DateOnly From, DateOnly? Until,
    Resumption? Ended)
{
    public VillageCode? Village { get; init; }

    /// <summary>Of that village, too.</summary>
    public DistrictCode? District { get; init; }

    /// <summary>What is stopped, by its name.</summary>
    public Said Place { get; init; } = new(Scope, Scope);

    public bool IsOn(DateOnly day) => From <= day && !IsOver(day);

    public bool IsOver(DateOnly day) => Ended is not null || Until < day;

    public static Stop Of(PauseOrder order) => new(
        order.Id, order.Scope.ToString(), order.Pause.By, order.Pause.Reason, order.At, order.Pause.From,
        order.Pause.Until, order.Resumed)
    {
        Village = order.Scope.Village,
        District = order.Scope.District ?? order.Scope.Village?.District,
        Place = order.Scope.Bank is { } bank
            ? new Said($"Bank {bank}", $"Bank {bank}")
            : new Said("Semua desa", "All villages"),
    };

    public static Stop Of(Mute mute) => new(
        mute.Id, mute.Village.ToString(), mute.By, mute.Reason, mute.At, mute.From, mute.Until, mute.Ended)
    {
        Village = mute.Village,
        District = mute.Village.District,
    };
}

/// <param name="All">Those in force first, then those to come, each newest first.</param>
/// <param name="Problems">What could not be read: it stops nothing.</param>
public sealed record Stops(DateOnly Today, IReadOnlyList<Stop> All, IReadOnlyList<string> Problems);

/// <summary>Reads what is stopped in a regency, with the names of it. Changes nothing.</summary>
public sealed class ReadStops(IPauses pauses, IReplies replies, IRegistry registry, Rules rules, TimeProvider clock)
{
    public async Task<Stops> PausesAsync(CancellationToken stop)
    {
        var book = await pauses.ReadAsync(stop);
        return await NamedAsync(book.Orders.Select(Stop.Of), book.Malformed, stop);
    }

    public async Task<Stops> MutesAsync(string regency, CancellationToken stop)
    {
        var book = await replies.RegencyAsync(regency, stop);
        return await NamedAsync(book.Mutes.Select(Stop.Of), book.Malformed, stop);
    }

    private async Task<Stops> NamedAsync(
        IEnumerable<Stop> found, IReadOnlyList<MalformedRow> malformed, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var problems = new ReadProblems(stop);
        problems.Add(malformed);
        List<Stop> all =
        [
            .. found.OrderBy(s => s.IsOver(today)).ThenBy(s => !s.IsOn(today)).ThenByDescending(s => s.At),
        ];
        var districts = all.Select(s => s.District).OfType<DistrictCode>().Distinct();
        var registers = (await Task.WhenAll(districts.Select(d => problems.OrAsync(
                $"register {d}",
                () => registry.DistrictAsync(d, today, stop),
                new DistrictRegister(d, $"{d}", [], [])))))
            .ToDictionary(r => r.District);
        return new Stops(
            today,
            [
                .. all.Select(s => s.District is { } district
                    ? s with { Place = PlaceOf(registers[district], s.Village) }
                    : s),
            ],
            problems.All);
    }

    private static Said PlaceOf(DistrictRegister register, VillageCode? village)
    {
        if (village is not { } code)
        {
            return new Said($"Kecamatan {register.Name}", $"District of {register.Name}");
        }

        var name = register.Villages.FirstOrDefault(v => v.Code == code)?.Name ?? $"{code}";
        return new Said($"Desa {name}, Kec. {register.Name}", $"{name}, district of {register.Name}");
    }
}
