using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>One line of a statement page, as far as it can be read.</summary>
internal sealed record StatementEntry
{
    /// <summary>For people: <c>page 1, line 2</c>.</summary>
    public required string Place { get; init; }

    public required SnapFields Fields { get; init; }

    /// <summary>Null where the bank gives none, or one that is no time with an offset.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Never negative; null where nothing tells it.</summary>
    public decimal? Sum { get; init; }

    /// <summary>The line does not tell its sum; it is what the others leave, a debit that is missing with it.</summary>
    public bool IsRest { get; init; }

    public bool? IsDebit { get; init; }

    public bool IsCorrection { get; init; }

    /// <summary>Balance of the account before this line.</summary>
    public decimal? Before { get; init; }

    public decimal? After { get; init; }

    /// <summary>The remark first.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>What is wrong with it; empty for a line as the standard wants it.</summary>
    public required IReadOnlyList<string> Odd { get; init; }

    /// <summary>
    /// What moved, and whether it stands, is told neither as the standard wants it nor by the balances of the line.
    /// </summary>
    public bool IsUnclear { get; init; }

    /// <summary>Equal for the same line on two pages.</summary>
    public required string Key { get; init; }

    /// <summary>Whether a text may be ours, whole or cut.</summary>
    public required bool MayBeOurs { get; init; }

    /// <summary>Interest and its tax carry sen on any giro; a debit of ours never does.</summary>
    public bool HasSen => Sum is { } sum && sum != decimal.Truncate(sum);

    /// <summary>With sen, and yet it may be ours; interest only where it is in our words.</summary>
    public bool IsOursWithSen =>
        MayBeOurs && HasSen && (IsDebit != false || Texts.Any(OwnWords.AreIn));

    /// <param name="fields">As the bank printed it.</param>
    /// <param name="place">As <see cref="Place"/>.</param>
    /// <param name="account">Whose statement it is.</param>
    public static StatementEntry Read(SnapFields fields, string place, AccountNo account)
    {
        var odd = new List<string>();
        var balance = fields.Object("detailBalance");
        var before = Value(balance?.Sum("startAmount"));
        var after = Value(balance?.Sum("endAmount"));
        var moved = after - before;
        if (!SnapTime.TryRead(fields.Text("transactionDate"), out var at))
        {
            odd.Add("transactionDate is not a time with an offset");
        }

        bool? isDebit = fields.Text("type")?.ToUpperInvariant() switch
        {
            "DEBIT" => true,
            "CREDIT" => false,
            _ => null,
        };
        var isUnclear = false;
        if (isDebit is null)
        {
            odd.Add("type is not listed");
            isUnclear = true;
            isDebit = moved is { } change && change != 0 ? change < 0 : null;
        }

        var sum = Value(fields.Sum("amount"));
        if (sum < 0 && isDebit == false)
        {
            // A credit that takes away may be a debit: it is what it did to the balance.
            sum = null;
            isUnclear = true;
            isDebit = moved is null ? null : isDebit;
        }

        if (sum is null)
        {
            odd.Add("amount is missing or unreadable");
            isUnclear = true;
            sum = moved;
        }

        bool? isCorrection = fields.Text("transactionDetailStatus")?.ToUpperInvariant() switch
        {
            null or "SUCCESS" => false,
            // The first is how the standard writes it.
            "ERROR CORECTION" or "ERROR CORRECTION" => true,
            _ => null,
        };
        if (isCorrection is null)
        {
            odd.Add("transactionDetailStatus is not listed");
        }

        string[] texts = [fields.Text("remark") ?? "", .. fields.Texts(except: "remark")];
        return new StatementEntry
        {
            Place = place,
            Fields = fields,
            At = at == default ? null : at,
            Sum = sum is { } signed ? Math.Abs(signed) : null,
            IsDebit = isDebit,
            IsCorrection = isCorrection ?? false,
            IsUnclear = isCorrection is null || (isUnclear && !IsMove(moved, isDebit, sum)),
            Before = before,
            After = after,
            Texts = texts,
            MayBeOurs = Array.Exists(texts, text => OwnWords.MayBeIn(text, account)),
            Odd = odd,
            Key = string.Join('|', [
                fields.Text("transactionId"), fields.Text("transactionDate"), fields.Text("type"),
                fields.Text("transactionDetailStatus"), sum, balance?.Text("value"), before, after, .. texts]),
        };
    }

