namespace Premium.Verification.Simulation;

/// <summary>What is to happen, in order of time and, at the same time, in the order it was put down.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> items = new();
    private long order;

    public DateTimeOffset? Next => items.TryPeek(out _, out var when) ? when.At : null;

    public void At(DateTimeOffset moment, Action happens) => items.Enqueue(happens, (moment, order++));

    public void HappenNext() => items.Dequeue()();
}
