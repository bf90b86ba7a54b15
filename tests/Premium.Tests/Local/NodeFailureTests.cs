using PremiumFunctions.Local;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>The first start on a machine without Node.js, npm or a network.</summary>
public sealed class NodeFailureTests
{
    [Fact]
    public void ProgramThatIsNotThere_isSaidInOneLine()
    {
        var missing = Assert.Throws<NodeMissingException>(() => NodeModules.Start("node-that-nobody-has", []));

        Assert.StartsWith(
            "'node-that-nobody-has' could not be started: the local run needs Node.js",
            VerbFailure.LineOf(missing), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatNpmSaid_isAllInThatLine() => Assert.Equal(
        "'npm ci' ended with code 1: npm error code ENOTFOUND npm error network This is a problem.",
        VerbFailure.LineOf(new NodeMissingException(
            "'npm ci' ended with code 1: npm error code ENOTFOUND\n\n npm error network This is a problem.\n")));

    /// <summary>Other ports do not help where Node.js is missing, but where a server ended at its start.</summary>
    [Fact]
    public void OnlyAServerThatEnded_mayHaveFoundItsPortTaken()
    {
        Assert.False(PartsVerb.MayBeOfPorts(new NodeMissingException("Node.js is missing")));
        Assert.True(PartsVerb.MayBeOfPorts(new NodeServerException("azurite.cjs ended: EADDRINUSE")));
        Assert.True(PartsVerb.MayBeOfPorts(new IOException("address already in use")));
    }
}
