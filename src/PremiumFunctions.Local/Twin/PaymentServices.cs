using System.Text.Json.Nodes;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>Services 17 (transfer intrabank) and 36 (transfer status inquiry).</summary>
internal static class PaymentServices
{
    /// <summary>What a wrong inquiry adds to the true amount.</summary>
    private static readonly Rupiah WrongBy = new(1_000);

    public static TwinReply Transfer(
        TwinFields fields, string externalId, PlayedBank bank, TwinLedger ledger, Fault fault)
    {
        var order = new TransferOrder(
            bank,
            fields.Text("partnerReferenceNo", bank.ReferenceLengthMax),
            externalId,
            Amount: fields.Amount("amount"),
            Beneficiary: fields.Account("beneficiaryAccountNo", 34),
            Source: fields.Account("sourceAccountNo", 19),
            Date: fields.Time("transactionDate"),
            Remark: fields.OptionalText("remark", 50));
        var customerReference = fields.OptionalText("customerReference", 30);
        var additionalInfo = fields.OptionalTexts("additionalInfo");
        fields.OptionalText("currency", 3);
        fields.OptionalText("beneficiaryEmail", 50);
        if (fields.OptionalText("feeType", 25) is not ("" or "OUR" or "BEN" or "SHA"))
        {
            fields.Refuse(SnapCase.InvalidFormat("feeType"));
        }

        if (fields.Refusal is { } refusal)
        {
            return TwinReply.Of(TwinService.Transfer, refusal);
        }

        return ledger.Order(order, fault) switch
        {
            TransferOutcome.Executed o =>
                Confirm(SnapCase.Successful, o.Transfer, customerReference, additionalInfo, bank),
            TransferOutcome.InProgress o =>
                Confirm(SnapCase.InProgress, o.Transfer, customerReference, additionalInfo, bank),
            TransferOutcome.Refused o => TwinReply.Of(
                TwinService.Transfer, o.Why, new JsonObject { ["partnerReferenceNo"] = order.Reference }),
            var other => throw new InvalidOperationException($"Outcome {other.GetType().Name} has no reply."),
        };
    }

    public static TwinReply Inquire(TwinFields fields, PlayedBank bank, TwinLedger ledger, Fault fault)
    {
        var reference = fields.Text("originalPartnerReferenceNo", bank.ReferenceLengthMax);
        var serviceCode = fields.Text("serviceCode", 2);
        if (serviceCode != TwinService.Transfer.Code())
        {
            fields.Refuse(SnapCase.InvalidFormat("serviceCode"));
        }

        if (fields.Refusal is { } refusal)
        {
            return TwinReply.Of(TwinService.Inquiry, refusal);
        }

        if (ledger.Transfer(bank.Id, reference) is not { } t || fault == Fault.Forgotten
            || (fault == Fault.BookedLater && t.Status == TwinTransferStatus.Pending))
        {
            return TwinReply.Of(TwinService.Inquiry, SnapCase.TransactionNotFound);
        }

        var externalId = fields.Peek("originalExternalId");
        if (bank.Quirks.HasFlag(TwinQuirks.InquiryByExternalId) && externalId != "" && externalId != t.ExternalId)
        {
            return TwinReply.Of(TwinService.Inquiry, SnapCase.TransactionNotFound);
        }

        if (fault == Fault.RefusedAndExecuted)
        {
            t = t with
            {
                Status = TwinTransferStatus.Failed,
                Code = SnapCase.InsufficientFunds.CodeFor(TwinService.Transfer),
            };
        }

        var (status, description) = t.Status switch
        {
            TwinTransferStatus.Executed => ("00", "Success"),
            TwinTransferStatus.Pending => ("03", "Pending"),
            TwinTransferStatus.Failed when bank.Quirks.HasFlag(TwinQuirks.InquiryWithoutFailed) => ("03", "Pending"),
            TwinTransferStatus.Reversed => ("04", "Refunded"),
            TwinTransferStatus.Failed => ("06", "Failed"),
        };
        return TwinReply.Of(TwinService.Inquiry, SnapCase.Successful, new JsonObject
        {
            ["originalReferenceNo"] = t.BankReference,
            ["originalPartnerReferenceNo"] = t.Reference,
            ["originalExternalId"] = t.ExternalId,
            ["serviceCode"] = serviceCode,
            ["transactionDate"] = bank.Write(t.OrderedAt),
            ["amount"] = TwinReply.Money(fault == Fault.WrongAmount ? t.Amount + WrongBy : t.Amount),
            ["beneficiaryAccountNo"] = t.Beneficiary.Reveal(),
            ["referenceNumber"] = t.BankReference,
            ["sourceAccountNo"] = t.Source.Reveal(),
            ["previousResponseCode"] = t.Code,
            ["latestTransactionStatus"] = status,
            ["transactionStatusDesc"] = description,
        });
    }

    /// <summary>Additional info is said back, as the standard has it.</summary>
    private static TwinReply Confirm(
        SnapCase outcome, TwinTransfer t, string customerReference, JsonObject? additionalInfo, PlayedBank bank)
    {
        var body = new JsonObject
        {
            ["referenceNo"] = t.BankReference,
            ["partnerReferenceNo"] = t.Reference,
            ["amount"] = TwinReply.Money(t.Amount),
            ["beneficiaryAccountNo"] = t.Beneficiary.Reveal(),
            ["currency"] = "IDR",
            ["customerReference"] = customerReference,
            ["sourceAccountNo"] = t.Source.Reveal(),
            ["transactionDate"] = bank.Write(t.OrderedAt),
        };
        if (additionalInfo is not null)
        {
            body["additionalInfo"] = additionalInfo;
        }

        return TwinReply.Of(TwinService.Transfer, outcome, body);
    }
}
