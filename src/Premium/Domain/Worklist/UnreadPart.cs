namespace Premium.Domain;

/// <summary>Parts of the worklist that are read by themselves (<c>ReadParts</c>), and what each has items of.</summary>
internal static class UnreadPart
{
    private static readonly Dictionary<string, WorkKind[]> Kinds = new(StringComparer.Ordinal)
    {
        ["queues"] = [WorkKinds.Poison],
        ["notices"] = [WorkKinds.Undelivered, WorkKinds.UndeliveredLate, WorkKinds.UnreadRows],
        ["sent"] = [WorkKinds.Undelivered, WorkKinds.UndeliveredLate, WorkKinds.ContactLost],
        ["imports"] = [WorkKinds.ImportWaits, WorkKinds.RegisterRow, WorkKinds.UnreadRows],
        ["rows"] = [WorkKinds.UnreadRows],
        ["register"] = [WorkKinds.RegisterRow, WorkKinds.UnreadRows],
        ["runs-rows"] = [WorkKinds.StrangeRun, WorkKinds.UnreadRows],
    };

    /// <summary>That something was not read is known, whatever else is not.</summary>
    private static readonly WorkKind[] Known =
        [WorkKinds.DistrictUnread, WorkKinds.DistrictUnreadLong, WorkKinds.Unsaid];

    /// <summary>Of a part that nobody foresaw, anything may be hidden.</summary>
    public static bool Hides(string part, string kind) => !Known.Any(k => k.Key == kind)
        && (!Kinds.TryGetValue(part, out var its) || its.Any(k => k.Key == kind));
}
