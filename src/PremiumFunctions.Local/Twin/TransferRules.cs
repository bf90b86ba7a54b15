using System.Globalization;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>Which transfers a strict bank executes. Pure; null means that the rule has nothing against it.</summary>
internal static class TransferRules
{
    /// <summary>
    /// What an earlier order under the same reference means. One that failed binds its terms but may be made again.
    /// </summary>
    public static TransferOutcome? Idempotency(TransferOrder order, TwinTransfer? earlier)
    {
        if (earlier is null || order.Bank.Quirks.HasFlag(TwinQuirks.ReferencesForgotten))
        {
            return null;
        }

        if ((earlier.Source, earlier.Beneficiary, earlier.Amount) != (order.Source, order.Beneficiary, order.Amount))
        {
            return new TransferOutcome.Refused(SnapCase.Inconsistent);
        }

        return earlier.Status switch
        {
            TwinTransferStatus.Executed or TwinTransferStatus.Reversed =>
                new TransferOutcome.Refused(SnapCase.DuplicateReference),
            TwinTransferStatus.Pending => new TransferOutcome.InProgress(earlier),
            TwinTransferStatus.Failed => null,
        };
    }

    /// <summary>Refusals that say nothing about the accounts and leave no trace under the reference.</summary>
    public static SnapCase? Gate(TransferOrder order, DateTimeOffset now)
    {
        if (DateOnly.FromDateTime(order.Date.DateTime) != DateOnly.FromDateTime(now.DateTime))
        {
            return SnapCase.NotPermitted("transactionDate is not today");
        }

        return order.Bank.IsOpen(TimeOnly.FromDateTime(now.DateTime)) ? null : SnapCase.CutOff;
    }

    public static SnapCase? Refusal(
        TransferOrder order, TwinBook.Holding? source, TwinBook.Holding? beneficiary, Func<AccountNo, AccountFate> fate)
    {
        if (source is null || beneficiary is null || fate(order.Beneficiary) == AccountFate.Unknown)
        {
            return SnapCase.InvalidAccount;
        }

        if (order.Source == order.Beneficiary)
        {
            return SnapCase.NotPermitted("source and beneficiary are the same account");
        }

        return fate(order.Source) switch
        {
            AccountFate.Unknown => SnapCase.InvalidAccount,
            AccountFate.Dormant => SnapCase.Dormant,
            AccountFate.Blocked => SnapCase.DoNotHonor,
            _ => source.Balance < order.Amount ? SnapCase.InsufficientFunds : null,
        };
    }

    /// <summary>A transfer executed on the spot, under a bank reference made of the day and a number.</summary>
    public static TwinTransfer Draft(TransferOrder order, DateTimeOffset now, long number) => new(
        order.Bank.Id,
        order.Reference,
        string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd}{number:0000000000}"),
        order.ExternalId,
        order.Source,
        order.Beneficiary,
        order.Amount,
        order.Remark,
        now,
        now,
        TwinTransferStatus.Executed,
        SnapCase.Successful.CodeFor(TwinService.Transfer));

    /// <summary>What a transfer that nothing speaks against turns into, now and by itself later.</summary>
    public static TwinTransfer Course(
        TwinTransfer transfer, Fault fault, PlayedBank bank, BankTwinOptions options) => fault switch
        {
            Fault.LateSuccess => Late(transfer, TwinTransferStatus.Executed, transfer.OrderedAt + options.LateAfter),
            Fault.LateFailure => Late(transfer, TwinTransferStatus.Failed, transfer.OrderedAt + options.LateAfter),
            Fault.BookedLater => Late(
                transfer, TwinTransferStatus.Executed,
                bank.BooksAt?.Invoke(transfer.OrderedAt) ?? transfer.OrderedAt + options.LateAfter),
            Fault.ReversedLater => transfer with
            {
                DueAt = transfer.OrderedAt + options.ReversedAfter,
                Becomes = TwinTransferStatus.Reversed,
            },
            _ => transfer,
        };

    /// <summary>The state of a transfer once its time has come; a late success still needs the money.</summary>
    public static TwinTransfer WhenDue(TwinTransfer transfer, Rupiah funds)
    {
        var ended = transfer with
        {
            At = transfer.DueAt!.Value,
            Status = transfer.Becomes!.Value,
            DueAt = null,
            Becomes = null,
        };
        return ended.Status switch
        {
            TwinTransferStatus.Executed when funds < ended.Amount => ended with
            {
                Status = TwinTransferStatus.Failed,
                Code = SnapCase.InsufficientFunds.CodeFor(TwinService.Transfer),
            },
            TwinTransferStatus.Failed => ended with
            {
                Code = SnapCase.NotPermitted("").CodeFor(TwinService.Transfer),
            },
            TwinTransferStatus.Executed => ended with { Code = SnapCase.Successful.CodeFor(TwinService.Transfer) },
            TwinTransferStatus.Reversed or TwinTransferStatus.Pending => ended,
        };
    }

    private static TwinTransfer Late(TwinTransfer transfer, TwinTransferStatus becomes, DateTimeOffset at) =>
        transfer with
        {
            Status = TwinTransferStatus.Pending,
            Code = SnapCase.InProgress.CodeFor(TwinService.Transfer),
            DueAt = at,
            Becomes = becomes,
        };
}
