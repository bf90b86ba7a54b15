using Premium.Domain;

namespace Premium.Ports;

/// <summary>
/// What villages answered, and whose messages admins muted. Rows are added and never changed; an end of a mute stands
/// beside it.
/// </summary>
public interface IReplies
{
    /// <summary>One broken row never hides the others: it comes back as malformed.</summary>
    Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop);

    /// <summary>The same of all districts of a regency; of all there are where it is empty.</summary>
    Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop);

    /// <summary>False where somebody came first under this number.</summary>
    Task<bool> AddAsync(Reply reply, CancellationToken stop);

    /// <summary>False where somebody came first under this number.</summary>
    Task<bool> MuteAsync(Mute mute, CancellationToken stop);

    /// <summary>False where somebody ended it before; an end that cannot be read is none.</summary>
    Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop);
}
