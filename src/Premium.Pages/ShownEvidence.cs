using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <summary>Which calls to the bank a page unfolds: the newest, as far as it stays small. The rest is a link.</summary>
public static class ShownEvidence
{
    private const int CharactersMax = 10_000;

    public static IReadOnlySet<EvidenceRow> Of(IEnumerable<VillageBill> bills)
    {
        var shown = new HashSet<EvidenceRow>(ReferenceEqualityComparer.Instance);
        var left = CharactersMax;
        foreach (var call in bills.SelectMany(b => b.Attempts).SelectMany(a => a.Calls)
            .OrderByDescending(c => c.Call.SentAt))
        {
            left -= call.Call.Request.Length + call.Call.Reply.Length;
            if (left < 0)
            {
                break;
            }

            shown.Add(call);
        }

        return shown;
    }
}
