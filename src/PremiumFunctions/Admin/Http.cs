using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The JSON interface for admins. Everything but health asks for the admin key.</summary>
public sealed class Http(
    StartRun startRun, ReadDistricts districts, AuditDistrict audit, NoteAudits note, ILedger ledger, AdminKeys key,
    Settings settings, Rules rules, TimeProvider clock)
{
    private const int RunDaysBack = 31;

    [Function(nameof(Health))]
    public Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken stop) => key.OpenAsync(request, async () =>
    {
        var today = rules.Today(clock.GetUtcNow());
        await ledger.RunsAsync(today, today, stop);
        return TypedResults.Ok(new { status = "ok", today });
    });

    /// <summary>The hand crank of the timers: <c>{"purpose":"collect"}</c> or <c>{"purpose":"watch"}</c>.</summary>
    [Function(nameof(StartRunByHand))]
    public Task<IResult> StartRunByHand(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var body = await RequestBody.ReadAsync(request, ["purpose"], stop);
        var purpose = body.Value("purpose") switch
        {
            "collect" => RunPurpose.Collect,
            "watch" => RunPurpose.Watch,
            var other => throw new FormatException($"purpose: expected collect or watch, not '{other}'."),
        };
        return Started(await startRun.RunAsync(purpose, settings.Regency, stop));
    });

    /// <summary>
    /// Reconciles one bank and pay month: <c>{"bank":"bank-jateng","payMonth":"2026-12"}</c>.
    /// </summary>
    [Function(nameof(StartReconciliation))]
    public Task<IResult> StartReconciliation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reconciliations")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var body = await RequestBody.ReadAsync(request, ["bank", "payMonth"], stop);
        var bank = Asked.Bank(body.Value("bank"), rules);
        var month = SaidDays.PayMonth("payMonth", body.Value("payMonth"));
        return Started(await startRun.RunAsync(RunPurpose.Reconcile, settings.Regency, stop, bank, month));
    });

    [Function(nameof(ListRuns))]
    public Task<IResult> ListRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runs")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var today = rules.Today(clock.GetUtcNow());
        var runs = await ledger.RunsAsync(today.AddDays(-RunDaysBack), today, stop);
        return await Listing.AnswerAsync(
            request, $"proses-{today:yyyy-MM-dd}", () => Lists.Of(runs, rules),
            () => TypedResults.Ok(runs.Select(RunJson.Of)), stop);
    });

    /// <summary>One run with its districts; a reconciliation with what matched and what is left.</summary>
    [Function(nameof(ShowRun))]
    public Task<IResult> ShowRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runs/{run}")] HttpRequest request,
        string run,
        CancellationToken stop) => key.GuardAsync(request, async () =>
        await ledger.RunAsync(run, stop) is { } manifest
            ? TypedResults.Ok(RunJson.Of(manifest))
            : TypedResults.Problem($"There is no run '{run}'; GET runs lists them.", statusCode: 404));

    /// <summary>The open bills of a district; <c>?state=short</c> for those of one state, as on its page.</summary>
    [Function(nameof(ShowSheets))]
    public Task<IResult> ShowSheets(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "districts/{district}")] HttpRequest request,
        string district,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var code = DistrictCode.Parse(district);
        var filter = BillFilters.Parse(request.Query["state"]);
        if (!visitor.MaySee(code) || await districts.DistrictAsync(code, stop) is not { Villages: > 0 } view)
        {
            return TypedResults.Problem($"District {district} is not in the register.", statusCode: 404);
        }

        var shown = view with { Bills = [.. view.Bills.Where(b => filter.Includes(b))] };
        return await Listing.AnswerAsync(
            request, $"tagihan-{code}", () => Lists.Of(shown, rules),
            () => TypedResults.Ok(DistrictJson.Of(shown)), stop);
    });

    /// <summary>Every call to the bank about one bill, as sent and as answered, masked.</summary>
    [Function(nameof(ShowEvidence))]
    public Task<IResult> ShowEvidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bills/{bill}/evidence")] HttpRequest request,
        string bill,
        CancellationToken stop) => key.GuardAsync(request, async () =>
        TypedResults.Ok(EvidenceJson.Of(await ledger.EvidenceAsync(BillId.Parse(bill), stop))));

    /// <summary>
    /// Holds the journals of a district, or of all, against their rows; <c>?district=33.16.12</c> for one. What it
    /// finds is on the worklist until it is clean.
    /// </summary>
    [Function(nameof(Audit))]
    public Task<IResult> Audit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var district = request.Query["district"].ToString();
        var scope = new AuditScope(district.Length == 0 ? null : DistrictCode.Parse(district));
        return TypedResults.Ok(await AuditJson.OfAsync(note.RunAsync(audit.RunAsync(scope, stop), stop)));
    });

    private static Accepted<RunJson> Started(Run run) =>
        TypedResults.Accepted($"runs/{Uri.EscapeDataString(run.Id)}", RunJson.Of(run));
}
