namespace Premium.Domain;

/// <summary>
/// A source of funds that may pay premiums, since when, for which segments and, if named, which group only.
/// </summary>
public sealed record FundRule(
    SourceOfFunds Source, Period From, IReadOnlyList<Segment> Segments, string Basis, MemberGroup? OnlyGroup = null);

/// <summary>Whether a bill may be debited at all: mandate, source of funds, limit, bank.</summary>
public sealed class MandateRules(IReadOnlyList<FundRule> funds)
{
    public static MandateRules Shipped() => Parse(RuleFile.Funds, RulesData.Shipped(RuleFile.Funds));

    /// <exception cref="FormatException">A row does not fit; the message names row, field and expectation.</exception>
    public static MandateRules Parse(string name, string json)
    {
        var funds = RulesData.Parse<IReadOnlyList<FundRule>>(name, json);
        for (var i = 0; i < funds.Count; i++)
        {
            if (funds[i] is not { Segments.Count: > 0 } fund)
            {
                throw RuleText.Wrong(name, i + 1, "segments", new("paling sedikit satu", "at least one"));
            }

            if (fund.Basis.Trim().Length == 0)
            {
                throw RuleText.Wrong(name, i + 1, "basis", new("sumber aturannya", "where it is said"));
            }
        }

        return funds.Count > 0
            ? new MandateRules(funds)
            : throw RuleText.Wrong(
                name, "", new("paling sedikit satu sumber dana", "at least one source of funds"));
    }

    /// <summary>The first rule that holds the bill back; null if none does.</summary>
    /// <param name="village">With its mandate, or without.</param>
    /// <param name="bill">What is to be debited.</param>
    /// <param name="today">The day of the debit.</param>
    /// <param name="debitedThisMonth">
    /// Sum of the village's other debits of this calendar month not known refused.
    /// </param>
    /// <param name="knowsBank">Whether a bank id is one of the settings.</param>
    public HoldReason? Check(
        Village village, Bill bill, DateOnly today, Rupiah debitedThisMonth, Func<string, bool> knowsBank)
    {
        if (village.IsPaused || village.StoppedBy.Count > 0)
        {
            return HoldReason.Paused;
        }

        if (village.Mandate is not { } mandate)
        {
            return HoldReason.NoMandate;
        }

        // The one that takes its place is filed: nobody needs to be asked for another.
        if ((mandate.IsRevoked || today > mandate.ValidTo) && village.NextMandate(today) is not null)
        {
            return HoldReason.MandateNotYetValid;
        }

        if (mandate.IsRevoked)
        {
            return HoldReason.MandateRevoked;
        }

        if (today < mandate.ValidFrom)
        {
            return HoldReason.MandateNotYetValid;
        }

        if (today > mandate.ValidTo)
        {
            return HoldReason.MandateExpired;
        }

        if (!Allows(mandate.Source, bill))
        {
            return HoldReason.ForbiddenSource;
        }

        if (debitedThisMonth + bill.Amount > mandate.MonthlyLimit)
        {
            return HoldReason.OverLimit;
        }

        return knowsBank(mandate.Account.Bank) ? null : HoldReason.UnknownBank;
    }

    /// <summary>
    /// What holds each of a village's bills back, if anything. What one takes of a month's limit is not there for the
    /// next.
    /// </summary>
    public IReadOnlyList<(Bill Bill, HoldReason? Hold)> CheckAll(
        Village village, IEnumerable<Bill> bills, DateOnly day, Func<string, bool> knowsBank)
    {
        var (checks, used) = (new List<(Bill, HoldReason?)>(), Rupiah.Zero);
        foreach (var bill in bills)
        {
            var hold = Check(village, bill, day, used, knowsBank);
            checks.Add((bill, hold));
            used += hold is null ? bill.Amount : Rupiah.Zero;
        }

        return checks;
    }

    private bool Allows(SourceOfFunds source, Bill bill) => funds.Any(f =>
        f.Source == source && f.From <= bill.Id.Period && f.Segments.Contains(bill.Id.Segment)
        && (f.OnlyGroup is null || f.OnlyGroup == bill.OnlyGroup));
}
