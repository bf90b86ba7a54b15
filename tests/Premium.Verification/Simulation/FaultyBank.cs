using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// The banks as one worker meets them. Every fault of the bank twin at the height of the port: hangs with and without
/// effect, lost answers, late fates, refusals, wrong inquiries, money that comes back. What was really said is told
/// to the auditor, below anything the engine might make of it.
/// </summary>
internal sealed class FaultyBank(SimulatedBank bank, Worker worker, Scene scene) : IBank, IStatements
{
    private readonly Dice dice = scene.Dice;
    private readonly FaultRates rates = scene.Dice.Rates;

    public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        var conduct = Conduct(order);
        scene.Log.Add("pay", order.Id, conduct.Payment);
        scene.Auditor.PaymentSent(order.Id, order.Source.Bank, order.Source.No.Reveal(), order.Amount);
        bank.Conduct(order, conduct);
        try
        {
            var reply = await bank.Of(order.Source).PayAsync(order, stop);
            scene.Auditor.PaymentAnswered(order.Id, reply switch
            {
                PaymentReply.Paid => true,
                PaymentReply.Refused or PaymentReply.NotSent => false,
                _ => null,
            });
            if (reply is PaymentReply.Unknown)
            {
                scene.Clock.Pass(dice.Seconds(5, 30));
            }

            return reply;
        }
        finally
        {
            bank.Look(order.Source);
            worker.Leave(call);
        }
    }

    public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop)
    {
        await worker.EnterAsync();
        var said = await bank.Of(order.Source).InquireAsync(order, stop);
        bank.Look(order.Source);
        if (bank.IsMaintained(order.Source.Bank) || bank.IsSilent(order))
        {
            dice.Saw("inquiry in maintenance or silent for days");
            said = new InquiryReply.Silent("no usable answer", Nothing());
        }
        else if (dice.Fault(rates.InquirySilent))
        {
            said = new InquiryReply.Silent("no answer within the time given", Nothing()) { Calls = said.Calls };
        }
        else if (said is InquiryReply.Found { Status: TransactionStatus.Pending } pending
            && dice.Fault(0.5, "PendingNotFound"))
        {
            // A payment under way that the bank does not find yet: "not found" is not final.
            said = new InquiryReply.NotFound(pending.Evidence) { Calls = said.Calls };
        }
        else if (said is InquiryReply.Found found)
        {
            said = dice.Fault(rates.InquiryWrong / 3, "InquiryWrongAmount")
                ? found with { Amount = order.Amount + new Rupiah(1_000) }
                : dice.Fault(rates.InquiryWrong / 3, "InquiryWrongReference")
                    ? found with { Reference = order.Id.PaymentReference[..^2] + "98" }
                    : dice.Fault(rates.InquiryWrong / 3, "InquiryWrongAccount")
                        ? found with { Source = AccountNo.Parse("9990001112223") }
                        : found;
        }

        if (said is InquiryReply.NotFound)
        {
            bank.NotFound(order);
        }

        scene.Log.Add("inquire", order.Id, said.GetType().Name);
        scene.Auditor.Inquired(
            order.Id,
            said is InquiryReply.Found f
                ? new InquirySaid(
                    f.Status == TransactionStatus.Success, f.Status != TransactionStatus.Pending, f.Reference,
                    f.Amount?.Value, f.Source?.Reveal())
                : null,
            said is InquiryReply.NotFound,
            scene.Clock.GetUtcNow());
        return said;
    }

    public async Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop)
    {
        await worker.EnterAsync();
        if (bank.IsMaintained(account.Bank) || dice.Fault(rates.BalanceSilent))
        {
            return dice.Chance(0.5)
                ? new BalanceReply.Silent("no answer within the time given")
                : throw new SimulatedFaultException("The balance call broke.");
        }

        return await bank.Of(account).BalanceAsync(account, stop);
    }

    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        await worker.EnterAsync();
        if (bank.IsMaintained(account.Bank) || dice.Fault(rates.StatementSilent))
        {
            return new StatementReply.Silent("no answer within the time given");
        }

        var reply = await bank.Of(account).StatementAsync(account, from, to, stop);

        // After a standstill the bank may tell the engine of moves whose day the agenda has not come to yet.
        bank.Look(account);
        if (reply is StatementReply.Complete complete)
        {
            var lines = complete.Lines
                .Where(l => l.IsDebit && l.Remark.StartsWith("BPJSTK-", StringComparison.Ordinal))
                .Select(l => (l.Remark[7..], l.Amount.Value));
            scene.Auditor.StatementSeen(
                account.Bank, account.No.Reveal(), lines, from, scene.Clock.GetUtcNow());
        }

        return reply;
    }

    private BankConduct Conduct(PaymentOrder order)
    {
        if (bank.IsMaintained(order.Source.Bank))
        {
            dice.Saw("payment in maintenance");
            return new BankConduct(PaymentConduct.SilentBeforeEffect);
        }

        foreach (var payment in (PaymentConduct[])[
            PaymentConduct.NotSent, PaymentConduct.SilentBeforeEffect, PaymentConduct.SilentAfterEffect,
            PaymentConduct.PendingThenPaid, PaymentConduct.PendingThenFailed, PaymentConduct.Breaks])
        {
            if (dice.Fault(rates.Payment, $"{payment}"))
            {
                return Unclear(order, payment);
            }
        }

        if (dice.Fault(rates.Payment, "Refuses"))
        {
            var reason = Refusal();
            dice.Saw($"Refuses {reason}");
            return new BankConduct(PaymentConduct.Refuses, reason);
        }

        return BankConduct.Good with { GivesBackAfter = GivesBack(rates.Payment / 4) };
    }

    /// <summary>Without a clear answer, what else goes wrong decides how the truth comes out.</summary>
    private BankConduct Unclear(PaymentOrder order, PaymentConduct payment)
    {
        if (dice.Fault(rates.InquirySilent, "InquirySilentForDays"))
        {
            bank.KeepSilent(order, dice.Seconds(3_600, 500_000));
        }

        return new BankConduct(payment)
        {
            Settles = dice.Chance(0.7) ? dice.Seconds(20, 1_200) : dice.Seconds(1_200, 120_000),
            ForgetsAfter = dice.Fault(rates.KeyWindow) ? dice.Seconds(20, dice.Chance(0.5) ? 3_600 : 150_000) : null,
            GivesBackAfter = GivesBack(rates.Payment * 10),
        };
    }

    /// <summary>Within the hour, on the next day or on day two.</summary>
    private TimeSpan? GivesBack(double chance) =>
        dice.Fault(chance, "GivesBack") ? TimeSpan.FromHours(1 + dice.Below(60)) : null;

    private RefusalReason Refusal() => dice.Below(14) switch
    {
        < 4 => RefusalReason.TooManyRequests,
        < 6 => RefusalReason.CutOff,
        < 8 => RefusalReason.FailedAtBank,
        8 => RefusalReason.PartnerRejected,
        9 => RefusalReason.AccountUnknown,
        10 => RefusalReason.LimitExceeded,
        11 => RefusalReason.NotPermitted,
        12 => RefusalReason.InvalidRequest,
        _ => RefusalReason.AccountBlocked,
    };

    private Evidence Nothing() => new(scene.Clock.GetUtcNow());
}
