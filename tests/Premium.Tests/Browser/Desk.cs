using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Browser;

/// <summary>
/// One local installation and one browser for all browser tests. Samosir has been collected on 3 December and
/// reconciled once; two files of the register wait, one of them for its columns.
/// </summary>
public sealed class Desk : IAsyncLifetime
{
    public const int Wide = 1280;
    public const int Narrow = 390;

    /// <summary>What the margins leave of A4.</summary>
    public const int Paper = 703;

    private const int Height = 900;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-browser-");

    private readonly Dictionary<int, Visit> shared = [];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public LocalParts Parts { get; private set; } = null!;

    /// <summary>The district with most bills that need somebody.</summary>
    public DistrictCode District { get; private set; }

    /// <summary>A village that is short of funds.</summary>
    public VillageCode Short { get; private set; }

    /// <summary>One a village of what was short when everything had been collected, the oldest.</summary>
    public IReadOnlyList<Debit> Shorts { get; private set; } = [];

    public BillId ShortBill => Shorts[0].BillId;

    /// <summary>Those that the bank leaves open, reconciled or not.</summary>
    public IReadOnlyList<Debit> Unknowns { get; private set; } = [];

    public BillId UnknownBill => Unknowns[0].BillId;

    public IReadOnlyList<Bill> Paid { get; private set; } = [];

    public IReadOnlyList<Debit> PaidDebits { get; private set; } = [];

    public BillId PaidBill => Paid[^1].Id;

    /// <summary>Something on the worklist.</summary>
    public string Item { get; private set; } = "";

    public string Collected { get; private set; } = "";

    public string Reconciled { get; private set; } = "";

    /// <summary>A dry run that can be taken.</summary>
    public string Import { get; private set; } = "";

    /// <summary>A file with headings that nobody knows.</summary>
    public string Draft { get; private set; } = "";

    public Uri Origin => new(Parts.App.Urls.First());

    public string NameOf(VillageCode village) =>
        Parts.Districts.SelectMany(d => d.Villages).Single(v => v.Code == village).Name;

    /// <summary>An attempt as it stands now.</summary>
    public async Task<Debit> DebitAsync(DebitId id) => (await Parts.Get<ILedger>().SheetsAsync(
        id.Bill.Village.District, id.Bill.PayMonth, id.Bill.PayMonth, CancellationToken.None))[0].Debit(id)!;

    /// <summary>What the village's treasurer got in a message.</summary>
    public Uri ReplyLink(VillageCode village) =>
        Parts.Get<ReplyLinks>().For(village, ContactRole.Treasurer, Parts.Clock.GetUtcNow())!;

