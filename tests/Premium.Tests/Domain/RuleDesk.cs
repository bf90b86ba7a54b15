using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Where rules are put in place of the shipped ones, on in-memory ports.</summary>
internal sealed class RuleDesk
{
    public const string Header = "date,name,type,source\n";

    public RuleDesk(string now = "2026-12-01 09:00", IRuleVersions? versions = null)
    {
        Time = new FakeTimeProvider(Some.At(now).ToUniversalTime());
        InForce = new RulesInForce(Some.Rules(), versions ?? Versions, Time, NullLogger<RulesInForce>.Instance);
        UseVersions = versions ?? Versions;
    }

    public FakeTimeProvider Time { get; }

    public InMemoryRuleVersions Versions { get; } = new();

    public IRuleVersions UseVersions { get; }

    public RulesInForce InForce { get; }

    public static string Holiday(string day, string name = "Pilkada", string kind = "libur_nasional") =>
        $"{Header}{day},{name},{kind},Keppres 1/2026\n";

    public static string Shipped(string file) => RulesData.Shipped(file);

    public Task<RulesResult> AddAsync(string day, string? from = null, string by = "sari") =>
        TakeAsync(RuleFile.Holidays, Holiday(day), from, adds: true, by);

    public async Task<RulesResult> TakeAsync(
        string file, string text, string? from = null, bool adds = false, string by = "sari") =>
        await new TakeRules(UseVersions, InForce, InForce.Now, Time).RunAsync(
            new RulesRequest(
                file, text, adds, from is null ? null : Some.Day(from), "diumumkan pemerintah", by),
            default);

    public async Task<RuleVersion> TakenAsync(
        string file, string text, string? from = null, bool adds = false, string by = "sari") =>
        Assert.IsType<RulesResult.Taken>(await TakeAsync(file, text, from, adds, by)).Version;

    /// <summary>As a piece of work begins a while later.</summary>
    public async Task<Rules> LaterAsync(TimeSpan? after = null)
    {
        Time.Advance(after ?? TimeSpan.FromMinutes(2));
        await InForce.RefreshAsync(default);
        return InForce.Now;
    }
}
