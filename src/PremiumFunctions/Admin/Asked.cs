using Premium.Adapters.Storage;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>Fields that programs and forms send alike, read in one way; what is not accepted is named.</summary>
internal static class Asked
{
    /// <summary>In place of a village: all of them.</summary>
    public const string All = "all";

    /// <summary>Row keys, with spaces between.</summary>
    public static IReadOnlyList<string> Keys(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <exception cref="FormatException">No reference of a payment.</exception>
    public static DebitId Reference(string text) => DebitId.TryParseReference(text, out var debit)
        ? debit
        : throw WrongField.Of(new Said(
            "reference: yang diterima 17 angka nomor referensi, seperti 33161220102611101.",
            "reference: expected the 17 digits of a payment reference, such as 33161220102611101."));

    /// <exception cref="FormatException">No bill.</exception>
    public static BillId Bill(string text)
    {
        try
        {
            return BillId.Parse(text);
        }
        catch (FormatException e)
        {
            throw WrongField.Of(new Said(
                $"bill: yang diterima seperti 33.16.12.2010~pu~2026-11, bukan '{text}'.", $"bill: {e.Message}"));
        }
    }

    /// <returns>Null withdraws the open proposal.</returns>
    /// <exception cref="FormatException">None of the words.</exception>
    public static DecidedOutcome? Outcome(string text) => text switch
    {
        "executed" => DecidedOutcome.Executed,
        "never-executed" => DecidedOutcome.NeverExecuted,
        "given-back" => DecidedOutcome.GivenBack,
        "withdraw" => null,
        _ => throw WrongField.Of(new Said(
            "outcome: pilihlah yang terjadi.",
            "outcome: expected executed, never-executed, given-back or withdraw.")),
    };

    /// <exception cref="FormatException">None that is connected.</exception>
    public static string Bank(string text, Rules rules)
    {
        var banks = string.Join(", ", rules.Banks.Keys);
        return rules.Banks.ContainsKey(text) ? text : throw WrongField.Of(new Said(
            $"bank: yang diterima {banks}, bukan '{text}'.", $"bank: expected one of {banks}, not '{text}'."));
    }

    /// <exception cref="FormatException">No queue of ours.</exception>
    public static string Queue(string text)
    {
        var queues = string.Join(", ", PoisonQueues.Names);
        return PoisonQueues.Names.Contains(text) ? text : throw WrongField.Of(new Said(
            $"queue: yang diterima {queues}, bukan '{text}'.", $"queue: expected one of {queues}, not '{text}'."));
    }

    /// <returns>Null for all of them.</returns>
    /// <exception cref="FormatException">No village of the regency.</exception>
    public static VillageCode? VillageOrAll(string text, string regency) => text == All ? null
        : !VillageCode.TryParse(text, out var code)
            ? throw WrongField.Of(new Said(
                $"village: yang diterima kode seperti 33.16.12.2010, atau {All}, bukan '{text}'.",
                $"village: expected a code such as 33.16.12.2010, or {All}, not '{text}'."))
        : code.District.Regency == regency
            ? code
            : throw WrongField.Of(new Said(
                $"village: yang diterima desa kabupaten {regency}, bukan '{text}'.",
                $"village: expected one of regency {regency}, not '{text}'."));
}
