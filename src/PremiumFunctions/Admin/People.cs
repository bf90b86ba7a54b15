using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>What people decide, each under their own name: it is in the journal of the sheet.</summary>
public sealed class People(
    DecideUnknown decide, RecordReceipt receipt, TakeBackReceipt takeBack, ClearBill clear, AdminKeys key)
{
    /// <summary>
    /// Proposes, confirms or withdraws what became of an unknown attempt:
    /// <c>{"reference":"33161220102611101","outcome":"executed","reason":"...","evidence":"..."}</c>. The first admin
    /// proposes, another one confirms by sending the same outcome. Lines of the statement that stand against it,
    /// or show it, are named by both: <c>"lines":"000123 000124","linesAre":"..."</c>.
    /// </summary>
    [Function(nameof(DecideOnUnknown))]
    public Task<IResult> DecideOnUnknown(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "decisions")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.Sign, async admin =>
    {
        var body = await RequestBody.ReadAsync(
            request, ["reference", "outcome", "reason", "evidence"], stop, optional: ["lines", "linesAre", "shown"]);
        var (debit, outcome) = (Asked.Reference(body.Value("reference")), Asked.Outcome(body.Value("outcome")));
        return Answer(await decide.RunAsync(
            new DecisionRequest(debit, outcome, body.Value("reason"), body.Value("evidence"), admin.Name)
            {
                Lines = body.ValueOrEmpty("lines").Split(' ', StringSplitOptions.RemoveEmptyEntries),
                LinesAre = body.ValueOrEmpty("linesAre"),
                Shown = ShownIn(body),
            },
            stop));
    });

    /// <summary>
    /// Records the receipt of BPJS Ketenagakerjaan:
    /// <c>{"bill":"33.16.12.2010~pu~2026-11","number":"...","amount":"216742","paidOn":"2026-12-03"}</c>.
    /// </summary>
    [Function(nameof(TakeReceipt))]
    public Task<IResult> TakeReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "receipts")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.Confirm, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["bill", "number", "amount", "paidOn"], stop);
        if (!long.TryParse(body.Value("amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            throw new FormatException("amount: expected whole rupiah in digits only, such as 216742.");
        }

        var paidOn = SaidDays.Day("paidOn", body.Value("paidOn"));
        return Answer(await receipt.RunAsync(
            new ReceiptRequest(
                Asked.Bill(body.Value("bill")), body.Value("number"), new Rupiah(amount), paidOn, admin.Name),
            stop));
    });

    /// <summary>
    /// Takes a wrong receipt back: <c>{"bill":"33.16.12.2010~pu~2026-11","number":"...","reason":"..."}</c>. The first
    /// admin proposes, another one confirms by sending the same; <c>"withdraw":"yes"</c> withdraws the proposal.
    /// </summary>
    [Function(nameof(WithdrawReceipt))]
    public Task<IResult> WithdrawReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "receipts/withdrawals")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.Sign, async admin =>
    {
        var body = await RequestBody.ReadAsync(
            request, ["bill", "number", "reason"], stop, optional: ["withdraw", "shown"]);
        var isWithdrawn = body.ValueOrEmpty("withdraw") switch
        {
            "" => false,
            "yes" => true,
            _ => throw new FormatException("withdraw: expected yes, or nothing to propose or confirm."),
        };
        return Answer(await takeBack.RunAsync(
            new WithdrawalRequest(
                Asked.Bill(body.Value("bill")), body.Value("number"), body.Value("reason"), admin.Name, isWithdrawn)
            {
                Shown = ShownIn(body),
            },
            stop));
    });

    /// <summary>
    /// Tries a refused or short bill again, its cause removed or the money in:
    /// <c>{"bill":"33.16.12.2010~pu~2026-11","reason":"..."}</c>; with <c>"seen":"1~Short"</c> only while it stands so.
    /// </summary>
    [Function(nameof(ClearRefusal))]
    public Task<IResult> ClearRefusal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "clearances")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["bill", "reason"], stop, optional: ["seen"]);
        var seen = body.ValueOrNull("seen") is { } text ? SeenBill.Parse(text) : null;
        return Answer(await clear.RunAsync(Asked.Bill(body.Value("bill")), body.Value("reason"), admin, stop, seen));
    });

    /// <summary>Null where it is left out: empty says that no proposal was open.</summary>
    private static IReadOnlyList<string>? ShownIn(RequestBody body) =>
        body.ValueOrNull("shown") is { } text ? Asked.Keys(text) : null;

    private static IResult Answer(PersonResult result) => result switch
    {
        PersonResult.Done done when done.Difference != Rupiah.Zero => TypedResults.Ok(new
        {
            bill = done.Bill.Id.ToString(),
            state = $"{done.Bill.State}",
            difference = done.Difference.Value,
        }),
        PersonResult.Done done => TypedResults.Ok(new { bill = done.Bill.Id.ToString(), state = $"{done.Bill.State}" }),
        PersonResult.DoneBefore before =>
            TypedResults.Ok(new { bill = before.Bill.Id.ToString(), state = $"{before.Bill.State}" }),
        PersonResult.WaitsForSecond waits => TypedResults.Accepted(
            (string?)null,
            new
            {
                attempt = waits.Decision.Debit.ToString(),
                outcome = $"{waits.Decision.Outcome}",
                proposal = waits.Decision.RowKey,
                waitsFor = "another admin or checker",
            }),
        PersonResult.TakingBackWaits waits => TypedResults.Accepted(
            (string?)null,
            new
            {
                bill = waits.Receipt.Bill.ToString(),
                number = waits.Receipt.Number,
                proposal = waits.Proposal.RowKey,
                waitsFor = "another admin or checker",
            }),
        PersonResult.Refused refused => TypedResults.Problem(refused.Why, statusCode: 409),
        PersonResult.NotThere missing => TypedResults.Problem(missing.Said.English, statusCode: 404),
        _ => throw new InvalidOperationException("PersonResult is closed."),
    };
}
