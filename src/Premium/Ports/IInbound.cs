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

    /// <summary>True for the first who asks: one message may be brought to us several times.</summary>
    /// <param name="message">Its id at the channel.</param>
    /// <param name="stop">Stops the call.</param>
    Task<bool> IsFirstAsync(string message, CancellationToken stop);
}

/// <summary>Says something back to somebody who has just written to our number.</summary>
public interface IAnswerBack
{
    /// <summary>False where it is known or feared that it did not go out; it is not repeated.</summary>
    Task<bool> SayAsync(string number, string text, CancellationToken stop);
}
