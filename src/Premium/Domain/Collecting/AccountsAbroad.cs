namespace Premium.Domain;

/// <summary>What other districts have of this one's accounts: a village may come from there, or have gone.</summary>
/// <param name="Sheets">Theirs, of the months that are open here.</param>
/// <param name="Second">
/// Villages whose account an older code elsewhere still has, or may have: one payer must not be debited by two
/// districts at once, so the younger code waits. So does one of which nobody can read where its account went.
/// </param>
/// <param name="Problems">One line for each of them.</param>
public sealed record AccountsAbroad(
    IReadOnlyList<Sheet> Sheets, IReadOnlySet<VillageCode> Second, IReadOnlyList<string> Problems)
{
    public static readonly AccountsAbroad None = new([], new HashSet<VillageCode>(), []);

    /// <summary>
    /// Villages with an earlier code that goes on elsewhere with another account: another village, whose account was
    /// once mistaken for this one's.
    /// </summary>
    public IReadOnlySet<(VillageCode Village, VillageCode Earlier)> Strangers { get; init; } =
        new HashSet<(VillageCode, VillageCode)>();

    /// <param name="register">The district that is worked.</param>
    /// <param name="registers">Those of the districts that its accounts came from or went to.</param>
    /// <param name="sheets">The sheets of those.</param>
    public static AccountsAbroad Of(
        DistrictRegister register, IReadOnlyDictionary<DistrictCode, DistrictRegister> registers,
        IReadOnlyList<Sheet> sheets)
    {
        var second = new HashSet<VillageCode>();
        var strangers = new HashSet<(VillageCode, VillageCode)>();
        var problems = new List<string>();
        foreach (var village in register.Villages.Where(v => v.Mandate is not null))
        {
            if (register.Malformed.FirstOrDefault(m => m.Village == village.Code) is { } unread)
            {
                second.Add(village.Code);
                problems.Add(
                    $"{village.Code}: {unread.Place} cannot be read, and tells which codes have had its account since; "
                    + $"nothing is debited for {village.Code} before it can.");
            }

            foreach (var code in village.EarlierCodes.Where(c => registers.ContainsKey(c.District)))
            {
                var there = registers[code.District];
                var account = there.Villages.FirstOrDefault(v => v.Code == code && !(v.Until < village.Since))
                    ?.Mandate?.Account;
                if (account == village.Mandate!.Account || there.Malformed.Any(m => m.Village == code))
                {
                    second.Add(village.Code);
                    problems.Add(
                        $"{village.Code}: {code} has the same account and still stands in the register of "
                        + $"{code.District}; nothing is debited for {village.Code} before one of them is changed.");
                }
                else if (account is not null)
                {
                    strangers.Add((village.Code, code));
                }
            }

            problems.AddRange(sheets
                .SelectMany(s => s.Taken)
                .Where(d => d.Account == village.Mandate!.Account)
                .Select(d =>
                    $"{village.Code}: its account was debited for {d.Village} ({d.Id.Bill.Segment.Label()} "
                    + $"{d.Id.Bill.Period}, {d.State}); that month is not debited again."));

            var others = village.EarlierCodes.Concat(register.Moved.GetValueOrDefault(village.Code, []));
            foreach (var code in others.Where(c => sheets.Any(s => !s.IsReadable(c))))
            {
                second.Add(village.Code);
                problems.Add(
                    $"{village.Code}: {code} had the same account, and rows of it in {code.District} cannot be read.");
            }
        }

        return new AccountsAbroad(sheets, second, problems) { Strangers = strangers };
    }
}
