using System.Diagnostics;
using System.Globalization;

namespace Premium.Verification.CrashPoints;

/// <summary>What came back for one order.</summary>
public abstract record WorkerAnswer
{
    private WorkerAnswer()
    {
    }

    public sealed record Done(string Text) : WorkerAnswer;

    /// <summary>A function threw.</summary>
    public sealed record Failed(string Why) : WorkerAnswer;

    /// <summary>It killed itself at the call it was told to.</summary>
    public sealed record Killed(string Call) : WorkerAnswer;

    /// <summary>It ended without having been told to.</summary>
    public sealed record Gone(string Why) : WorkerAnswer;
}

/// <summary>A <see cref="CrashWorker"/> in a process of its own.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private WorkerProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static WorkerProcess Start(string settingsFile, CrashPoint? death)
    {
        // Run by the same dotnet as this one, whether this is the program or a test that has it loaded.
        var info = new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, CrashWorker.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.ArgumentList.Add(settingsFile);
        if (death is not null)
        {
            info.ArgumentList.Add(death.Call.ToString(CultureInfo.InvariantCulture));
            info.ArgumentList.Add(death.Moment.ToString());
        }

        // It lives for two seconds: code compiled quickly is worth more than code that runs quickly.
        info.Environment["DOTNET_TieredPGO"] = "0";
        return new WorkerProcess(Process.Start(info)!);
    }

    public async Task<WorkerAnswer> DoAsync(DateTimeOffset now, string order, CancellationToken stop)
    {
        await process.StandardInput.WriteLineAsync($"{now.UtcDateTime:O} {order}".AsMemory(), stop);
        await process.StandardInput.FlushAsync(stop);
        var line = await process.StandardOutput.ReadLineAsync(stop);
        var words = (line ?? "").Split(' ', 2);
        switch (words)
        {
            case [CrashWorker.Done, var text]:
                return new WorkerAnswer.Done(text);
            case [CrashWorker.Failed, var why]:
                return new WorkerAnswer.Failed(why);
            case [CrashWorker.Dying, var call]:
                await process.WaitForExitAsync(stop);
                return new WorkerAnswer.Killed(call);
            default:
                process.Kill();
                await process.WaitForExitAsync(stop);
                return new WorkerAnswer.Gone($"exit code {process.ExitCode} after '{line}': {await errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            await errors;
        }
    }
}
