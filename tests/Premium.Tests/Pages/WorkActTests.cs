using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;

namespace Premium.Tests.Pages;

/// <summary>Where the desk leads from a work item.</summary>
public sealed class WorkActTests
{
    private static readonly Links Links = new("/api/pages", Language.English);

    private static WorkItem Item(WorkKind kind, string subject) => new(kind, subject)
    {
        Place = new Said("Desa Sumberwaras", "Sumberwaras"),
        Why = Said.Nothing,
        Village = Some.Code,
    };

    /// <summary>Whoever signs second finds the form that the first one sent, for each of the bills.</summary>
    [Fact]
    public void Signature_leadsToTheFormOfEachProposal()
    {
        var (older, younger) = (Some.BillId(), Some.BillId() with { Period = Some.BillId().Period.Plus(1) });

        var acts = WorkAct.Of(
            Item(WorkKinds.Signature, $"{Some.Code}") with
            {
                Bills = [older, younger],
                Proposals = [(older, ""), (younger, ""), (younger, "BP-01")],
            },
            Links);

        Assert.Equal(
            [
                Links.Act("decide", ("bill", $"{older}")), Links.Act("decide", ("bill", $"{younger}")),
                Links.Act("withdraw-receipt", ("bill", $"{younger}"), ("number", "BP-01")),
            ],
            acts.Select(a => a.Address));
        Assert.Equal(3, acts.Select(a => a.Text).Distinct().Count());
    }

    /// <summary>A list brought it and no order: the form that ends orders would have nothing to end.</summary>
    [Fact]
    public void PauseOfAList_leadsToFiles_andOneThatWasOrderedToItsEnd()
    {
        Assert.Equal(Links.Imports, Assert.Single(WorkAct.Of(Item(WorkKinds.Paused, $"{Some.Code}"), Links)).Address);
        Assert.Equal(
            Links.Act("resume", ("pause", "000001")),
            Assert.Single(WorkAct.Of(Item(WorkKinds.Paused, "000001"), Links)).Address);
    }

    [Fact]
    public void C29_PauseOfWhichAPartIsLost_leadsToAnotherOne_andToItsEnd() => Assert.Equal(
        [Links.Act("pause", ("scope", $"village:{Some.Code}")), Links.Act("resume", ("pause", "000001"))],
        WorkAct.Of(Item(WorkKinds.PauseRow, "000001"), Links).Select(a => a.Address));

    /// <summary>A form opened without it begins at whatever stands first, which may be another village's.</summary>
    [Fact]
    public void FormThatEndsOrRepeatsSomething_isOpenedForWhatTheItemIsAbout()
    {
        static string Only(WorkItem item) => Assert.Single(WorkAct.Of(item, Links)).Address;
        var december = PayMonth.Parse("2026-12");

        Assert.Equal(
            Links.Act("unmute", ("mute", $"{Some.Code}~000002")),
            Only(Item(WorkKinds.Muted, $"{Some.Code}") with { Detail = $"{Some.Code}~000002" }));
        Assert.Equal(Links.Act("replay", ("queue", "alerts")), Only(Item(WorkKinds.Poison, "alerts")));
        Assert.Equal(Links.Import("20261216-1acb"), Only(Item(WorkKinds.ImportWaits, "20261216-1acb")));
        Assert.Equal(
            Links.Act("rules", ("file", "tariffs.json")),
            Only(Item(WorkKinds.RulesEnd, "tariffs.json~JKK~2026-12-31")));
        Assert.Equal(
            Links.Act("reconcile", ("bank", Some.Bank), ("payMonth", "2026-12")),
            Only(Item(WorkKinds.NoStatement, $"{Some.Code}") with { Statements = (Some.Bank, december) }));
    }
}
