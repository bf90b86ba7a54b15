using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A line of a district's roster.</summary>
/// <param name="Village">Where.</param>
/// <param name="Member">As the roster has it.</param>
/// <param name="Person">Null where the person was erased, or cannot be read.</param>
/// <param name="IsUnreadable">There is a row of the person that cannot be read.</param>
public sealed record ListedMember(VillageCode Village, Member Member, Person? Person, bool IsUnreadable);

/// <summary>Everybody who is or was insured by the villages of a district, with names.</summary>
public sealed class ReadMembers(IRegistry registry, IPeople people)
{
    public async Task<IReadOnlyList<ListedMember>> RunAsync(DistrictCode district, CancellationToken stop)
    {
        var rosters = await registry.RostersAsync(district, stop);
        var known = await people.AllAsync(district, stop);
        return
        [
            .. from roster in rosters.Values
            orderby roster.Village
            from member in roster.Members
            let person = known.All.GetValueOrDefault(member.Id)
            select new ListedMember(roster.Village, member, person, person is null && known.IsUnreadable(member.Id)),
        ];
    }
}
