using System.Runtime.ExceptionServices;

namespace Premium.UseCases;

/// <summary>Several pieces of work of which none may stop another: the first failure is told at the end.</summary>
public sealed class FirstFailure(CancellationToken stop)
{
    private Exception? first;

    public async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            first ??= e;
        }
    }

    /// <summary>So that the host knows: it logs it, and calls again only what is set to be tried again.</summary>
    public void Throw()
    {
        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
