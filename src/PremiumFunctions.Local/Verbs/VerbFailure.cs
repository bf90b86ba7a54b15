using Azure;
using Azure.Identity;
using Premium.Domain;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What a verb may meet that is no mistake of this program: said in one line, without a stack trace.</summary>
public static class VerbFailure
{
    /// <returns>The line; null where it is not to be expected.</returns>
    public static string? LineOf(Exception failure) => failure switch
    {
        // Of several tries, each failed: the last one says what it was.
        AggregateException { InnerExceptions: [.., var last] } => LineOf(last),
        RequestFailedException { Status: 0 } away => $"Storage cannot be reached: {FirstLine(away)}",
        RequestFailedException { Status: 401 or 403 } refused =>
            $"Storage refuses ({refused.Status} {refused.ErrorCode}): the role or the network of the account is "
            + $"missing. {FirstLine(refused)}",
        RequestFailedException refused => $"Storage answers {refused.Status} {refused.ErrorCode}: {FirstLine(refused)}",
        TaskCanceledException => $"Storage did not answer in time: {FirstLine(failure)}",
        AuthenticationFailedException unknown => $"Not signed in (az login): {FirstLine(unknown)}",
        // What npm or a server said is on any of its lines.
        NodeFailureException => string.Join(' ', failure.Message.Split(
            '\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        UnreadableRowException or InvalidDataException or IOException or UnauthorizedAccessException =>
            FirstLine(failure),
        _ => null,
    };

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim();
}
