using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>Lists in the order that is asked for, which is marked, and keeps what is shown.</summary>
public sealed class OrderTests
{
    private static readonly DateOnly Today = new(2026, 12, 3);

    private static WorkItem Item(
        WorkKind kind, string place, int due, int since, long sum, int people, string owner = "") =>
        new(kind, place)
        {
            Place = new Said(place, place),
            Why = new Said("sebab", "cause"),
            Due = Today.AddDays(due),
            Since = Sample.Now.AddDays(-since),
            AtStake = new Rupiah(sum),
            People = people,
            Note = owner.Length == 0 ? null : new WorkNote($"{kind.Key}~{place}", "sari", Sample.Now) { Owner = owner },
        };

    private static readonly WorkView View = new(
        Today,
        [
            Item(WorkKinds.Short, "C", due: 5, since: 1, sum: 300, people: 9),
            Item(WorkKinds.Unknown, "A", due: 9, since: 7, sum: 900, people: 2, owner: "Sari"),
            Item(WorkKinds.Short, "B", due: -1, since: 3, sum: 100, people: 5),
        ],
        [], new Dictionary<string, WorkNote>(), new Dictionary<string, SeenItem>());

    [Theory]
    [InlineData(WorkOrder.Urgent, "C A B")]
    [InlineData(WorkOrder.Due, "B C A")]
    [InlineData(WorkOrder.Since, "A B C")]
    [InlineData(WorkOrder.Sum, "A C B")]
    [InlineData(WorkOrder.People, "C B A")]
    [InlineData(WorkOrder.Place, "A B C")]
    [InlineData(WorkOrder.Actor, "C B A")]
    public void Worklist_isInTheOrderThatIsAskedFor(WorkOrder order, string expected) => Assert.Equal(
        expected, string.Join(' ', new WorkFilter(Order: order).Of(View).Now.Select(g => g.Place.English)));

    [Fact]
    public void WhatIsPutOff_comesAfterAllElse()
    {
        var later = View.Items.Select(i => i.Note is { } note
            ? i with { Note = note with { SnoozedUntil = Today.AddDays(1) } } : i);
        var shown = new WorkFilter(Order: WorkOrder.Sum).Of(View with { Items = [.. later] });
        Assert.Equal(["C", "B", "A"], shown.Items.Select(i => i.Place.English));
        Assert.Equal("A", Assert.Single(shown.Later).Place.English);
    }

    [Fact]
    public void Address_saysFilterAndOrder_andIsReadBack()
    {
        var filter = new WorkFilter("desa & kota", WorkActor.Bank, "Sari", WorkOrder.Since);
        var address = new Links("/pages", Language.Indonesian).WorklistOf(filter);
        Assert.Equal("/pages/worklist?q=desa%20%26%20kota&actor=bank&owner=Sari&order=since", address);
        var query = filter.Query.ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal(filter, WorkFilter.Parse(query.GetValueOrDefault!));
        Assert.Equal("/pages/worklist", new Links("/pages", Language.Indonesian).WorklistOf(new WorkFilter()));
        Assert.Equal(new WorkFilter(), WorkFilter.Parse(name => name == "order" ? "rubbish" : ""));
    }

    [Theory]
    [InlineData(WorkOrder.Urgent, null)]
    [InlineData(WorkOrder.People, "descending")]
    [InlineData(WorkOrder.Due, "ascending")]
    public async Task Worklist_marksItsOrder_inLinksAndHeadings(WorkOrder order, string? sorted)
    {
        var page = await Rendered.OfAsync<WorklistPage>(new()
        {
            ["Regency"] = "Blora",
            ["View"] = View,
            ["Filter"] = new WorkFilter("sebab", Order: order),
            ["Now"] = Sample.Now,
            ["Root"] = "/pages",
        });
        Assert.Equal(sorted, page.Page.Descendants("th").Select(h => (string?)h.Attribute("aria-sort")).Max());
        var links = page.Page.Descendants("a").Where(a => a.Attribute("aria-current") is not null).ToList();
        Assert.Equal(new Words(Language.Indonesian, default).Label(order), Rendered.Text(Assert.Single(links)));
        Assert.Contains("/pages/worklist?q=sebab&order=sum", page.Hrefs);
        Assert.Equal(order != WorkOrder.Urgent, page.Html.Contains("type=\"hidden\" name=\"order\""));
    }

    [Theory]
    [InlineData(BillOrder.Village, "2001 2002 2003")]
    [InlineData(BillOrder.Sum, "2002 2003 2001")]
    [InlineData(BillOrder.Due, "2002 2003 2001")]
    [InlineData(BillOrder.Urgent, "2002 2001 2003")]
    public void Bills_areByVillage_inTheOrderThatIsAskedFor(BillOrder order, string expected)
    {
        var district = Sample.DistrictOf(12, "Desa", 3, BillState.Covered, BillState.Short, BillState.Planned);
        Assert.Equal(
            expected,
            string.Join(' ', Figures.ByVillage(district.Bills, order).Select(v => $"{v.Village.Code}"[^4..])));
    }

    [Theory]
    [InlineData(RunOrder.Newest, "g r a")]
    [InlineData(RunOrder.State, "r a g")]
    [InlineData(RunOrder.Kind, "r a g")]
    public void Runs_areInTheOrderThatIsAskedFor(RunOrder order, string expected)
    {
        Run Of(string id, RunPurpose purpose, RunState state, int hours) =>
            Sample.Run(id, purpose, state, new Tally()) with { StartedAt = Sample.Now.AddHours(-hours) };
        Run[] runs =
        [
            Of("a", RunPurpose.Collect, RunState.Amber, 3), Of("g", RunPurpose.Reconcile, RunState.Green, 1),
            Of("r", RunPurpose.Collect, RunState.Red, 2),
        ];
        Assert.Equal(expected, string.Join(' ', runs.By(order).Select(r => r.Id)));
    }
}
