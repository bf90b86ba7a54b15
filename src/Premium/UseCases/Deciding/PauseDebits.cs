using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A pause as somebody asks for it.</summary>
/// <param name="Scope"><see cref="PauseScope.Expected"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">First day as yyyy-MM-dd; empty for today.</param>
/// <param name="Until">Last day; empty while nobody knows.</param>
/// <param name="By">The admin.</param>
public sealed record PauseRequest(string Scope, string Reason, string From, string Until, string By);

/// <summary>
/// Stops debits of all, a bank, a district or a village, and lets them go on. What is under way at the bank stays under
/// way; what is not reserved yet is held, and goes on with the first collection after the end.
/// </summary>
public sealed class PauseDebits(IPauses pauses, IRegistry registry, Rules rules, TimeProvider clock)
{
    /// <exception cref="FormatException">Not accepted; names the field and what would be.</exception>
    public async Task<PauseOrder> PauseAsync(PauseRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var scope = PauseScope.Parse(request.Scope);
        var pause = new Pause(
            request.By, request.Reason, SaidDays.DayOrNone("from", request.From) ?? today,
            SaidDays.DayOrNone("until", request.Until));
        if (pause.Until < today || pause.Until < pause.From)
        {
            var first = $"{(pause.From > today ? pause.From : today):yyyy-MM-dd}";
            throw WrongField.Of(new(
                $"until: yang diterima tanggal mulai {first}, atau kosong.",
                $"until: expected a day from {first} on, or none."));
        }

        await CheckAsync(scope, stop);
        while (true)
        {
            var book = await pauses.ReadAsync(stop);

            // Sent again, because the answer was lost: the same pause, which one resumption ends.
            if (book.Orders.FirstOrDefault(
                o => o is { Resumed: null, Flaw: null } && o.Scope == scope && o.Pause == pause) is { } same)
            {
                return same;
            }

            var order = new PauseOrder(book.Next, scope, pause, now);
            if (await pauses.AddAsync(order, stop))
            {
                return order;
            }
        }
    }

    /// <summary>Null where there is no such pause; one that was ended before stays as it was ended.</summary>
    /// <exception cref="FormatException">The reason is none.</exception>
    public async Task<PauseOrder?> ResumeAsync(string id, string reason, string by, CancellationToken stop)
    {
        PersonText.Check("reason", reason);
        if (await FindAsync(id, stop) is not { Resumed: null } order)
        {
            return await FindAsync(id, stop);
        }

        await pauses.ResumeAsync(order.Number, new Resumption(by, reason, clock.GetUtcNow()), stop);
        return await FindAsync(id, stop);
    }

    private async Task<PauseOrder?> FindAsync(string id, CancellationToken stop) =>
        (await pauses.ReadAsync(stop)).Orders.FirstOrDefault(o => o.Id == id);

    /// <summary>A pause of what is not there would stop nothing and look as if it did.</summary>
    private async Task CheckAsync(PauseScope scope, CancellationToken stop)
    {
        if (scope.Bank is { } bank && !rules.Banks.ContainsKey(bank))
        {
            throw WrongField.Of(new(
                $"scope: yang diterima salah satu bank {string.Join(", ", rules.Banks.Keys)}, bukan '{bank}'.",
                $"scope: expected one of the banks {string.Join(", ", rules.Banks.Keys)}, not '{bank}'."));
        }

        var district = scope.District ?? scope.Village?.District;
        if (district is { } code && !(await registry.DistrictsAsync(code.Regency, stop)).Contains(code))
        {
            throw WrongField.Of(new(
                $"scope: tidak ada kecamatan {code} di register.",
                $"scope: there is no district {code} in the register."));
        }

        if (scope.Village is { } village)
        {
            var register = await registry.DistrictAsync(village.District, stop);
            if (register.Villages.All(v => v.Code != village) && register.Malformed.All(m => m.Village != village))
            {
                throw WrongField.Of(new(
                    $"scope: tidak ada desa {village} di register.",
                    $"scope: there is no village {village} in the register."));
            }
        }
    }
}
