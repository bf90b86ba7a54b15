using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>
/// A bank account number, 5 to 34 digits (SNAP BI). Prints masked, so it cannot slip into a log, message or alert;
/// only the bank adapter and the registry ask for <see cref="Reveal"/>. Numbers that differ only in zeros at the front
/// are one account: spreadsheets drop them and banks add them, and a payer must not be debited once for each spelling.
/// </summary>
public readonly record struct AccountNo
{
    private readonly string? digits;

    private AccountNo(string digits) => this.digits = digits;

    /// <exception cref="FormatException">Not an account number; the message does not repeat the input.</exception>
    public static AccountNo Parse(string? text) =>
        TryParse(text, out var account)
            ? account
            : throw new FormatException("The account number is malformed: expected 5 to 34 digits.");

    public static bool TryParse(string? text, out AccountNo account)
    {
        account = default;
        if (text is not { Length: >= 5 and <= 34 } || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        account = new AccountNo(text);
        return true;
    }

    /// <summary>As it was written.</summary>
    public string Reveal() => digits ?? throw new InvalidOperationException("An empty account number was used.");

    /// <summary>The same for the same account, however many zeros it was written with.</summary>
    public string RevealWithoutZeros() => Reveal().TrimStart('0');

    /// <summary>Also with the same zeros at the front.</summary>
    public bool IsWrittenAs(AccountNo other) => digits == other.digits;

    public bool Equals(AccountNo other) => (digits is null) == (other.digits is null)
        && digits.AsSpan().TrimStart('0').SequenceEqual(other.digits.AsSpan().TrimStart('0'));

    public override int GetHashCode() => string.GetHashCode(digits.AsSpan().TrimStart('0'), StringComparison.Ordinal);

    public override string ToString() =>
        digits is null ? "" : new string('*', digits.Length - 3) + digits[^3..];
}

/// <summary>An account at a bank named in the settings.</summary>
public readonly record struct BankAccount(string Bank, AccountNo No)
{
    /// <summary>The same for the same account, in reports, which name no account numbers.</summary>
    public string Mark => Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Bank}/{No.RevealWithoutZeros()}")), 0, 8);
}
