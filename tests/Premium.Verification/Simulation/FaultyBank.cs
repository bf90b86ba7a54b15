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
internal sealed partial class FaultyBank(SimulatedBank bank, Worker worker, Scene scene) : IBank, IStatements
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
            if (reply is PaymentReply.Refused && conduct.Payment == PaymentConduct.Refuses
                && dice.Fault(rates.Lie * 10, "RefusalUnder200"))
            {
                reply = new PaymentReply.Unknown("HTTP 200, the code of a refusal", Nothing()) { Calls = reply.Calls };
            }

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
        if (bank.IsMaintained(order.Source.Bank) || bank.IsRejected(order.Source.Bank) || bank.IsSilent(order))
        {
            dice.Saw("inquiry in maintenance or silent for days");
            said = new InquiryReply.Silent("no usable answer", Nothing()) { Calls = said.Calls };
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
        else if (said is InquiryReply.Found { Status: TransactionStatus.Failed } denied && bank.Admits(order))
        {
            dice.Saw("a refusal is admitted to be executed");
            said = denied with { Status = TransactionStatus.Success };
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
        if (bank.IsMaintained(account.Bank) || bank.IsClosed(account) || dice.Fault(rates.BalanceSilent))
        {
            return dice.Chance(0.5)
                ? new BalanceReply.Silent("no answer within the time given")
                : throw new SimulatedFaultException("The balance call broke.");
        }

        var reply = await bank.Of(account).BalanceAsync(account, stop);
        return reply is BalanceReply.Known known && behind.TryGetValue(account, out var unknown)
            ? new BalanceReply.Known(known.Available - new Rupiah(unknown)) { Calls = known.Calls }
            : reply;
    }

    private Evidence Nothing() => new(scene.Clock.GetUtcNow());
}
