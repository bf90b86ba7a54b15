namespace PremiumFunctions.Local.Host;

/// <summary>The host's log messages, numbers 900 to 949. Ids of queue messages, never their bodies.</summary>
internal static partial class HostLog
{
    [LoggerMessage(900, LogLevel.Error, "Function {Function} failed")]
    public static partial void FunctionFailed(ILogger logger, Exception e, string function);

    [LoggerMessage(901, LogLevel.Error, "Function {Function} failed on message {MessageId}, try {Try} of {TriesMax}")]
    public static partial void MessageFailed(
        ILogger logger, Exception e, string function, string messageId, long @try, int triesMax);

    [LoggerMessage(902, LogLevel.Error, "Function {Function}: message {MessageId} moved to {PoisonQueue}")]
    public static partial void MessagePoisoned(
        ILogger logger, string function, string messageId, string poisonQueue);

    [LoggerMessage(903, LogLevel.Warning, "Function {Function}: message {MessageId} cannot be settled and comes again")]
    public static partial void MessageNotSettled(ILogger logger, Exception e, string function, string messageId);

    [LoggerMessage(904, LogLevel.Warning, "Function {Function}: message {MessageId} not renewed")]
    public static partial void MessageNotRenewed(ILogger logger, Exception e, string function, string messageId);

    [LoggerMessage(905, LogLevel.Warning, "Function {Function}: queue {Queue} cannot be read, trying again")]
    public static partial void QueueNotRead(ILogger logger, Exception e, string function, string queue);

    [LoggerMessage(906, LogLevel.Warning, "Function {Function}: run made, but its time could not be saved")]
    public static partial void TimerStateNotSaved(ILogger logger, Exception e, string function);

    [LoggerMessage(907, LogLevel.Warning, "Function {Function} is still running after the grace period: cancelling")]
    public static partial void GraceIsOver(ILogger logger, string function);

    [LoggerMessage(908, LogLevel.Error, "Function {Function} does not heed its cancellation and is left behind")]
    public static partial void StillRunning(ILogger logger, string function);

    [LoggerMessage(909, LogLevel.Error, "Function {Function}: message {MessageId} is not base64 text and is not tried")]
    public static partial void MessageNotReadable(ILogger logger, string function, string messageId);

    [LoggerMessage(910, LogLevel.Error, "Function {Function} failed and is called again in {Delay}")]
    public static partial void FunctionCalledAgain(ILogger logger, Exception e, string function, TimeSpan delay);
}
