using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Twin;

public sealed class TwinFaultPlanTests
{
    private const int Payments = 20_000;

    [Fact]
    public void Same_seed_and_call_have_the_same_fate_in_any_order()
    {
        var forward = References().Select(r => Decide(7, r)).ToList();
        var backward = References().Reverse().Select(r => Decide(7, r)).Reverse().ToList();

        Assert.Equal(forward, backward);
        Assert.NotEqual(forward, References().Select(r => Decide(8, r)));
    }

    [Fact]
    public void Decision_hangs_on_bank_service_subject_and_count()
    {
        var faults = new BankTwinFaults(FaultLevel.Many, 7);
        List<Fault> Fates(string bank, TwinService service, int count) =>
            [.. References().Take(200).Select(r => faults.Decide(bank, service, r, count))];

        var first = Fates("jateng", TwinService.Transfer, 0);

        Assert.NotEqual(first, Fates("bri", TwinService.Transfer, 0));
        Assert.NotEqual(first, Fates("jateng", TwinService.Inquiry, 0));
        Assert.NotEqual(first, Fates("jateng", TwinService.Transfer, 1));
    }

    [Theory]
    [InlineData(FaultLevel.None, 0, 0)]
    [InlineData(FaultLevel.Some, 900, 1_100)]
    [InlineData(FaultLevel.Many, 5_800, 6_200)]
    public void Level_sets_how_many_payments_are_hit(FaultLevel level, int atLeast, int atMost)
    {
        var faults = new BankTwinFaults(level, 42);

        var hit = References().Count(r => faults.Decide("jateng", TwinService.Transfer, r, 0) != Fault.None);

        Assert.InRange(hit, atLeast, atMost);
    }

    [Fact]
    public void Mix_holds_every_fault_of_its_service()
    {
        var faults = new BankTwinFaults(FaultLevel.Some, 42);
        SortedSet<Fault> Seen(TwinService service) =>
            [.. References().Select(r => faults.Decide("jateng", service, r, 0))];

        // What contradicts itself for good comes with an account of fixed fate only.
        Assert.Equal(
            Enum.GetValues<Fault>().Except(
                [Fault.WrongAmount, Fault.RefusedAndExecuted, Fault.TurnedAwayAndExecuted, Fault.Forgotten,
                Fault.BookedLater]),
            Seen(TwinService.Transfer));
        Assert.Contains(Fault.WrongAmount, Seen(TwinService.Inquiry));
        Assert.DoesNotContain(Fault.LateSuccess, Seen(TwinService.Balance));
        Assert.Equal([Fault.None], Seen(TwinService.Token));
    }

    [Fact]
    public async Task Fate_of_a_repeated_call_goes_on_over_a_restart()
    {
        // Repeated balance inquiries meet exactly the fates that the plan names for the first, second ... call.
        var faults = new BankTwinFaults(FaultLevel.Many, 3);
        var account = TwinSettings.Payer.Reveal();
        var plan = Enumerable.Range(0, 12)
            .Select(n => faults.Decide("jateng", TwinService.Balance, account, n))
            .TakeWhile(f => f is not (Fault.HangWithoutEffect or Fault.Garbage or Fault.Maintenance))
            .ToList();
        await using var bench = await TwinBench.StartAsync(faults: faults);

        var seen = new List<Fault>();
        foreach (var fate in plan)
        {
            seen.Add(await MeetAsync(bench));
            if (seen.Count == plan.Count / 2)
            {
                await bench.RestartAsync();
            }
        }

        Assert.Contains(plan, f => f != Fault.None);
        Assert.Equal(plan, seen);
    }

    private static async Task<Fault> MeetAsync(TwinBench bench)
    {
        try
        {
            var answer = await bench.BalanceAsync();
            return ((int)answer.Http, answer.Code) switch
            {
                (200, "2001100") => Fault.None,
                (200, "5001100") => Fault.CodeDisagrees,
                (500, "5001100") => Fault.ErrorWithoutEffect,
                (429, "4291100") => Fault.TooManyRequests,
                (409, "4091100") => Fault.FalseConflict,
                _ => throw new InvalidOperationException($"Unexpected answer {answer.Http} {answer.Code}."),
            };
        }
        catch (HttpRequestException)
        {
            return Fault.AnswerLost;
        }
    }

    private static Fault Decide(int seed, string reference) =>
        new BankTwinFaults(FaultLevel.Many, seed).Decide("jateng", TwinService.Transfer, reference, 0);

    private static IEnumerable<string> References() =>
        Enumerable.Range(0, Payments).Select(n =>
            $"331612{2001 + (n % 300):0000}26{1 + (n % 12):00}1{1 + (n / 300):00}");
}
