using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Functions;

/// <content>Where requests are held up.</content>
public sealed partial class SameRequestTests
{
    /// <summary>Holds a request up in the middle of its work.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool isShut;

        public Task Reached => reached.Task;

        /// <summary>What is done is answered only once whoever asked for it has gone.</summary>
        public bool DropAfter { get; set; }

        /// <summary>What whoever comes meets.</summary>
        public Exception? Failure { get; set; }

        public void Shut() => isShut = true;

        public async Task DroppedAsync(CancellationToken connection)
        {
            if (DropAfter)
            {
                DropAfter = false;
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, connection).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        /// <summary>Whoever comes now goes through; whoever waits, waits on.</summary>
        public void Pass() => isShut = false;

        public void Open()
        {
            isShut = false;
            opened.TrySetResult();
        }

        public Task WaitAsync()
        {
            if (Failure is not null)
            {
                return Task.FromException(Failure);
            }

            if (!isShut)
            {
                return Task.CompletedTask;
            }

            reached.TrySetResult();
            return opened.Task;
        }
    }

    private sealed class GatedPauses(IPauses pauses, Gate gate) : IPauses
    {
        public Task<PauseBook> ReadAsync(CancellationToken stop) => pauses.ReadAsync(stop);

        public async Task<bool> AddAsync(PauseOrder order, CancellationToken stop)
        {
            await gate.WaitAsync();
            var isAdded = await pauses.AddAsync(order, stop);
            await gate.DroppedAsync(stop);
            return isAdded;
        }

        public Task<bool> ResumeAsync(int number, Resumption resumption, CancellationToken stop) =>
            pauses.ResumeAsync(number, resumption, stop);
    }
}
