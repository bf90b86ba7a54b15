using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>Where a transfer stands; the number is SNAP's <c>latestTransactionStatus</c>.</summary>
public enum TwinTransferStatus
{
    Executed = 0,
    Pending = 3,

    /// <summary>Executed, and given back by the bank.</summary>
    Reversed = 4,
    Failed = 6,
}

/// <summary>
/// The newest state of one <c>partnerReferenceNo</c> at one bank. An attempt that failed may be made again.
/// </summary>
/// <param name="At">When this state was reached.</param>
/// <param name="OrderedAt">When the payment was ordered.</param>
/// <param name="Code">Response code of the order, or of what ended it later.</param>
/// <param name="DueAt">When the bank will change the state by itself, if it will.</param>
/// <param name="Becomes">What it changes into then.</param>
public sealed record TwinTransfer(
    string Bank,
    string Reference,
    string BankReference,
    string ExternalId,
    AccountNo Source,
    AccountNo Beneficiary,
    Rupiah Amount,
    string Remark,
    DateTimeOffset OrderedAt,
    DateTimeOffset At,
    TwinTransferStatus Status,
    string Code,
    DateTimeOffset? DueAt = null,
    TwinTransferStatus? Becomes = null);

/// <summary>One movement of one account.</summary>
/// <param name="Number">Grows with every movement of the twin.</param>
/// <param name="Reference">Payment reference; empty for a deposit.</param>
/// <param name="Amount">Negative where money left the account.</param>
/// <param name="BalanceAfter">Balance of the account after this movement.</param>
public sealed record TwinPosting(
    long Number,
    string Reference,
    Rupiah Amount,
    Rupiah BalanceAfter,
    DateTimeOffset At,
    string Remark,
    bool IsCorrection);

/// <summary>What one payment reference did to the payer's money, counted from the movements alone.</summary>
/// <param name="TimesExecuted">How often money left the payer's account; more than once is a breach.</param>
/// <param name="Net">What left it in the end: executed minus given back.</param>
public sealed record TwinAudit(string Bank, string Reference, int TimesExecuted, Rupiah Net);
