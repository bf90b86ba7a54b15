using System.Net.Mime;
using System.Text.Json;

namespace PremiumFunctions.Local.Twin;

/// <summary>One call from its bytes to its reply: gate, external id, fault, service, disk, answer.</summary>
internal sealed class TwinCalls(BankTwinOptions options, TwinLedger ledger, CancellationToken stopping)
{
    private readonly TwinTokens tokens = new();
    private readonly TwinTraffic traffic = new();

    public async Task ServeAsync(HttpContext http, PlayedBank bank, TwinService service)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var body = buffer.ToArray();
        var (meant, fault) = Decide(http, body, bank, service);
        var reply = TwinQuirkEffects.Spoil(meant, service, bank);

        // Nothing is said, not even by silence, before what it rests on is on disk.
        await ledger.DurableAsync();
        await SendAsync(http, bank, service, reply, fault);
    }

    private (TwinReply Reply, Fault Fault) Decide(HttpContext http, byte[] body, PlayedBank bank, TwinService service)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return (TwinReply.Of(service, SnapCase.NotSupported), Fault.None);
        }

        if (traffic.IsTooMuch(bank, ledger.Now))
        {
            return (TwinReply.Of(service, SnapCase.TooManyRequests), Fault.None);
        }

        if (service == TwinService.Token)
        {
            return (tokens.Answer(http.Request.Headers, body, bank, ledger.Now), Fault.None);
        }

        if (TwinGate.Check(http, body, bank, tokens, ledger.Now) is { } refusal)
        {
            return (TwinReply.Of(service, refusal), Fault.None);
        }

        return TwinGate.Parse(body) is { } json
            ? Decide(json, http.Request.Headers["X-EXTERNAL-ID"].ToString(), bank, service)
            : (TwinReply.Of(service, SnapCase.BadRequest), Fault.None);
    }

    private (TwinReply Reply, Fault Fault) Decide(
        JsonElement json, string externalId, PlayedBank bank, TwinService service)
    {
        var fields = new TwinFields(json, bank);
        var (subject, account) = service switch
        {
            TwinService.Transfer => (fields.Peek("partnerReferenceNo"), fields.Peek("sourceAccountNo")),
            TwinService.Inquiry => (fields.Peek("originalPartnerReferenceNo"), ""),
            TwinService.Balance or TwinService.Statement => (fields.Peek("accountNo"), fields.Peek("accountNo")),
            TwinService.Token => throw new InvalidOperationException("Tokens carry no external id."),
        };
        if (ledger.Admit(bank.Id, externalId, service, subject, account) is not Admission.Fresh admission)
        {
            return (TwinReply.Of(service, SnapCase.Conflict), Fault.None);
        }

        if (service == TwinService.Transfer && bank.Quirks.HasFlag(TwinQuirks.StaleTokenThenLost))
        {
            return admission.EarlierCalls == 0
                ? (TwinReply.Of(service, SnapCase.InvalidToken), Fault.None)
                : (PaymentServices.Transfer(fields, externalId, bank, ledger, Fault.AnswerLost), Fault.AnswerLost);
        }

        var fault = admission.Fate == AccountFate.Normal
            ? options.Faults.Decide(bank.Id, service, subject, admission.EarlierCalls)
            : admission.Fate.FaultOn(service);
        if (fault.StopsBeforeEffect())
        {
            return (TwinFaultReplies.For(service, fault), fault);
        }

        var reply = service switch
        {
            TwinService.Transfer => PaymentServices.Transfer(fields, externalId, bank, ledger, fault),
            TwinService.Inquiry => PaymentServices.Inquire(fields, bank, ledger, fault),
            TwinService.Balance => AccountServices.Balance(fields, bank, ledger),
            TwinService.Statement => AccountServices.Statement(fields, bank, ledger, options.StatementPageSize),
            TwinService.Token => throw new InvalidOperationException("Tokens are answered before."),
        };
        return (reply, fault);
    }

    private async Task SendAsync(HttpContext http, PlayedBank bank, TwinService service, TwinReply reply, Fault fault)
    {
        switch (fault)
        {
            case Fault.HangWithoutEffect or Fault.HangWithEffect:
                await HangAsync(http);
                http.Abort();
                break;
            case Fault.AnswerLost:
            case Fault.BookedLater when service == TwinService.Transfer:
                http.Abort();
                break;
            case Fault.Maintenance:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.ContentType = MediaTypeNames.Text.Html;
                await http.Response.WriteAsync(TwinFaultReplies.MaintenancePage, http.RequestAborted);
                break;
            case Fault.Garbage:
                await WriteAsync(http, bank, reply.Http, reply.ToBytes()[..20]);
                break;
            case Fault.ErrorWithEffect or Fault.CodeDisagrees or Fault.TurnedAwayAndExecuted:
            case Fault.RefusedAndExecuted when service == TwinService.Transfer:
                var spoiled = TwinFaultReplies.For(service, fault);
                await WriteAsync(http, bank, spoiled.Http, spoiled.ToBytes());
                break;
            case Fault.None or Fault.ErrorWithoutEffect or Fault.TooManyRequests or Fault.CutOff
                or Fault.FalseConflict or Fault.LateSuccess or Fault.LateFailure or Fault.ReversedLater
                or Fault.WrongAmount or Fault.RefusedAndExecuted or Fault.Forgotten or Fault.BookedLater:
                await WriteAsync(http, bank, reply.Http, reply.ToBytes());
                break;
            default:
                throw new InvalidOperationException($"Fault {fault} has no answer.");
        }
    }

    private Task WriteAsync(HttpContext http, PlayedBank bank, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Json;
        http.Response.ContentLength = body.Length;
        http.Response.Headers["X-TIMESTAMP"] = bank.Write(ledger.Now);
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    /// <summary>Silence, until the client gives up or the twin stops.</summary>
    private async Task HangAsync(HttpContext http)
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gaveUp = http.RequestAborted.Register(() => released.TrySetResult());
        await using var stopped = stopping.Register(() => released.TrySetResult());
        await released.Task;
    }
}