    /// <summary>
    /// The same each time, whatever the bank makes of its words overnight and whatever days are asked for: people name
    /// lines by it. Longer where the bank gives no id.
    /// </summary>
    /// <param name="number">Which of several lines of the same <see cref="Booking"/> it is, from 0.</param>
    public string Mark(int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Booking}|{number}")))
            [..(Fields.Text("transactionId") is null ? 24 : 8)];

    /// <summary>What a bank does not rewrite: when, which way, how much.</summary>
    public string Booking => FormattableString.Invariant($"{Fields.Text("transactionDate")}|{IsDebit}|{Sum}");

    /// <summary>The balances of the line tell that much, and that way.</summary>
    private static bool IsMove(decimal? moved, bool? isDebit, decimal? sum) =>
        moved is { } by && by != 0 && by < 0 == isDebit && Math.Abs(by) == (sum is { } told ? Math.Abs(told) : null);

    private static decimal? Value(Said<decimal>? said) => said is Said<decimal>.Value value ? value.Is : null;
}

/// <summary>
/// Whether a text may carry the words of a debit of ours: the mark, the reference, or what a bank left of either.
/// Errs to the side of yes.
/// </summary>
internal static partial class OwnWords
{
    private const string Mark = "BPJSTK";

    /// <summary>Any reference at all; a part of another is read with the rest of this one.</summary>
    private const string Example = "33161220102611101";

    /// <summary>Fewer digits of a reference than these are in every journal number.</summary>
    private const int DigitsMin = 10;

    public static bool MayBeIn(string text) => AreIn(text) || Runs(Plain(text)).Any(IsCut);

    /// <param name="text">Of a statement.</param>
    /// <param name="account">
    /// Whose statement it is: banks print its number in any line, and it may read as the end of a reference.
    /// </param>
    public static bool MayBeIn(string text, AccountNo account)
    {
        var own = account.RevealWithoutZeros();
        return AreIn(text) || Runs(Plain(Digits().Replace(text, run => Without(run.Value))))
            .SelectMany(run => Runs(Without(run))).Any(IsCut);

        // With the number of its branch in front, too; fewer digits stand in any number.
        string Without(string run) =>
            own.Length >= DigitsMin ? run.Replace(own, "X", StringComparison.Ordinal)
            : run.TrimStart('0') == own ? "X"
            : run;
    }

    /// <summary>The mark or a whole reference: no date, sum or number of a bank's own looks like one.</summary>
    public static bool AreIn(string text) =>
        Plain(text) is var plain && (plain.Contains(Mark, StringComparison.Ordinal) || Runs(plain).Any(HoldsReference));

    private static string Plain(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string[] Runs(string plain) =>
        string.Concat(plain.Select(c => char.IsAsciiDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool HoldsReference(string run) =>
        Enumerable.Range(0, Math.Max(0, run.Length - Example.Length + 1))
            .Any(at => IsReference(run[at..(at + Example.Length)]));

    private static bool IsCut(string run) =>
        run.Length >= DigitsMin && run.Length < Example.Length && (IsTail(run) || IsHead(run));

    private static bool IsTail(string run) => IsReference(Example[..^run.Length] + run);

    /// <summary>The month must be among the digits left; a village alone is any number.</summary>
    private static bool IsHead(string run) => run.Length >= 14 && IsReference(run + Example[run.Length..]);

    private static bool IsReference(string digits) => DebitId.TryParseReference(digits, out _);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
