namespace Premium.Domain;

/// <summary>How the members of a group are insured from a contribution month on, where a list does not say.</summary>
public sealed record GroupRule(
    MemberGroup Group, Period From, Segment Segment, IReadOnlyList<SocialProgram> Programs, RiskGroup Risk,
    string Basis);

/// <summary>Segment, programs and risk of each group: they differ between regencies and over time.</summary>
public sealed class GroupRules(IReadOnlyList<GroupRule> groups)
{
    public static GroupRules Shipped() => Parse(RuleFile.Groups, RulesData.Shipped(RuleFile.Groups));

    /// <exception cref="FormatException">A row does not fit; the message names row, field and expectation.</exception>
    public static GroupRules Parse(string name, string json)
    {
        var groups = RulesData.Parse<IReadOnlyList<GroupRule>>(name, json);
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i] is not { Programs.Count: > 0 } group)
            {
                throw RuleText.Wrong(name, i + 1, "programs", new("paling sedikit satu", "at least one"));
            }

            if (group.Segment == Segment.Bpu && group.Programs.Contains(SocialProgram.Jp))
            {
                throw RuleText.Wrong(name, i + 1, "programs", new(
                    "Jkk, Jkm, atau Jht: BPU tidak punya Jp", "Jkk, Jkm or Jht: BPU has no Jp"));
            }
        }

        return Enum.GetValues<MemberGroup>().Where(g => groups.All(r => r.Group != g)).ToList() is [var lacking, ..]
            ? throw RuleText.Wrong(name, "", new($"satu baris untuk {lacking}", $"a row for {lacking}"))
            : new GroupRules(groups);
    }

    /// <summary>The newest rule of the group that counts in a month; before the first one, the first.</summary>
    public GroupRule Of(MemberGroup group, Period period)
    {
        var rules = groups.Where(g => g.Group == group).OrderBy(g => g.From).ToList();
        return rules.LastOrDefault(g => g.From <= period) ?? rules[0];
    }
}
