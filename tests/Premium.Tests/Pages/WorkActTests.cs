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
            Links.Act("resume"), Assert.Single(WorkAct.Of(Item(WorkKinds.Paused, "000001"), Links)).Address);
    }
}
