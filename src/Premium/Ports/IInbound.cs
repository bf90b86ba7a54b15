namespace Premium.Ports;

/// <summary>When somebody last wrote to our number: free text may be sent only so long after it.</summary>
public interface IInbound
{
    /// <summary>The newest counts, in whatever order they are noted.</summary>
    /// <param name="number">As the register has it, E.164.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="stop">Stops the call.</param>
    Task NoteAsync(string number, DateTimeOffset at, CancellationToken stop);

    /// <summary>Null where nothing is known.</summary>
    Task<DateTimeOffset?> LastAsync(string number, CancellationToken stop);
}
