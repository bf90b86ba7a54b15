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

    /// <summary>It came with a list of villages: another list ends it, and no act.</summary>
    public bool IsByFile { get; init; }

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

    /// <param name="village">Whose list has the pause.</param>
    /// <param name="utcOffset">Of local time: nobody knows the hour, so that it is the first one of its day.</param>
    public static Stop Of(Village village, Pause pause, TimeSpan utcOffset) => new(
        "", PauseScope.Of(village.Code).ToString(), pause.By, pause.Reason,
        new DateTimeOffset(pause.From, TimeOnly.MinValue, utcOffset), pause.From, pause.Until, null)
    {
        Village = village.Code,
        District = village.Code.District,
        IsByFile = true,
    };

    public static Stop Of(Mute mute) => new(
        mute.Id, mute.Village.ToString(), mute.By, mute.Reason, mute.At, mute.From, mute.Until, mute.Ended)
    {
        Village = mute.Village,
        District = mute.Village.District,
    };
}

/// <param name="All">Those in force first, then those to come, each newest first.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record Stops(DateOnly Today, IReadOnlyList<Stop> All, IReadOnlyList<string> Problems);

/// <summary>Reads what is stopped in a regency, with the names of it. Changes nothing.</summary>
public sealed class ReadStops(IPauses pauses, IReplies replies, IRegistry registry, Rules rules, TimeProvider clock)
{
    /// <summary>Those that admins ordered, and those in force that came with lists of villages.</summary>
    public async Task<Stops> PausesAsync(string regency, CancellationToken stop)
    {
        var book = await pauses.ReadAsync(stop);
        return await NamedAsync(book.Orders.Select(Stop.Of), book.Malformed, regency, stop);
    }

    /// <summary>Pauses in force that stop what a scope stops, or a part of it.</summary>
    public async Task<IReadOnlyList<Stop>> InForceAsync(PauseScope scope, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        if (scope.Village is { } code
            && (await registry.DistrictAsync(code.District, today, stop)).Villages.FirstOrDefault(v => v.Code == code)
                is { } village)
        {
            return [.. village.StoppedBy.Select(Stop.Of), .. ByFile(village, today)];
        }

        return
        [
            .. (await pauses.ReadAsync(stop)).Orders.Where(o => o.IsOn(today) && o.Scope.Touches(scope))
                .Select(Stop.Of),
        ];
    }

    public async Task<Stops> MutesAsync(string regency, CancellationToken stop)
    {
        var book = await replies.RegencyAsync(regency, stop);
        return await NamedAsync(book.Mutes.Select(Stop.Of), book.Malformed, null, stop);
    }

    /// <param name="found">What was stopped.</param>
    /// <param name="malformed">What could not be read of it.</param>
    /// <param name="searched">The regency whose villages may be stopped by a list; null for none.</param>
    /// <param name="stop">Ends the read.</param>
    private async Task<Stops> NamedAsync(
        IEnumerable<Stop> found, IReadOnlyList<MalformedRow> malformed, string? searched, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var problems = new ReadProblems(stop);
        problems.Add(malformed);
        List<Stop> all = [.. found];
        var ofRegency = searched is null ? []
            : await problems.OrAsync("register", () => registry.DistrictsAsync(searched, stop), []);
        var districts = all.Select(s => s.District).OfType<DistrictCode>().Union(ofRegency);
        var registers = (await Task.WhenAll(districts.Select(d => problems.OrAsync(
                $"register {d}",
                () => registry.DistrictAsync(d, today, stop),
                new DistrictRegister(d, $"{d}", [], [])))))
            .ToDictionary(r => r.District);
        all.AddRange(ofRegency.SelectMany(d => registers[d].Villages.SelectMany(v => ByFile(v, today))));
        return new Stops(
            today,
            [
                .. all.OrderBy(s => s.IsOver(today)).ThenBy(s => !s.IsOn(today)).ThenByDescending(s => s.At).Select(
                    s => s.District is { } district
                    ? s with { Place = PlaceOf(registers[district], s.Village) }
                    : s),
            ],
            problems.All);
    }

    private IEnumerable<Stop> ByFile(Village village, DateOnly today)
    {
        if (village.Pause is { } pause && pause.IsOn(today))
        {
            yield return Stop.Of(village, pause, rules.UtcOffset);
        }
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
