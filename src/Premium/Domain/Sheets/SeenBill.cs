using System.Globalization;

namespace Premium.Domain;

/// <summary>How a bill stood when somebody looked at it: what they clear is that, and no later attempt.</summary>
public sealed record SeenBill(int Attempts, BillState State, HoldReason? Hold)
{
    public static SeenBill Of(Bill bill) => new(bill.Attempts, bill.State, bill.Hold);

    /// <summary>As <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">It is not; says what would be.</exception>
    public static SeenBill Parse(string text)
    {
        var parts = text.Split('~');
        var hold = default(HoldReason);
        return parts.Length is 2 or 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var attempts)
            && Enum.TryParse<BillState>(parts[1], out var state)
            && (parts.Length == 2 || Enum.TryParse(parts[2], out hold))
            && new SeenBill(attempts, state, parts.Length == 3 ? hold : null) is var seen
            && seen.ToString() == text
                ? seen
                : throw WrongField.Of(new Said(
                    $"seen: yang diterima percobaan dan keadaan tagihan, seperti 1~Short, bukan '{text}'.",
                    $"seen: expected attempts and state of the bill, such as 1~Short, not '{text}'."));
    }

    /// <summary><c>1~Short</c>, <c>10~Held~AttemptsUsedUp</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Attempts}~{State}{(Hold is { } hold ? $"~{hold}" : "")}");
}
