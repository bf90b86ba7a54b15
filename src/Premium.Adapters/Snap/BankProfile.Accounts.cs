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
    internal Said<AccountNo> Named(Said<string> said, AccountNo ours) => said switch
    {
        Said<string>.Value { Is: var digits } when IsSame(digits, ours) => new Said<AccountNo>.Value(ours),
        Said<string>.Value { Is: var digits } => AccountNo.TryParse(digits, out var other)
            ? new Said<AccountNo>.Value(other)
            : new Said<AccountNo>.Unreadable("an account number is too short"),
        Said<string>.Unreadable unreadable => new Said<AccountNo>.Unreadable(unreadable.Why),
        _ => new Said<AccountNo>.Nothing(),
    };

    /// <summary>True unless nothing is said or it is this account.</summary>
    internal bool Differs(Said<string> said, AccountNo ours) => Named(said, ours) switch
    {
        Said<AccountNo>.Value { Is: var named } => named != ours,
        Said<AccountNo>.Unreadable => true,
        _ => false,
    };

    private bool IsSame(string digits, AccountNo ours) => AccountComparison switch
    {
        AccountComparison.Exact => digits == ours.Reveal(),
        AccountComparison.IgnoresLeadingZeros => digits.TrimStart('0') == ours.Reveal().TrimStart('0'),
    };
}
