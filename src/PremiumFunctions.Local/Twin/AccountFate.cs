namespace PremiumFunctions.Local.Twin;

/// <summary>What always happens to payments from one account, whatever the fault level.</summary>
public enum AccountFate
{
    /// <summary>Nothing fixed: the fault level decides.</summary>
    Normal,

    /// <summary>403/09.</summary>
    Dormant,

    /// <summary>403/05.</summary>
    Blocked,

    /// <summary>404/11 for every service.</summary>
    Unknown,

    /// <summary>Executed without an answer; the inquiry tells.</summary>
    SilentWithEffect,

    /// <summary>Neither executed nor answered; the inquiry finds nothing.</summary>
    SilentWithoutEffect,

    /// <summary>Executed, and neither payment nor inquiry are answered: only the statement tells.</summary>
    SilentWithEffectAndInquirySilent,

    /// <summary>Not executed, and neither payment nor inquiry are answered: only the statement tells.</summary>
    SilentWithoutEffectAndInquirySilent,
    ErrorWithoutEffect,
    ErrorWithEffect,
    AnswerLost,
    LateSuccess,
    LateFailure,
    TooManyRequests,
    CutOff,
    Maintenance,
    ReversedLater,

    /// <summary>Executed without an answer; the inquiry names another amount.</summary>
    SilentAndWrongAmount,
    Garbage,
    CodeDisagrees,
    FalseConflict,

    /// <summary>Executed, and refused in words: 403/14, and failed for that reason when asked.</summary>
    RefusedAndExecuted,

    /// <summary>Executed and answered with 429/00; an inquiry never finds it.</summary>
    TurnedAwayAndExecuted,

    /// <summary>Executed without an answer; an inquiry never finds it: only the statement tells.</summary>
    SilentAndForgotten,

    /// <summary>
    /// Not answered and not found, until it is booked when <see cref="PlayedBank.BooksAt"/> says.
    /// </summary>
    SilentThenBooked,
}

internal static class AccountFates
{
    /// <summary>The fault of a call about an account of fixed fate; balance and statement stay truthful.</summary>
    public static Fault FaultOn(this AccountFate fate, TwinService service) => service switch
    {
        TwinService.Transfer => OnTransfer(fate),
        TwinService.Inquiry => OnInquiry(fate),
        TwinService.Balance or TwinService.Statement or TwinService.Token => Fault.None,
    };

    private static Fault OnTransfer(AccountFate fate) => fate switch
    {
        AccountFate.Normal or AccountFate.Dormant or AccountFate.Blocked or AccountFate.Unknown => Fault.None,
        AccountFate.SilentWithEffect or AccountFate.SilentWithEffectAndInquirySilent
            or AccountFate.SilentAndWrongAmount => Fault.HangWithEffect,
        AccountFate.SilentWithoutEffect or AccountFate.SilentWithoutEffectAndInquirySilent =>
            Fault.HangWithoutEffect,
        AccountFate.ErrorWithoutEffect => Fault.ErrorWithoutEffect,
        AccountFate.ErrorWithEffect => Fault.ErrorWithEffect,
        AccountFate.AnswerLost => Fault.AnswerLost,
        AccountFate.LateSuccess => Fault.LateSuccess,
        AccountFate.LateFailure => Fault.LateFailure,
        AccountFate.TooManyRequests => Fault.TooManyRequests,
        AccountFate.CutOff => Fault.CutOff,
        AccountFate.Maintenance => Fault.Maintenance,
        AccountFate.ReversedLater => Fault.ReversedLater,
        AccountFate.Garbage => Fault.Garbage,
        AccountFate.CodeDisagrees => Fault.CodeDisagrees,
        AccountFate.FalseConflict => Fault.FalseConflict,
        AccountFate.RefusedAndExecuted => Fault.RefusedAndExecuted,
        AccountFate.TurnedAwayAndExecuted => Fault.TurnedAwayAndExecuted,
        AccountFate.SilentAndForgotten => Fault.AnswerLost,
        AccountFate.SilentThenBooked => Fault.BookedLater,
    };

    private static Fault OnInquiry(AccountFate fate) => fate switch
    {
        AccountFate.SilentWithEffectAndInquirySilent or AccountFate.SilentWithoutEffectAndInquirySilent =>
            Fault.HangWithoutEffect,
        AccountFate.SilentAndWrongAmount => Fault.WrongAmount,
        AccountFate.RefusedAndExecuted => Fault.RefusedAndExecuted,
        AccountFate.TurnedAwayAndExecuted or AccountFate.SilentAndForgotten => Fault.Forgotten,
        AccountFate.SilentThenBooked => Fault.BookedLater,
        _ => Fault.None,
    };
}
