namespace Premium.Domain;

/// <summary>A code whose contact has a number, and who that is.</summary>
internal sealed record NumberHolder(Village Village, ContactRole Role);

/// <summary>
/// Who has a number. A recoded village is there under each of its codes, because the old one keeps its contacts.
/// </summary>
internal sealed class NumberHolders(string number)
{
    private readonly List<NumberHolder> all = [];
    private readonly Dictionary<VillageCode, IReadOnlyList<VillageCode>> later = [];

    /// <summary>One line a code.</summary>
    public IReadOnlyList<NumberHolder> All => all;

    public void Add(DistrictRegister register)
    {
        all.AddRange(
            from village in register.Villages
            let contacts = village.Contacts.Where(c => c.Address == number).OrderBy(c => c.Role).ToList()
            where contacts.Count > 0
            select new NumberHolder(village, contacts[0].Role));

        // Of a code that goes on itself the account has changed hands: they are two.
        var goOn = register.Villages.Where(v => v.Until is null).Select(v => v.Code).ToHashSet();
        foreach (var (code, codes) in register.Moved.Where(m => !goOn.Contains(m.Key)))
        {
            later[code] = codes;
        }
    }

    /// <summary>
    /// Each village once: under its newest code that owes something, which is what it was told of, or else under the
    /// newest. A code that is over and owes nothing is nobody's to be asked for.
    /// </summary>
    /// <param name="owing">Codes with an open bill.</param>
    /// <param name="newest">The newest pay month that is open for debit.</param>
    public IReadOnlyList<NumberHolder> OneEach(IReadOnlySet<VillageCode> owing, PayMonth newest)
    {
        bool Owes(NumberHolder holder) => owing.Contains(holder.Village.Code);
        var open = all.Where(h => Owes(h) || !(newest > h.Village.Until)).ToList();
        List<NumberHolder> left =
        [
            .. open.Where(h => Owes(h)
                ? !open.Exists(next => Owes(next) && IsFollowedBy(h, next))
                : !open.Exists(other => IsFollowedBy(h, other) || (Owes(other) && IsFollowedBy(other, h)))),
        ];
        return left.Count > 0 ? left : all;
    }

    /// <summary>By its account, over as many codes as it takes.</summary>
    private bool IsFollowedBy(NumberHolder holder, NumberHolder next)
    {
        var seen = new HashSet<VillageCode> { holder.Village.Code };
        var ahead = new Queue<VillageCode>(seen);
        while (ahead.TryDequeue(out var code))
        {
            foreach (var follower in later.GetValueOrDefault(code, []).Where(seen.Add))
            {
                ahead.Enqueue(follower);
            }
        }

        return holder != next && seen.Contains(next.Village.Code);
    }
}
