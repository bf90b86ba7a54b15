namespace PremiumFunctions.Local.Twin;

/// <summary>What a bank says when something goes wrong with it.</summary>
internal static class TwinFaultReplies
{
    public const string MaintenancePage =
        "<html><body><h1>503</h1><p>Sistem sedang dalam pemeliharaan.</p></body></html>";

    /// <summary>The reply of a fault that answers in JSON; those that do not never send it.</summary>
    public static TwinReply For(TwinService service, Fault fault) => fault switch
    {
        Fault.TooManyRequests or Fault.TurnedAwayAndExecuted => TwinReply.Of(service, SnapCase.TooManyRequests),
        Fault.RefusedAndExecuted => TwinReply.Of(service, SnapCase.InsufficientFunds),
        Fault.CutOff => TwinReply.Of(service, SnapCase.CutOff),
        Fault.FalseConflict => TwinReply.Of(service, SnapCase.Conflict),
        Fault.CodeDisagrees => TwinReply.Of(service, Denial(service)) with { Http = 200 },
        _ => TwinReply.Of(service, SnapCase.GeneralError),
    };

    /// <summary>The answer that would do most harm if it were believed.</summary>
    private static SnapCase Denial(TwinService service) => service switch
    {
        TwinService.Transfer => SnapCase.InsufficientFunds,
        TwinService.Inquiry => SnapCase.TransactionNotFound,
        TwinService.Balance or TwinService.Statement or TwinService.Token => SnapCase.GeneralError,
    };
}
