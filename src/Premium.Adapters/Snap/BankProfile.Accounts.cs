using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>When two numbers are the same account of a bank; what groups their digits never counts.</summary>
public enum AccountComparison
{
    /// <summary>
    /// Numbers that differ only in zeros at the front are one account, as the bank pads its own and cuts those of JSON
    /// numbers.
    /// </summary>
    IgnoresLeadingZeros,

    /// <summary>For a bank where such numbers are two accounts.</summary>
    Exact,
}

public sealed partial class BankProfile
{
    /// <summary>The account meant: ours, in our way of writing it, or another.</summary>
    internal Said<AccountNo> Named(Said<ShownAccount> said, AccountNo ours) => said switch
    {
        Said<ShownAccount>.Value { Is: { IsEnd: true, Digits: var end } } => IsEnd(end, ours)
            ? new Said<AccountNo>.Nothing()
            : new Said<AccountNo>.Unreadable("a masked account number ends in other digits than ours"),
        Said<ShownAccount>.Value { Is.Digits: var digits } when IsSame(digits, ours) =>
            new Said<AccountNo>.Value(ours),
        Said<ShownAccount>.Value { Is.Digits: var digits } => !AccountNo.TryParse(digits, out var other)
            ? new Said<AccountNo>.Unreadable("an account number is too short")
            : other == ours ? new Said<AccountNo>.Unreadable("an account number has other zeros at the front than ours")
            : new Said<AccountNo>.Value(other),
        Said<ShownAccount>.Unreadable unreadable => new Said<AccountNo>.Unreadable(unreadable.Why),
        _ => new Said<AccountNo>.Nothing(),
    };

    /// <summary>True unless nothing is said or it is this account.</summary>
    internal bool Differs(Said<ShownAccount> said, AccountNo ours) => Named(said, ours) switch
    {
        Said<AccountNo>.Value { Is: var named } => named != ours,
        Said<AccountNo>.Unreadable => true,
        _ => false,
    };

    private bool IsEnd(string digits, AccountNo ours) =>
        ours.Reveal().EndsWith(digits, StringComparison.Ordinal) || IsSame(digits, ours);

    private bool IsSame(string digits, AccountNo ours) => AccountComparison switch
    {
        AccountComparison.Exact => digits == ours.Reveal(),
        AccountComparison.IgnoresLeadingZeros => digits.TrimStart('0') == ours.RevealWithoutZeros(),
    };
}
