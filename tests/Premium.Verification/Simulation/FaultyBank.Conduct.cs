using Premium.Domain;
using Premium.InMemory;

namespace Premium.Verification.Simulation;

/// <summary>How a bank treats one payment, and what its statement will say of it.</summary>
internal sealed partial class FaultyBank
{
    private static readonly string[] NarrativeKinds =
    [
        "Cut", "OtherCase", "Separators", "Prefix", "Suffix", "OtherField", "WithoutMark", "ByBankReference",
        "OwnWords",
    ];

    private BankConduct Conduct(PaymentOrder order)
    {
        if (bank.IsMaintained(order.Source.Bank))
        {
            dice.Saw("payment in maintenance");
            return new BankConduct(PaymentConduct.SilentBeforeEffect);
        }

        if (bank.IsClosed(order.Source))
        {
            dice.Saw("payment from a closed account");
            return new BankConduct(PaymentConduct.Refuses, RefusalReason.AccountBlocked);
        }

        if (bank.IsRejected(order.Source.Bank))
        {
            dice.Saw("payment while rejected as partner");
            return new BankConduct(PaymentConduct.Refuses, RefusalReason.PartnerRejected);
        }

        if (Lie(order) is { } lie)
        {
            return Narrated(order, lie);
        }

        foreach (var payment in (PaymentConduct[])[
            PaymentConduct.NotSent, PaymentConduct.SilentBeforeEffect, PaymentConduct.SilentAfterEffect,
            PaymentConduct.PendingThenPaid, PaymentConduct.PendingThenFailed, PaymentConduct.Breaks])
        {
            if (dice.Fault(rates.Payment, $"{payment}"))
            {
                return Narrated(order, Unclear(order, payment));
            }
        }

        if (dice.Fault(rates.Payment, "Refuses"))
        {
            var reason = Refusal();
            dice.Saw($"Refuses {reason}");
            return new BankConduct(PaymentConduct.Refuses, reason);
        }

        return Narrated(order, BankConduct.Good with { GivesBackAfter = GivesBack(rates.Payment / 4) });
    }

    /// <summary>Without a clear answer, what else goes wrong decides how the truth comes out.</summary>
    private BankConduct Unclear(PaymentOrder order, PaymentConduct payment)
    {
        if (dice.Fault(rates.InquirySilent, "InquirySilentForDays"))
        {
            bank.KeepSilent(order, dice.Seconds(3_600, 500_000));
        }

        return new BankConduct(payment)
        {
            Settles = dice.Chance(0.7) ? dice.Seconds(20, 1_200) : dice.Seconds(1_200, 120_000),
            ForgetsAfter = dice.Fault(rates.KeyWindow) ? dice.Seconds(20, dice.Chance(0.5) ? 3_600 : 150_000) : null,
            GivesBackAfter = GivesBack(rates.Payment * 10),
        };
    }

    /// <summary>Says that it did not, or nothing at all, and executes it: at once or when it opens again.</summary>
    private BankConduct? Lie(PaymentOrder order)
    {
        if (dice.Fault(rates.Lie, "BooksDaysLater"))
        {
            return new BankConduct(PaymentConduct.SilentThenPaid) { ExecutesAt = bank.BooksLater() };
        }

        var isLater = dice.Chance(0.3);
        if (!dice.Fault(rates.Lie, isLater ? "RefusesAndExecutesLater" : "RefusesAndExecutes"))
        {
            return null;
        }

        if (dice.Chance(0.4))
        {
            bank.Admit(order);
        }

        return new BankConduct(PaymentConduct.RefusesAndExecutes, dice.Below(4) switch
        {
            0 => RefusalReason.NoFunds,
            1 => RefusalReason.FailedAtBank,
            2 => RefusalReason.TooManyRequests,
            _ => RefusalReason.NotPermitted,
        })
        { ExecutesAt = isLater ? bank.BooksLater() : null };
    }

    /// <summary>The words that the statement has for a payment and for its reversal.</summary>
    private BankConduct Narrated(PaymentOrder order, BankConduct conduct)
    {
        if (conduct.GivesBackAfter is not null && dice.Fault(rates.Narrative, "ReversalWithoutReference"))
        {
            scene.Auditor.Obscured(order.Id);
            conduct = conduct with { ReversalText = "KOREKSI / PENGEMBALIAN" };
        }

        if (!dice.Fault(rates.Narrative))
        {
            return conduct;
        }

        var theirs = $"FT{dice.Below(100_000_000):00000000}{dice.Below(100_000_000):00000000}";
        var kind = dice.Below(9);
        dice.Saw($"Narrative{NarrativeKinds[kind]}");
        scene.Log.Add("narrative", order.Id, NarrativeKinds[kind]);
        if (NarrativeKinds[kind] is "Cut" or "ByBankReference" or "OwnWords")
        {
            scene.Auditor.Obscured(order.Id);
        }

        return conduct with
        {
            BankReference = kind == 7 ? theirs : conduct.BankReference,
            Narrates = remark => kind switch
            {
                0 => [remark[..(18 + (remark[^1] % 6))]],
                1 => [remark.ToLowerInvariant()],
                2 => [string.Join(' ', remark.Chunk(5).Select(c => new string(c)))],
                3 => ["TRF 20/MCM 0201" + remark],
                4 => [remark + "/00017 BANK"],
                5 => ["", "OVERBOOKING", remark],
                6 => ["", remark[7..]],
                7 => [$"OVB {theirs}"],
                _ => ["PEMINDAHBUKUAN"],
            },
        };
    }

    /// <summary>Within the hour, on the next day or on day two.</summary>
    private TimeSpan? GivesBack(double chance) =>
        dice.Fault(chance, "GivesBack") ? TimeSpan.FromHours(1 + dice.Below(60)) : null;

    private RefusalReason Refusal() => dice.Below(14) switch
    {
        < 4 => RefusalReason.TooManyRequests,
        < 6 => RefusalReason.CutOff,
        < 8 => RefusalReason.FailedAtBank,
        8 => RefusalReason.PartnerRejected,
        9 => RefusalReason.AccountUnknown,
        10 => RefusalReason.LimitExceeded,
        11 => RefusalReason.NotPermitted,
        12 => RefusalReason.InvalidRequest,
        _ => RefusalReason.AccountBlocked,
    };
}
