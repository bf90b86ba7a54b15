namespace Premium.Adapters.Snap;

/// <summary>Whether a query was answered at all, for the services that know no other outcome (11, 14).</summary>
internal static class SnapAnswer
{
    /// <summary>The fields of an answer; null with the reason where there is none.</summary>
    public static SnapFields? Of(Exchange exchange, out string why)
    {
        why = Why(exchange);
        return exchange is Exchange.Answered { Reply: var reply }
            && ResponseCodes.ForQuery(reply.Code) is QueryVerdict.Answered
                ? reply.Fields
                : null;
    }

    public static string Why(Exchange exchange) => exchange switch
    {
        Exchange.Answered answered => answered.Reply.Says,
        Exchange.Lost lost => lost.Why,
        Exchange.NotSent notSent => notSent.Why,
        Exchange.NoToken none => none.Why,
        _ => throw new InvalidOperationException($"{exchange.GetType().Name} is not known here."),
    };
}
