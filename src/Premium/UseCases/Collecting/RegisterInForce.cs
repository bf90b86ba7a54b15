using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// What a waking of a district goes by: its villages with their pauses, their rosters and billings, and what other
/// districts have of their accounts. A bank may keep a waking for minutes, so it is read again before anything is
/// reserved by what has grown old: a pause or an import that was acknowledged by then counts.
/// </summary>
internal sealed class RegisterInForce(
    IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock, DistrictCode district)
{
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(5);

    private readonly ReadAbroad abroad = new(registry, ledger);
    private readonly List<string> problems = [];
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public DistrictRegister Register { get; private set; } = new(district, "", [], []);

    public DistrictRoster Roster { get; private set; } = new([], new Dictionary<VillageCode, Roster>());

    /// <summary>Rows that make no sense, and accounts of several codes, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What was planned by it is planned anew: it would soon be too old to be sent, too.</summary>
    public bool IsOld => clock.GetUtcNow() - readAt > AgeMax;

    /// <summary>Reads it unless it was read a moment ago.</summary>
    /// <param name="sheets">The open ones.</param>
    /// <param name="stop">Stops the reading.</param>
    public Task RefreshAsync(IReadOnlyList<Sheet> sheets, CancellationToken stop) =>
        IsOld ? ReadAsync(sheets, stop) : Task.CompletedTask;

    /// <summary>Reads it, however young.</summary>
    /// <param name="sheets">The open ones.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task ReadAsync(IReadOnlyList<Sheet> sheets, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var register = await registry.DistrictAsync(district, today, stop);
        var theirs = await abroad.RunAsync(register, sheets, today, stop);
        var roster = await RosterAsync(register, sheets, today, stop) with { Abroad = theirs };
        (Register, Roster, readAt) = (register, roster, now);
        problems.AddRange(register.Malformed.Concat(register.Flaws).Concat(roster.Billings.Malformed)
            .Select(m => m.Text)
            .Concat(theirs.Problems)
            .Except(problems));
    }

    /// <summary>
    /// Rosters are long, and they and the billings are needed only while a bill is still to be made or to be tried for
    /// the first time.
    /// </summary>
    private async Task<DistrictRoster> RosterAsync(
        DistrictRegister register, IReadOnlyList<Sheet> sheets, DateOnly today, CancellationToken stop)
    {
        var (from, to) = rules.OpenSheets(today);
        var isNeeded = sheets.Where(s => s.PayMonth >= from).Any(sheet =>
            Segments.All.Any(segment => register.Villages.Any(v => v.Owes(segment, sheet.PayMonth)
                && sheet.Bill(v.Code, segment) is null or { IsUntried: true })));
        var registered = register.Villages.Select(v => v.Code)
            .Concat(register.Malformed.Select(m => m.Village).OfType<VillageCode>()).ToHashSet();
        if (!isNeeded)
        {
            return new DistrictRoster(register.Villages, new Dictionary<VillageCode, Roster>())
            {
                IsRead = false,
                Registered = registered,
            };
        }

        var billings = registry.BillingsAsync(district, from, to, stop);
        return new DistrictRoster(register.Villages, await registry.RostersAsync(district, stop))
        {
            Billings = await billings,
            Registered = registered,
        };
    }
}
