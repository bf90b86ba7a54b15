using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>A transfer as ordered, its fields already checked for form.</summary>
internal sealed record TransferOrder(
    PlayedBank Bank,
    string Reference,
    string ExternalId,
    AccountNo Source,
    AccountNo Beneficiary,
    Rupiah Amount,
    string Remark,
    DateTimeOffset Date);

internal abstract record TransferOutcome
{
    private TransferOutcome()
    {
    }

    internal sealed record Executed(TwinTransfer Transfer) : TransferOutcome;

    internal sealed record InProgress(TwinTransfer Transfer) : TransferOutcome;

    internal sealed record Refused(SnapCase Why) : TransferOutcome;
}
