using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>What a bank twin is started with.</summary>
public sealed class BankTwinOptions
{
    /// <summary>Holds the journal. A twin started on the same folder goes on where the last one stopped.</summary>
    public required string DataFolder { get; init; }

    public required IReadOnlyList<PlayedBank> Banks { get; init; }

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    public BankTwinFaults Faults { get; init; } = BankTwinFaults.None;

    /// <summary>How long a payment answered with 202 stays pending, by the twin's clock.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When a payment that is to be reversed is given back, by the twin's clock.</summary>
    public TimeSpan ReversedAfter { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Statement lines a page holds; lines of one second are never split over two pages.</summary>
    public int StatementPageSize { get; init; } = 100;

    /// <summary>Awaited before every write to the journal: a slow disk, for tests.</summary>
    public Func<Task> BeforeFlush { get; init; } = () => Task.CompletedTask;

    /// <exception cref="ArgumentException">A setting is wrong or contradicts another; the message names it.</exception>
    internal void Check()
    {
        Require(DataFolder.Length > 0, "DataFolder is empty: expected a folder.");
        Require(Banks.Count > 0, "Banks is empty: expected at least one bank.");
        Require(StatementPageSize > 0, $"StatementPageSize is {StatementPageSize}: expected 1 or more.");
        Require(LateAfter > TimeSpan.Zero, $"LateAfter is {LateAfter}: expected more than zero.");
        Require(ReversedAfter > TimeSpan.Zero, $"ReversedAfter is {ReversedAfter}: expected more than zero.");
        Require(
            Banks.Select(b => b.Id).Distinct().Count() == Banks.Count, "Banks: two banks have the same Id.");
        Require(
            Banks.Select(b => b.PathPrefix).Distinct().Count() == Banks.Count,
            "Banks: two banks have the same PathPrefix.");
        foreach (var bank in Banks)
        {
            bank.Check();
        }
    }

    internal static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException("BankTwinOptions." + otherwise);
        }
    }
}

/// <summary>An account as first seen; later its balance is what the journal says.</summary>
/// <param name="Balance">Whole rupiah at opening.</param>
public sealed record TwinAccount(
    AccountNo No, string Name, Rupiah Balance, AccountFate Fate = AccountFate.Normal);
