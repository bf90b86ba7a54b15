using Premium.Domain;
using Premium.Ports;
using Premium.Ports.InMemory;
using PremiumFunctions.Local.Simulation.Audit;

namespace PremiumFunctions.Local.Simulation;

/// <summary>
/// The banks as one worker meets them. Every fault of the bank twin at the height of the port: hangs with and without
/// effect, lost answers, late fates, refusals, wrong inquiries, money that comes back. What was really said is told
/// to the auditor, below anything the engine might make of it.
/// </summary>
internal sealed class FaultyBank(SimulatedBank bank, Worker worker, Scene scene) : IBank
{
    private readonly Dice dice = scene.Dice;
    private readonly FaultRates rates = scene.Dice.Rates;

    public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        var conduct = Conduct();
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
        if (dice.Fault(rates.InquirySilent))
        {
            said = new InquiryReply.Silent("no answer within the time given", Nothing()) { Calls = said.Calls };
        }
        else if (said is InquiryReply.Found { Status: TransactionStatus.Pending } pending && dice.Fault(0.5))
        {
            // A payment under way that the bank does not find yet: "not found" is not final.
            said = new InquiryReply.NotFound(pending.Evidence) { Calls = said.Calls };
        }
        else if (said is InquiryReply.Found found && dice.Fault(rates.InquiryWrong))
        {
            said = dice.Below(3) switch
            {
                0 => found with { Amount = order.Amount + new Rupiah(1_000) },
                1 => found with { Reference = order.Id.PaymentReference[..^2] + "98" },
                _ => found with { Source = AccountNo.Parse("9990001112223") },
            };
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
        if (dice.Fault(rates.BalanceSilent))
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
        if (dice.Fault(rates.StatementSilent))
        {
            return new StatementReply.Silent("no answer within the time given");
        }

        var reply = await bank.Of(account).StatementAsync(account, from, to, stop);
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

    private BankConduct Conduct()
    {
        foreach (var payment in (PaymentConduct[])[
            PaymentConduct.NotSent, PaymentConduct.SilentBeforeEffect, PaymentConduct.SilentAfterEffect,
            PaymentConduct.PendingThenPaid, PaymentConduct.PendingThenFailed, PaymentConduct.Refuses,
            PaymentConduct.Breaks])
        {
            if (dice.Fault(rates.Payment))
            {
                return new BankConduct(payment, Reason: Refusal())
                {
                    Settles = dice.Chance(0.7) ? dice.Seconds(20, 1_200) : dice.Seconds(1_200, 120_000),
                };
            }
        }

        return dice.Fault(rates.Payment / 4)
            ? BankConduct.Good with { GivesBackAfter = TimeSpan.FromHours(1 + dice.Below(60)) }
            : BankConduct.Good;
    }

    private RefusalReason Refusal() => dice.Below(10) switch
    {
        < 4 => RefusalReason.TooManyRequests,
        < 6 => RefusalReason.CutOff,
        < 8 => RefusalReason.FailedAtBank,
        8 => RefusalReason.PartnerRejected,
        _ => RefusalReason.AccountBlocked,
    };

    private Evidence Nothing() => new(scene.Clock.GetUtcNow());
}
