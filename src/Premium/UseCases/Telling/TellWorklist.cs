using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// Tells operations what needs a person: at once what is grave and new, and again at the stages of the ladder; and one
/// digest a day while anything is open, to each district's office the part of its villages that nobody has taken on.
/// Each is tried until it is sent.
/// </summary>
public sealed class TellWorklist(
    ReadWorklist read, Operations operations, Rules rules, TimeProvider clock)
{
    /// <summary>People find the digest when they begin to work.</summary>
    private static readonly TimeOnly DigestTime = new(7, 30);

    /// <summary>So long the digest of the regency waits for a district that cannot be read.</summary>
    private static readonly TimeOnly DigestTimeMax = new(9, 0);

    public async Task RunAsync(string regency, string name, CancellationToken stop)
    {
        var view = await read.RunAsync(regency, stop);
        await TellGraveAsync(view, name, stop);
        var now = clock.GetUtcNow();
        if (rules.Local.TimeOf(now) >= DigestTime && view.Items.Count > 0)
        {
            // There is one a day: what it leaves out nobody reads before tomorrow.
            var day = view.Today.ToString("O", CultureInfo.InvariantCulture);
            if (rules.Local.TimeOf(now) >= DigestTimeMax || !view.Items.Any(i => i.IsUnreadDistrict))
            {
                var text = WorkText.Digest(view.Items, name, view.Today);
                await operations.PutAsync($"{Operations.DigestPrefix}{regency}-{day}", text, stop);
            }

            // That a contact of an office refuses is not told over that contact.
            foreach (var district in view.Items.Where(i => i.District is { } d && view.Subdistricts.ContainsKey(d)
                && i.Kind != WorkKinds.ContactLost
                && !Acknowledged.Holds(i, view.Notes, view.Today, rules.Today)).GroupBy(i => i.District!.Value))
            {
                var its = WorkText.Digest([.. district], $"Kecamatan {view.Subdistricts[district.Key]}", view.Today);
                await operations.PutAsync($"{Operations.SubdistrictPrefix}{district.Key}-{day}", its, stop);
            }
        }

        await operations.RetryAsync(stop);
    }

    private async Task TellGraveAsync(WorkView view, string name, CancellationToken stop)
    {
        var grave = view.Items.Where(i => i is { Kind.Gravity: Gravity.Grave, IsToldByFinder: false })
            .ToDictionary(i => i.Key, i => (Item: i, Stamp: StampOf(i, view.Today)), StringComparer.Ordinal);

        // What waited over night and reached nobody is told as it stands today; not while some of it cannot be read.
        var overtaken = view.Items.Any(i => i.IsUnreadDistrict) ? []
            : await operations.UnheardWorkAsync(rules.At(view.Today, TimeOnly.MinValue), stop);
        var again = overtaken.Select(n => n.Id[..(n.Id.LastIndexOf('-') + 1)]).ToHashSet(StringComparer.Ordinal);
        var untold = grave.Where(g => view.Seen.GetValueOrDefault(g.Key)?.Told != g.Value.Stamp
            || again.Contains(PrefixOf(g.Value.Item.Kind))).ToList();

        // What has no date of its own is told by when it was first seen, so that it is news when it comes back: kept
        // before it is told, for a stop in between.
        var seen = untold.Exists(g => !g.Value.Item.IsDated)
            ? await read.KeepSeenAsync(view.Items, new Dictionary<string, string>(), stop)
            : view.Seen;
        foreach (var kind in untold.GroupBy(g => g.Value.Item.Kind))
        {
            // In the outbox before it counts as told: a stop in between tells it again under the same id.
            var text = WorkText.Grave([.. kind.Select(k => k.Value.Item)], name, view.Today);
            var id = IdOf(kind.Key, view.Today, kind.Select(
                k => k.Key + k.Value.Stamp + (k.Value.Item.IsDated ? "" : TextOf(seen[k.Key].At))));
            await operations.PutAsync(id, text, stop);
        }

        await read.KeepSeenAsync(
            view.Items, grave.ToDictionary(g => g.Key, g => g.Value.Stamp, StringComparer.Ordinal), stop,
            view.Pinned);
        foreach (var notice in overtaken)
        {
            await operations.LetGoAsync(notice, stop);
        }
    }

    /// <summary>What it was told as: another one is news.</summary>
    private string StampOf(WorkItem item, DateOnly today)
    {
        var stage = item.Due is { } due ? rules.Ladder.StagesOfDue(due, today, rules.Calendar) : 0;
        var at = item.IsDated ? item.Changed : null;
        var lapse = item.LapsesOn is { } day ? rules.Ladder.StagesOfLapse(day, today) : 0;
        var more = (item.Newest is { } month ? $".{month}" : "") + (lapse > 0 ? $"~{lapse}" : "");
        return string.Create(CultureInfo.InvariantCulture, $"{TextOf(at)}.{stage}{more}");
    }

    private static string TextOf(DateTimeOffset? at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMddHHmmss}");

    private static string PrefixOf(WorkKind kind) => $"{Operations.WorkPrefix}{kind.Key}-";

    /// <summary>The same within a day, whose date the message says.</summary>
    private static string IdOf(WorkKind kind, DateOnly day, IEnumerable<string> items)
    {
        var told = string.Join('\n', items.Order(StringComparer.Ordinal).Prepend(
            day.ToString("O", CultureInfo.InvariantCulture)));
        return PrefixOf(kind) + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(told)), 0, 8);
    }
}
