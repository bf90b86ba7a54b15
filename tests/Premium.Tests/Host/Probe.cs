using System.Threading.Channels;

namespace Premium.Tests.Host;

/// <summary>Where sample functions report their calls, and what they do then. Waiting fails after a minute.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<object> calls = Channel.CreateUnbounded<object>();
    private int running;

    /// <summary>What a sample function does once it has reported; nothing unless a test says so.</summary>
    public Func<object, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    public int RunningMost { get; private set; }

    /// <summary>Calls reported and not yet taken.</summary>
    public int Waiting => calls.Reader.Count;

    public async Task RunAsync(object value, CancellationToken stop)
    {
        lock (calls)
        {
            RunningMost = Math.Max(RunningMost, ++running);
        }

        calls.Writer.TryWrite(value);
        try
        {
            await Work(value, stop);
        }
        finally
        {
            lock (calls)
            {
                running--;
            }
        }
    }

    public async Task<T> NextAsync<T>() => (T)await calls.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
