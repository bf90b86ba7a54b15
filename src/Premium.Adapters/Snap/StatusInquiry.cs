using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Asks what became of one payment (service 36), request by request where the bank knows them by their external ids.
/// </summary>
internal sealed class StatusInquiry(SnapClient client, PaymentOrder order, TimeProvider clock)
{
    private readonly RequestIds ids = client.Ids.ForInquiry(order);
    private readonly List<BankCall> calls = [];

    public async Task<InquiryReply> AskAsync(CancellationToken stop)
    {
        var answer = client.Profile.InquiryNamesExternalId
            ? await AskEachAsync(stop)
            : await AskAsync(request: null, stop);
        return answer with { Calls = calls };
    }

    /// <summary>
    /// The last request that left is the one that may be executed. After a crash nobody knows which it was, and they
    /// are asked about in their order.
    /// </summary>
    private IEnumerable<int> Requests => order.Sent is { } sent
        ? Enumerable.Range(0, Math.Max(sent, 1)).Reverse()
        : Enumerable.Range(0, SnapClient.SendsMax);

    /// <summary>Not found only where every request is.</summary>
    private async Task<InquiryReply> AskEachAsync(CancellationToken stop)
    {
        InquiryReply answer = new InquiryReply.Silent("no request was asked about", new Evidence(clock.GetUtcNow()));
        InquiryReply? turnedAway = null;
        foreach (var request in Requests)
        {
            if (!ids.HasNext)
            {
                return new InquiryReply.Silent(
                    "not every request of the payment was asked about", new Evidence(clock.GetUtcNow()));
            }

            answer = await AskAsync(request, stop);
            if (answer is InquiryReply.Found found && IsTurnedAway(found, request))
            {
                turnedAway = new InquiryReply.Silent(
                    "the bank knows only a request that may not be the last", found.Evidence);
            }
            else if (answer is not InquiryReply.NotFound)
            {
                return answer;
            }
        }

        return turnedAway ?? answer;
    }

    /// <summary>
    /// A request that failed says nothing of one after it. None comes after a refusal for another reason than the
    /// token.
    /// </summary>
    private bool IsTurnedAway(InquiryReply.Found found, int request) =>
        found.Status is TransactionStatus.Failed or TransactionStatus.Canceled
        && (order.Sent is { } sent
            ? request < sent - 1
            : request < SnapClient.SendsMax - 1 && found.Reason is null);

    private async Task<InquiryReply> AskAsync(int? request, CancellationToken stop)
    {
        var exchange = await client.SendAsync(
            SnapService.Status, SnapBody.Status(order, client.Profile, request), ids, order.Source.No, stop);
        calls.AddRange(exchange.Calls);
        return exchange is Exchange.Answered { Reply: var reply }
            ? SnapVerdicts.Inquiry(order, client.Profile, reply)
            : new InquiryReply.Silent(SnapAnswer.Why(exchange), new Evidence(clock.GetUtcNow()));
    }
}
