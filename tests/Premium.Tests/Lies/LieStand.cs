using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Twin;
using Premium.UseCases;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Lies;

/// <summary>
/// One district of two villages whose bank is the twin, over HTTP: one lives with the lie, the other shows that
/// statements of this bank show ours. Two pay months are played on one moved clock.
/// </summary>
internal sealed partial class LieStand : IAsyncDisposable
{
    private const string Witness = "2011";

    private static readonly string[] Steps = ["08:00", "12:00", "20:30"];

    private readonly Lie lie;
    private readonly TwinBench bench;
    private readonly ServiceProvider services;
    private readonly Dictionary<PayMonth, (string At, string Proof)> settled = [];

    private LieStand(Lie lie, TwinBench bench)
    {
        this.lie = lie;
        this.bench = bench;
        var profile = bench.Profile();
        profile.QueryRetryDelaySeconds = 0;
        profile.PaymentsPerSecond = 1_000_000;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(bench.Clock)
            .AddSnapBanks(new Dictionary<string, BankProfile> { [Some.Bank] = profile })
            .BuildServiceProvider();
        World = new World(time: bench.Clock)
        {
            Rules = Some.Rules(profile.Terms),
            UseBank = services.GetRequiredService<IBank>(),
            UseStatements = services.GetRequiredService<IStatements>(),
        };
    }

    public World World { get; }

    public static async Task<LieStand> StartAsync(Lie lie)
    {
        var bench = await TwinBench.StartAsync(
            pageSize: 2,
            change: bank => new PlayedBank
            {
                Id = bank.Id,
                ClientId = bank.ClientId,
                ClientSecret = bank.ClientSecret,
                PartnerPublicKeyPem = bank.PartnerPublicKeyPem,
                PartnerId = bank.PartnerId,
                ChannelId = bank.ChannelId,
                CollectionAccount = bank.CollectionAccount,
                Quirks = lie.Quirks,
                BooksAt = NextBankingMorning,
                Accounts =
                [
                    new TwinAccount(
                        Some.Account().No, "Desa", new Rupiah(lie.FundsOn is null ? 10_000_000 : 0), lie.Fate),
                    new TwinAccount(Some.Account(World.CodeOf(Witness)).No, "Tetangga", new Rupiah(10_000_000)),
                ],
            });
        return new LieStand(lie, bench);
    }

    public async Task<LieStand> PlayAsync()
    {
        foreach (var number in new[] { "2010", Witness })
        {
            var code = World.CodeOf(number);
            await World.PutAsync(Some.Village(code, lie.First), Some.Roster(code));
        }

        foreach (var month in new[] { lie.First, lie.First.Plus(1) })
        {
            for (var day = lie.Days.From; day <= lie.Days.To; day++)
            {
                foreach (var step in Steps)
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{month}-{day:00} {step}");
                    World.Go(at);
                    bench.Bank.Quirks = day < lie.Lift ? lie.Quirks : TwinQuirks.None;
                    if (lie.Then.GetValueOrDefault(at) is { } then)
                    {
                        await then(this);
                    }

                    await StepAsync(step, month, day);
                    await NoteAsync(at);
                }
            }
        }

        return this;
    }

    /// <summary>
    /// Name, how often the bank executed each month's bill, when each was settled, and by what.
    /// </summary>
    public async Task<string> RowAsync()
    {
        await foreach (var stored in World.Ledger.StoredAsync(Some.District, null, null, default))
        {
            Assert.Empty(JournalCheck.Of(stored).Findings);
        }

        var months = new List<(string Executed, string At, string Proof)>();
        foreach (var month in new[] { lie.First, lie.First.Plus(1) })
        {
            var (at, proof) = settled.GetValueOrDefault(month, ("-", ""));
            if (await OpenAsync(month) is { } open)
            {
                proof = proof.Length == 0 ? open : $"{proof}, then {open}";
            }

            proof = proof.Length == 0 ? "no bill: the village stands still" : proof;
            months.Add((Executed(month).ToString(CultureInfo.InvariantCulture), at, proof));
        }

        return Columns(
            lie.Name,
            string.Join(' ', months.Select(m => m.Executed)),
            string.Join(", ", months.Select(m => m.At)),
            string.Join("; ", months.Select(m => m.Proof).Distinct()));
    }

    public static string Columns(string lie, string executed, string settled, string proof) =>
        $"{lie,-48}{executed,-10}{settled,-28}{proof}";

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await bench.DisposeAsync();
    }

    private async Task StepAsync(string step, PayMonth month, int day)
    {
        if (day == lie.FundsOn && step == Steps[1])
        {
            var bill = await World.BillAsync(period: Segment.Pu.PeriodDueIn(month));
            await bench.Ledger.DepositAsync(bench.Bank.Id, Some.Account().No, bill.Amount, "ADD");
        }

        if (step != Steps[2])
        {
            await World.StartRun().RunAsync(
                step == Steps[0] ? RunPurpose.Collect : RunPurpose.Watch, "33.16", default);
        }
        else if (lie.IsReconciled)
        {
            await new StartReconciliations(
                World.StartRun(), World.UseRegistry, World.UseLedger, World.Rules, World.Time)
                .RunAsync("33.16", default);
        }

        await World.PumpAsync();
        await World.CloseRuns().RunAsync(default);
    }

    private async Task NoteAsync(string at)
    {
        foreach (var month in new[] { lie.First, lie.First.Plus(1) })
        {
            var sheet = await World.SheetAsync(month);
            var paid = sheet.Bills.FirstOrDefault(b => b.Village.Number != Witness && b.State.IsPaid());
            if (paid is not null && !settled.ContainsKey(month))
            {
                settled[month] = (at[5..], ProofOf(sheet, paid));
            }
        }
    }

    private static string ProofOf(Sheet sheet, Bill bill) => sheet.PaidBy(bill) switch
    {
        null => "a receipt",
        { State: DebitState.Paid } debit => debit.Why,
        var debit => "adopted, statement line by " + sheet.Adoption(debit.Id)!.Proof,
    };

    /// <summary>Where the month's bill stands that is not paid, or no more; null if one is.</summary>
    private async Task<string?> OpenAsync(PayMonth month)
    {
        var bills = (await World.SheetAsync(month)).Bills.Where(b => b.Village.Number != Witness).ToList();
        return bills.Exists(b => b.State.IsPaid())
            ? null
            : string.Join(' ', bills.SelectMany(b => new[]
            {
                b.State.ToString(), b.Hold?.ToString(), b.Refusal?.ToString(), b.Doubt?.ToString(),
            }).OfType<string>());
    }

    /// <summary>By the bank's own movements, whatever code and attempt it was for.</summary>
    private int Executed(PayMonth month) => bench.Ledger.Audit()
        .Where(a => DebitId.TryParseReference(a.Reference, out var id)
            && id.Bill.Village.Number != Witness && id.Bill.PayMonth == month)
        .Sum(a => a.TimesExecuted);

    private static DateTimeOffset NextBankingMorning(DateTimeOffset ordered)
    {
        var rules = Some.Rules();
        return rules.At(rules.Calendar.NextBankingDay(rules.Today(ordered)), new TimeOnly(9, 0));
    }
}
