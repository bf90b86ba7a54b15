using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>
/// A bank account number, 5 to 34 digits (SNAP BI). Prints masked, so it cannot slip into a log, message or alert;
/// only the bank adapter and the registry ask for <see cref="Reveal"/>.
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

    public string Reveal() => digits ?? throw new InvalidOperationException("An empty account number was used.");

    public override string ToString() =>
        digits is null ? "" : new string('*', digits.Length - 3) + digits[^3..];
}

/// <summary>An account at a bank named in the settings.</summary>
public readonly record struct BankAccount(string Bank, AccountNo No)
{
    /// <summary>The same for the same account, in reports, which name no account numbers.</summary>
    public string Mark => Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Bank}/{No.Reveal()}")), 0, 8);
}
