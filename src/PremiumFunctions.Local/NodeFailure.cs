namespace PremiumFunctions.Local;

/// <summary>What this machine lacks for the local run, or what a program of it did not do.</summary>
public abstract class NodeFailureException(string message, Exception? inner) : Exception(message, inner);

/// <summary>Node.js, npm, its network or the source tree: whichever ports are named.</summary>
public sealed class NodeMissingException(string message, Exception? inner = null)
    : NodeFailureException(message, inner);

/// <summary>A server of it ended while starting, or did not listen: its port may be taken.</summary>
public sealed class NodeServerException(string message, Exception? inner = null)
    : NodeFailureException(message, inner);
