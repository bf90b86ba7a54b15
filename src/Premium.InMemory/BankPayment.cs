using Premium.Domain;

namespace Premium.InMemory;

internal enum BankFate
{
    Pending,
    Executed,
    Failed,
    GivenBack,
}

/// <summary>One order as an <see cref="InMemoryBank"/> keeps it, forgotten ones included.</summary>
internal sealed class BankPayment(PaymentOrder order, BankConduct conduct, DateTimeOffset at)
{
    public DateTimeOffset? ForgottenAt { get; } = at + conduct.ForgetsAfter;

    public PaymentOrder Order { get; } = order;

    public BankConduct Conduct { get; } = conduct;

    public BankFate Fate { get; set; }

    public DateTimeOffset? SettlesAt { get; set; }

    public DateTimeOffset? ExecutedAt { get; set; }

    public DateTimeOffset? BackAt { get; set; }

    /// <summary>As an inquiry names it.</summary>
    public TransactionStatus Status => IsDenied ? TransactionStatus.Failed : Fate switch
    {
        BankFate.Pending => TransactionStatus.Pending,
        BankFate.Executed => TransactionStatus.Success,
        BankFate.Failed => TransactionStatus.Failed,
        BankFate.GivenBack => TransactionStatus.Refunded,
    };

    /// <summary>Refused in words, whatever becomes of it.</summary>
    public bool IsDenied => Conduct.Payment == PaymentConduct.RefusesAndExecutes;

    /// <summary>Not found by any inquiry yet.</summary>
    public bool IsHidden => Conduct.Payment == PaymentConduct.SilentThenPaid && Fate == BankFate.Pending;

    /// <summary>What the statement line of it says.</summary>
    public IReadOnlyList<string> Texts => Conduct.Narrates?.Invoke(Order.Remark) ?? [Order.Remark];

    public BankTransfer AsTransfer() =>
        new(Order.Id, Order.Source, Order.Amount, ExecutedAt!.Value, BackAt);
}
