using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Functions;

/// <summary>
/// The desk of the Dinas PMD over a quarter: Sari looks at pages and sends their forms, the timers run when they are
/// let, on a clock that only the test moves.
/// </summary>
internal sealed partial class QuarterOffice : IAsyncDisposable
{
    /// <summary>One that the desk knows, too.</summary>
    public const string Bank = "bank-daerah";

    public const string Office = "dinas@pmd.example";
    public const string Camat = "camat@kecamatan.example";

    private QuarterOffice(DeskWorld place) => Place = place;

    public DeskWorld Place { get; }

    public World World => Place.World;

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<AlertMessage> Mails => World.Mail.Messages;

    public static async Task<QuarterOffice> OpenAsync(
        string now, IReadOnlyList<Village> villages, Func<PaymentOrder, BankConduct>? conductOf = null)
    {
        var place = await DeskWorld.StartAsync(
            now, conductOf, [.. villages.Select(v => new VillageImport(v, Roster(v.Code)))]);
        place.World.Rules = Rules.Shipped(
            new Dictionary<string, BankTerms>(StringComparer.Ordinal) { [Bank] = new() }, RoundingRule.PersonHalfUp);
        place.World.OfficeContacts = [new Contact("email", Office)];
        return new QuarterOffice(place);
    }

    /// <summary>Two officials; treasurer, village head and camat have a mailbox each.</summary>
    public static Village Village(string number, string name, DateOnly? mandateTo = null, PayMonth? since = null)
    {
        var village = Some.Village(World.CodeOf(number), since);
        return village with
        {
            Name = name,
            Mandate = village.Mandate! with
            {
                Account = AccountOf(number),
                ValidTo = mandateTo ?? village.Mandate.ValidTo,
            },
            Contacts =
            [
                new("email", $"bendahara-{number}@desa.example"),
                new("email", $"kades-{number}@desa.example") { Role = ContactRole.Head },
                new("email", Camat) { Role = ContactRole.Subdistrict },
            ],
        };
    }

    public static BankAccount AccountOf(string number) => Some.Account(World.CodeOf(number)) with { Bank = Bank };

    public void Deposit(string number, long money) => World.Bank.Deposit(AccountOf(number), new Rupiah(money));

    /// <summary>As it is stored.</summary>
    public async Task<Bill> BillAsync(string number, Period? period = null)
    {
        var id = Some.BillId(period: period, code: World.CodeOf(number));
        var sheets = await World.UseLedger.SheetsAsync(Some.District, id.PayMonth, id.PayMonth, default);
        return sheets[0].Bill(id.Village, id.Segment)!;
    }

    /// <summary>As the timers and queues do it: a run, its messages, its end, and what it leaves told.</summary>
    public async Task RunAsync(string now, RunPurpose purpose = RunPurpose.Collect, PayMonth? month = null)
    {
        World.Go(now);
        await World.StartRun().RunAsync(
            purpose, DeskHost.Regency, default, purpose == RunPurpose.Reconcile ? Bank : "", month);
        await World.PumpAsync();
        World.Time.Advance(TimeSpan.FromMinutes(20));
        await World.PumpAsync();
        await World.CloseRuns().RunAsync(default);
        await TellAsync();
    }

    /// <summary>What the system tells of its own accord, from the list that the page shows.</summary>
    public Task TellAsync() => new TellWorklist(
        Place.Host.Get<ReadWorklist>(), World.Operations([new Contact("email", Office)]), World.Rules, World.Time)
        .RunAsync(DeskHost.Regency, "Blora", default);

    /// <summary>What stands on a page, its tags away.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var http = Place.Host.ClientOf(DeskHost.SariKey);
        return Text(await http.GetStringAsync(path));
    }

    /// <summary>Sends a form as it is shown, filled in; answers with what its page says then.</summary>
    public async Task<string> DoAsync(string act, params (string Name, string Value)[] fields)
    {
        using var desk = await Desk.SignedInAsync(Place.Host.Api, DeskHost.SariKey);
        var subject = fields.Length > 0 ? $"?{fields[0].Name}={Uri.EscapeDataString(fields[0].Value)}" : "";
        var form = await desk.FormAsync($"pages/acts/{act}{subject}", $"acts/{act}");
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        return await SaidAsync(desk, await desk.SendAsync($"pages/acts/{act}", form));
    }

    /// <summary>Uploads a file, which is only shown; answers with its page, and where that is.</summary>
    public async Task<(string Shown, string Address)> UploadAsync(string kind, string from, params string[] rows)
    {
        using var desk = await Desk.SignedInAsync(Place.Host.Api, DeskHost.SariKey);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in await desk.FormAsync("pages/imports", "imports"))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new StringContent(kind), "kind");
        form.Add(new StringContent(from), "from");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', rows))), "file", $"{kind}.csv");
        var answer = await desk.Http.PostAsync("pages/imports", form);
        return (await SaidAsync(desk, answer), answer.Headers.Location!.ToString());
    }

    /// <summary>Takes what was shown.</summary>
    public async Task<string> TakeAsync(string address)
    {
        using var desk = await Desk.SignedInAsync(Place.Host.Api, DeskHost.SariKey);
        var form = await desk.FormAsync(address, address.Split('/')[^1]);
        return await SaidAsync(desk, await desk.SendAsync(address, form));
    }

    /// <summary>A page or a message has these words.</summary>
    public static void Shows(string text, params string[] words)
    {
        foreach (var word in words)
        {
            Assert.True(text.Contains(word, StringComparison.Ordinal), $"'{word}' is not in: {text}");
        }
    }

    private static Roster Roster(VillageCode code) => new(
        code, PayerKind.VillageBudget,
        [
            Some.Official($"kades-{code.Number}", 2_426_640), Some.Official($"sekdes-{code.Number}", 2_224_420),
        ]);

    public ValueTask DisposeAsync() => Place.DisposeAsync();

    private static async Task<string> SaidAsync(Desk desk, HttpResponseMessage answer) => Text(
        answer.StatusCode == HttpStatusCode.SeeOther
            ? await desk.Http.GetStringAsync(answer.Headers.Location)
            : await answer.Content.ReadAsStringAsync());

    private static string Text(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Style().Replace(html, ""), " ")), " ");

    [GeneratedRegex("<style.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
