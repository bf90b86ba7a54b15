using System.Text.Json;

namespace Premium.Domain;

/// <summary>Why a bill is unpaid, as the keys of the texts name it: <c>held.noMandate</c>, <c>short</c>.</summary>
public static class BillCause
{
    public static string Of(Bill bill) => bill switch
    {
        { Doubt: { } doubt } => $"doubt.{Name(doubt)}",
        { State: BillState.Planned, FailsBetweenUs: true } => "planned.ours",
        { State: BillState.Short, IsUnlooked: true } => "short.unlooked",
        { State: BillState.Held } => Of(bill.Hold ?? HoldReason.Paused),
        { State: BillState.Refused, Refusal: { } refusal } => Of(refusal),
        { IsRefusedForNow: true, Refusal: { } refusal } => Of(refusal),
        _ => Name(bill.State),
    };

    public static string Of(HoldReason hold) => $"held.{Name(hold)}";

    public static string Of(RefusalReason refusal) => $"refused.{Name(refusal)}";

    /// <summary>As the keys write it.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
