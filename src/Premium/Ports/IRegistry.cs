using Premium.Domain;

namespace Premium.Ports;

/// <summary>Villages, mandates, members and contacts.</summary>
public interface IRegistry
{
    /// <summary>The districts of a regency (<c>33.16</c>) in order of code; empty text for all districts.</summary>
    Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop);

    /// <summary>
    /// What is listed among the districts and is none, for a person to look at; nothing where storage cannot hold such.
    /// </summary>
    Task<IReadOnlyList<string>> StrangeKeysAsync(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>One broken row never hides the others: it comes back as malformed.</summary>
    Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop);

    /// <summary>The rosters of a district's villages; one that cannot be read comes back as malformed.</summary>
    Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop);

    /// <summary>
    /// Replaces what is known of these villages, all of one district; other villages stay. Each village is replaced
    /// whole or not at all, and an import cut short may be repeated. Which codes an account had is kept for good, so
    /// that a village which got another code, in whatever district, is still known as the same payer.
    /// </summary>
    /// <exception cref="FormatException">A village makes no sense; nothing was written.</exception>
    Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop);

    /// <summary>
    /// Rows that would keep <see cref="ImportAsync"/> from its end, asked before anything of it is begun: what it reads
    /// and cannot be read, what it writes and is too large. Nothing where storage cannot hold such.
    /// </summary>
    Task<IReadOnlyList<MalformedRow>> InTheWayAsync(
        DistrictCode district, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<MalformedRow>>([]);

    /// <summary>What BPJS bills for these pay months; a broken row is malformed and hides no other.</summary>
    Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop);

    /// <summary>
    /// Puts these billings, all of one district, in place of what was known of the same bills. A code that is replaced
    /// is kept by name; the same again changes nothing; cut short, it may be repeated.
    /// </summary>
    /// <exception cref="FormatException">A billing makes no sense; nothing was written.</exception>
    Task TakeBillingsAsync(DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop);
}

public static class Registries
{
    /// <summary>A district as it stands on a day, which is how everything but an import reads it.</summary>
    public static async Task<DistrictRegister> DistrictAsync(
        this IRegistry registry, DistrictCode district, DateOnly day, CancellationToken stop) =>
        (await registry.DistrictAsync(district, stop)).On(day);
}
