namespace Premium.Domain;

/// <summary>From which account each village of a district pays today, and who pays from the same one.</summary>
public sealed class PayingAccounts
{
    public static readonly PayingAccounts None = new([]);

    private readonly Dictionary<VillageCode, BankAccount> accounts;
    private readonly ILookup<BankAccount, VillageCode> codes;

    private PayingAccounts(IEnumerable<Village> villages)
    {
        accounts = villages.Where(v => v.Mandate is not null).ToDictionary(v => v.Code, v => v.Mandate!.Account);
        codes = accounts.ToLookup(a => a.Value, a => a.Key);
    }

    /// <param name="register">As it stands on the day.</param>
    public static PayingAccounts Of(DistrictRegister register) => new(register.Villages);

    /// <summary>Null where it has no mandate, or is not known.</summary>
    public BankAccount? Of(VillageCode code) => accounts.TryGetValue(code, out var account) ? account : null;

    /// <summary>Other codes whose money lies there as well: the village before it was recoded, or a mistake.</summary>
    public IEnumerable<VillageCode> Sharing(VillageCode code) =>
        Of(code) is { } account ? codes[account].Where(c => c != code) : [];
}
