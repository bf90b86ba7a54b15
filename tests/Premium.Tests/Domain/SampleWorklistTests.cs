using System.Text.RegularExpressions;
using System.Xml.Linq;
using Premium.Domain;
using Premium.InMemory;
using Premium.Pages;
using Premium.Tests.Pages;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Domain;

/// <summary>The sample regency over a winter: page and digest name every village that needs someone, once.</summary>
public sealed partial class SampleWorklistTests
{
    private static readonly IReadOnlyList<SampleVillage> Villages =
    [
        .. RegionCodes.Regency("33.16").SelectMany(d => d.Villages)
            .Select((v, i) => SampleRegency.Of(i, v, Some.Day("2026-12-03"))),
    ];

    private static readonly IReadOnlyDictionary<VillageCode, AccountFate> Fates =
        Villages.ToDictionary(v => v.Import.Village.Code, v => v.Account.Fate);

    private static BankConduct ConductOf(AccountFate fate) => fate switch
    {
        AccountFate.Dormant or AccountFate.Blocked => new(PaymentConduct.Refuses, RefusalReason.AccountBlocked),
        AccountFate.Unknown => new(PaymentConduct.Refuses, RefusalReason.AccountUnknown),
        AccountFate.SilentWithoutEffect => new(PaymentConduct.SilentBeforeEffect),
        AccountFate.SilentWithEffectAndInquirySilent => new(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true),
        AccountFate.Normal => BankConduct.Good,
        _ => new(PaymentConduct.SilentAfterEffect),
    };

    private static async Task<World> RegencyAsync()
    {
        var world = new World("2026-12-03 06:30", order => ConductOf(Fates[order.Id.Bill.Village]));
        world.Rules = Rules.Shipped(
            SampleBanks.Ids.ToDictionary(
                b => b, _ => new BankTerms { StatementLag = TimeSpan.Zero }, StringComparer.Ordinal),
            RoundingRule.PersonHalfUp);
        foreach (var district in RegionCodes.Regency("33.16"))
        {
            await world.Registry.ImportAsync(
                district.Code, district.Name,
                [.. Villages.Where(v => v.Import.Village.Code.District == district.Code).Select(v => v.Import)],
                default);
        }

        foreach (var village in Villages)
        {
            world.Bank.Deposit(new BankAccount(village.Bank, village.Account.No), village.Account.Balance);
        }

        return world;
    }

    private static async Task DayAsync(World world, string day)
    {
        world.Go($"{day} 08:00");
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        for (var minutes = 0; minutes < 60; minutes += 15)
        {
            await world.PumpAsync();
            world.Time.Advance(TimeSpan.FromMinutes(15));
        }

        await world.CloseRuns().RunAsync(default);
        await world.TellAsync();
    }

    [Fact]
    public async Task PageAndDigest_nameEveryVillageThatNeedsSomeone_once()
    {
        var world = await RegencyAsync();
        foreach (var (day, isLookedAt) in new[]
        {
            ("2026-12-03", true), ("2026-12-08", false), ("2026-12-15", true), ("2026-12-28", true),
            ("2027-01-05", false), ("2027-01-15", false), ("2027-02-08", true),
        })
        {
            await DayAsync(world, day);
            if (isLookedAt)
            {
                await LookAsync(world, day);
            }
        }
    }

    private static async Task LookAsync(World world, string day)
    {
        var view = await world.Worklist().RunAsync("33.16", default);
        var page = await Rendered.OfAsync<WorklistPage>(new()
        {
            ["Regency"] = "Kabupaten Blora",
            ["View"] = view,
            ["Now"] = world.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(7)),
            ["Root"] = "/pages",
        });
        var digest = world.Mail.Messages.Single(m => m.Id.StartsWith($"digest-33.16-{day}", StringComparison.Ordinal));
        var lines = digest.Body.Split('\n');
        List<string> headed =
        [
            .. page.Rows("work").SelectMany(r => r.Elements("th").Descendants("a"))
                .Select(a => a.Attribute("href")!.Value).Where(h => h.Contains("/villages/", StringComparison.Ordinal)),
        ];
        var folded = page.Page.Descendants("details").Descendants("li").Select(Rendered.Text)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(headed.Distinct(), headed);
        var needing = await NeedingAsync(world);
        Assert.True(needing.Count > 20, $"{day}: {needing.Count} villages need someone.");
        foreach (var (code, place) in needing)
        {
            Assert.True(
                headed.Contains($"/pages/villages/{code}") || folded.Contains(place), $"{day}: {place} is not named.");
        }

        foreach (var group in Worklist.Shown(view.Items, view.Today).Now)
        {
            var line = Assert.Single(
                lines, l => Number().Replace(l, "").StartsWith(
                    $"{group.Place.Indonesian}: {group.Worst.Kind.Title.Indonesian}: {group.Worst.Why.Indonesian}",
                    StringComparison.Ordinal));
            Assert.All(group.Items, i => Assert.Contains(
                $"{i.Kind.Title.Indonesian}: {i.Why.Indonesian}", line, StringComparison.Ordinal));
            Assert.Equal(
                group.LapsesOn is { } lapse ? $"perlindungan terputus {AlertText.Day(lapse)}" : "",
                Lapse().Match(line).Value);
            foreach (var item in group.Items.Where(i => i.Names.Count > 0))
            {
                Assert.Contains(
                    lines, l => item.Names.Take(60).All(n => l.Contains(n, StringComparison.Ordinal))
                        && (item.Names.Count <= 60 || l.EndsWith(
                            $"dan {item.Names.Count - 60} lagi di halaman daftar kerja (pages/worklist).",
                            StringComparison.Ordinal)));
            }
        }

        Assert.Equal(
            Worklist.Shown(view.Items, view.Today).Now.Count, lines.Count(l => Number().IsMatch(l)));
    }

    /// <summary>By the rows alone: whose bill is open, was tried or may not be tried.</summary>
    private static async Task<IReadOnlyList<(VillageCode Code, string Place)>> NeedingAsync(World world)
    {
        var found = new List<(VillageCode, string)>();
        foreach (var district in RegionCodes.Regency("33.16"))
        {
            var sheets = await world.Ledger.SheetsAsync(
                district.Code, PayMonth.Parse("2026-11"), PayMonth.Parse("2027-02"), default);
            found.AddRange(sheets.SelectMany(s => s.Bills)
                .Where(b => b.State is BillState.Held or BillState.Short or BillState.Refused or BillState.Unknown
                    && b is not { Hold: HoldReason.MandateNotYetValid })
                .Select(b => b.Village).Distinct()
                .Select(code => (code, $"Desa {NameOf(code)}, Kec. {district.Name}")));
        }

        return found;

        static string NameOf(VillageCode code) =>
            Villages.First(v => v.Import.Village.Code == code).Import.Village.Name;
    }

    [GeneratedRegex("^[0-9]+\\. ")]
    private static partial Regex Number();

    [GeneratedRegex("perlindungan terputus [^,]+, [0-9]+ [A-Za-z]+ [0-9]+")]
    private static partial Regex Lapse();
}
