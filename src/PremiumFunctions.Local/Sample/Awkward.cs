using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Sample;

/// <summary>What is wrong with a sample village on our side.</summary>
public enum Case
{
    NoMandate,
    MandateExpired,
    MandateNotYetValid,
    MandateRevoked,
    DanaDesaOnly,
    LowLimit,
    EmptyAccount,

    /// <summary>Enough for one of the two bills.</summary>
    HalfEmptyAccount,

    OlderMonthOpen,
}

/// <summary>The cases of one sample village and the behaviour of its account at the bank.</summary>
public sealed record Awkward(IReadOnlyList<Case> Cases, AccountFate Fate)
{
    /// <summary>The cases come round after this many villages.</summary>
    public const int Cycle = 135;

    private static readonly Dictionary<int, Awkward> Places = new()
    {
        [4] = new([Case.EmptyAccount], AccountFate.Normal),
        [9] = new([Case.NoMandate], AccountFate.Normal),
        [17] = new([], AccountFate.SilentWithEffect),
        [23] = new([Case.HalfEmptyAccount], AccountFate.Normal),
        [31] = new([Case.MandateExpired], AccountFate.Normal),
        [38] = new([], AccountFate.Dormant),
        [44] = new([Case.OlderMonthOpen], AccountFate.Normal),
        [52] = new([], AccountFate.SilentWithoutEffect),
        [57] = new([Case.EmptyAccount], AccountFate.Normal),
        [63] = new([Case.DanaDesaOnly], AccountFate.Normal),
        [70] = new([Case.OlderMonthOpen, Case.EmptyAccount], AccountFate.Normal),
        [78] = new([Case.LowLimit], AccountFate.Normal),
        [83] = new([Case.MandateNotYetValid], AccountFate.Normal),
        [91] = new([], AccountFate.AnswerLost),
        [97] = new([Case.MandateRevoked], AccountFate.Normal),
        [104] = new([], AccountFate.SilentWithEffectAndInquirySilent),
        [110] = new([Case.EmptyAccount], AccountFate.Normal),
        [118] = new([], AccountFate.Blocked),
        [126] = new([], AccountFate.Unknown),
    };

    private static readonly Awkward None = new([], AccountFate.Normal);

    public static Awkward At(int index) => Places.GetValueOrDefault(index % Cycle, None);

    public bool Has(Case one) => Cases.Contains(one);
}
