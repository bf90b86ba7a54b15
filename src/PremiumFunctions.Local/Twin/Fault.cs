namespace PremiumFunctions.Local.Twin;

/// <summary>What can go wrong with one call.</summary>
public enum Fault
{
    None,

    /// <summary>Never answers; nothing was done.</summary>
    HangWithoutEffect,

    /// <summary>Never answers; the payment was executed.</summary>
    HangWithEffect,

    /// <summary>500/00; nothing was done.</summary>
    ErrorWithoutEffect,

    /// <summary>500/00; the payment was executed.</summary>
    ErrorWithEffect,

    /// <summary>The connection breaks after the payment was executed.</summary>
    AnswerLost,

    /// <summary>202; the payment is executed later.</summary>
    LateSuccess,

    /// <summary>202; the payment fails later.</summary>
    LateFailure,

    /// <summary>429/00; nothing was done.</summary>
    TooManyRequests,

    /// <summary>403/06; nothing was done.</summary>
    CutOff,

    /// <summary>503 with a page of HTML; nothing was done.</summary>
    Maintenance,

    /// <summary>Executed and confirmed, and given back days later.</summary>
    ReversedLater,

    /// <summary>The status inquiry names another amount.</summary>
    WrongAmount,

    /// <summary>The payment was executed; the answer is half a JSON text.</summary>
    Garbage,

    /// <summary>The payment was executed; HTTP says 200 and the response code says it was refused.</summary>
    CodeDisagrees,

    /// <summary>409/00 about an external id that was never used; nothing was done.</summary>
    FalseConflict,

    /// <summary>The payment was executed; it is refused for lack of funds, also when asked about.</summary>
    RefusedAndExecuted,

    /// <summary>The payment was executed; 429/00 says that it was not taken.</summary>
    TurnedAwayAndExecuted,

    /// <summary>The status inquiry does not find what was executed.</summary>
    Forgotten,

    /// <summary>Noted without an answer and executed later; the status inquiry does not find it before.</summary>
    BookedLater,
}

internal static class FaultEffects
{
    /// <summary>True where the bank gives up before it reads what is asked for.</summary>
    public static bool StopsBeforeEffect(this Fault fault) => fault switch
    {
        Fault.HangWithoutEffect or Fault.ErrorWithoutEffect or Fault.TooManyRequests or Fault.CutOff
            or Fault.Maintenance or Fault.FalseConflict => true,
        Fault.None or Fault.HangWithEffect or Fault.ErrorWithEffect or Fault.AnswerLost or Fault.LateSuccess
            or Fault.LateFailure or Fault.ReversedLater or Fault.WrongAmount or Fault.Garbage
            or Fault.CodeDisagrees or Fault.RefusedAndExecuted or Fault.TurnedAwayAndExecuted or Fault.Forgotten
            or Fault.BookedLater => false,
    };
}