    public async Task InitializeAsync()
    {
        var launching = LaunchAsync();
        Parts = await LocalParts.StartAsync(
            new LocalOptions
            {
                Once = true,
                Today = new DateOnly(2026, 12, 3),
                Regency = CycleFixture.Regency,
                Data = folder.FullName,
            },
            CancellationToken.None);
        await Parts.App.StartAsync();
        await Parts.StartFunctionsAsync(CancellationToken.None);
        var run = await LocalCycle.WatchAsync(Parts, CancellationToken.None);
        Collected = run.Id;
        var snapshot = await CycleSnapshot.TakeAsync(Parts, run);
        District = snapshot.Bills.Where(b => !b.State.IsPaid()).GroupBy(b => b.Village.District)
            .MaxBy(g => g.Count())!.Key;
        Shorts = [.. snapshot.Debits
            .Where(d => snapshot.Bills.Any(b => b.Id == d.BillId && b.State == BillState.Short))
            .DistinctBy(d => d.Village)];
        Short = Shorts[0].Village;
        await ActAsync();
        snapshot = await CycleSnapshot.TakeAsync(Parts, run);
        Unknowns = [.. snapshot.Debits.Where(d => d.State == DebitState.Unknown)];
        PaidDebits = [.. snapshot.Debits.Where(d => d.State == DebitState.Paid)];
        Paid = [.. snapshot.Bills.Where(b => b.State == BillState.Debited)];
        Item = (await Parts.Get<ReadWorklist>().RunAsync(CycleFixture.Regency, CancellationToken.None)).Items
            .First(i => i.Village == Short).Key;
        await launching;
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Parts.Functions.StopAsync();
        await Parts.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// Opens a page in the window of that width which all share who only look: a new one costs a second.
    /// </summary>
    /// <param name="address">Below <c>/api/pages/</c>, or a whole one.</param>
    /// <param name="width">Of the window.</param>
    public async Task<Visit> LookAsync(string address, int width)
    {
        if (!shared.TryGetValue(width, out var visit))
        {
            shared[width] = visit = await BeginAsync(width);
        }

        await visit.GoAsync(At(address));
        return visit;
    }

    /// <summary>Opens a page in a window of one's own.</summary>
    /// <param name="address">Below <c>/api/pages/</c>, or a whole one.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="key">Whoever has this key is signed in; empty for nobody.</param>
    /// <param name="hasScript">Off for a browser that runs none.</param>
    /// <param name="elsewhere">The interface of another installation.</param>
    public async Task<Visit> VisitAsync(
        string address, int width = Wide, string key = LocalParts.AdminKey, bool hasScript = true,
        Uri? elsewhere = null)
    {
        var visit = await BeginAsync(width, key, hasScript, elsewhere);
        await visit.GoAsync(At(address, elsewhere));
        return visit;
    }

    private Uri At(string address, Uri? elsewhere = null) =>
        new(new Uri(elsewhere ?? new Uri(Origin, "/api/"), "pages/"), address);

    private async Task<Visit> BeginAsync(
        int width, string key = LocalParts.AdminKey, bool hasScript = true, Uri? elsewhere = null) => Visit.Of(
        await SignInAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = Height },
                HasTouch = width == Narrow,
                JavaScriptEnabled = hasScript,
            },
            At("sign-in", elsewhere), key),
        elsewhere ?? Origin);

    /// <summary>The one place that knows how a person signs in; the window is left on the page behind it.</summary>
    private async Task<IBrowserContext> SignInAsync(
        BrowserNewContextOptions options, Uri door, string key)
    {
        var context = await browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        if (key.Length == 0)
        {
            return context;
        }

        await page.GotoAsync(door.ToString());
        await page.Locator("input[name=key]").FillAsync(key);
        await page.Locator("input[name=key]").PressAsync("Enter");

        // Waiting for the page to have loaded may miss that it had.
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("sign-in"), new() { Timeout = 30_000 });
        return context;
    }

    private async Task LaunchAsync()
    {
        playwright = await Chromium.DriverAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>What an admin did before anybody looks.</summary>
    private async Task ActAsync()
    {
        using var admin = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(Origin, "/api/"),
        };
        admin.DefaultRequestHeaders.Add(AdminKeys.Header, LocalParts.AdminKey);
        var started = await admin.PostAsJsonAsync(
            "reconciliations", new { bank = SampleBanks.Ids[0], payMonth = "2026-12" });
        started.EnsureSuccessStatusCode();
        Reconciled = Uri.UnescapeDataString(started.Headers.Location!.ToString()["runs/".Length..]);
        Import = await UploadAsync("Kode Desa;NIK;Nama;Kelompok;Upah", "9999010101600031");
        Draft = await UploadAsync("Wil. Desa;No. Identitas;Sebutan;Gol;Pokok", "9999010101600032");
        await Until.TrueAsync(async () =>
        {
            await Parts.Get<CloseRuns>().RunAsync(CancellationToken.None);
            return (await Parts.Get<ILedger>().RunAsync(Reconciled, CancellationToken.None))!.Run.State
                != RunState.Open;
        });

        async Task<string> UploadAsync(string headings, string nik)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("members"), "kind" },
                {
                    new ByteArrayContent(Encoding.UTF8.GetBytes(
                        $"{headings}\n{Short};{nik};Tini Misal;RT/RW;600000\n{Short};{nik};Tini Misal;RT/RW;6jt")),
                    "file", "peserta.csv"
                },
            };
            var uploaded = await admin.PostAsync("pages/imports", form);
            return Uri.UnescapeDataString(uploaded.Headers.Location!.ToString().Split('/').Last(p => p != "columns"));
        }
    }
}

[CollectionDefinition(Name)]
public sealed class DeskCollection : ICollectionFixture<Desk>
{
    public const string Name = "desk in a browser";
}
