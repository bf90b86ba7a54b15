using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PremiumFunctions.Local.Twin;

public enum FaultLevel
{
    None,

    /// <summary>About 5 % of calls.</summary>
    Some,

    /// <summary>About 30 % of calls.</summary>
    Many,
}

/// <summary>
/// Decides which calls go wrong, and how. Pure: the same seed and the same call always have the same fate, so a run
/// can be repeated, in whatever order its calls arrive.
/// </summary>
public sealed record BankTwinFaults(FaultLevel Level, int Seed)
{
    private static readonly Fault[] OfTransfers =
    [
        Fault.HangWithoutEffect, Fault.HangWithEffect, Fault.ErrorWithoutEffect, Fault.ErrorWithEffect,
        Fault.AnswerLost, Fault.LateSuccess, Fault.LateFailure, Fault.TooManyRequests, Fault.CutOff,
        Fault.Maintenance, Fault.ReversedLater, Fault.Garbage, Fault.CodeDisagrees, Fault.FalseConflict,
    ];

    private static readonly Fault[] OfQueries =
    [
        Fault.HangWithoutEffect, Fault.ErrorWithoutEffect, Fault.AnswerLost, Fault.TooManyRequests,
        Fault.Maintenance, Fault.Garbage, Fault.CodeDisagrees, Fault.FalseConflict,
    ];

    private static readonly Fault[] OfInquiries = [.. OfQueries, Fault.WrongAmount];

    public static BankTwinFaults None { get; } = new(FaultLevel.None, 0);

    private uint PerTenThousand => Level switch
    {
        FaultLevel.None => 0,
        FaultLevel.Some => 500,
        FaultLevel.Many => 3_000,
    };

    /// <param name="subject">Payment reference (17, 36) or account number (11, 14).</param>
    /// <param name="earlierCalls">How many calls of this service for this subject came before.</param>
    public Fault Decide(string bank, TwinService service, string subject, int earlierCalls)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{bank}|{service.Code()}|{subject}|{earlierCalls}"));
        if (BinaryPrimitives.ReadUInt32LittleEndian(hash) % 10_000 >= PerTenThousand)
        {
            return Fault.None;
        }

        var mix = service switch
        {
            TwinService.Transfer => OfTransfers,
            TwinService.Inquiry => OfInquiries,
            TwinService.Balance or TwinService.Statement => OfQueries,
            TwinService.Token => [Fault.None],
        };
        return mix[BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4)) % mix.Length];
    }
}
