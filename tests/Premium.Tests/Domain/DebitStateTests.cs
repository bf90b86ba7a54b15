using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class DebitStateTests
{
    [Theory]
    [InlineData(DebitState.Reserved, DebitEvent.Confirm, DebitState.Paid, null)]
    [InlineData(DebitState.Reserved, DebitEvent.Refuse, DebitState.Refused, null)]
    [InlineData(DebitState.Reserved, DebitEvent.Silence, DebitState.Unknown, null)]
    [InlineData(DebitState.Reserved, DebitEvent.Abandon, null, DebitRefusal.NotYetInquired)]
    [InlineData(DebitState.Unknown, DebitEvent.Confirm, DebitState.Paid, null)]
    [InlineData(DebitState.Unknown, DebitEvent.Refuse, DebitState.Refused, null)]
    [InlineData(DebitState.Unknown, DebitEvent.Silence, DebitState.Unknown, null)]
    [InlineData(DebitState.Unknown, DebitEvent.Abandon, DebitState.Abandoned, null)]
    [InlineData(DebitState.Paid, DebitEvent.Confirm, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Paid, DebitEvent.Refuse, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Paid, DebitEvent.Silence, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Paid, DebitEvent.Abandon, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Refused, DebitEvent.Confirm, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Refused, DebitEvent.Refuse, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Refused, DebitEvent.Silence, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Refused, DebitEvent.Abandon, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Abandoned, DebitEvent.Confirm, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Abandoned, DebitEvent.Refuse, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Abandoned, DebitEvent.Silence, null, DebitRefusal.AlreadyFinal)]
    [InlineData(DebitState.Abandoned, DebitEvent.Abandon, null, DebitRefusal.AlreadyFinal)]
    public void EveryPair_answersAsInTheTable(
        DebitState state, DebitEvent happened, DebitState? next, DebitRefusal? refusal) =>
        Assert.Equal(new DebitAnswer(next, refusal), state.On(happened));

    [Fact]
    public void Attempt_moves_orIsRefusedByName()
    {
        Assert.Equal(DebitState.Paid, Some.Debit(DebitState.Unknown).Moved(DebitEvent.Confirm).State);
        var refused = Assert.Throws<InvalidOperationException>(() => Some.Debit().Moved(DebitEvent.Abandon));
        Assert.EndsWith("is Reserved and refuses Abandon: NotYetInquired.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FinalStates_areThoseThatTakeNoEvent() => Assert.All(
        Enum.GetValues<DebitState>(),
        state => Assert.Equal(
            state.IsFinal(), Enum.GetValues<DebitEvent>().All(e => state.On(e).Refusal == DebitRefusal.AlreadyFinal)));
}
