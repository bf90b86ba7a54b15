namespace Premium.Domain;

/// <summary>What the bank said in a few words, with secrets, names and account numbers masked.</summary>
public sealed record Evidence(DateTimeOffset At, string Code = "", string Message = "", string BankReference = "");
