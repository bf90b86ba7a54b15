using Azure;
using Azure.Identity;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>What a verb says where the account does not let it, or is not there.</summary>
public sealed class VerbFailureTests
{
    public static TheoryData<Exception, string> Expected => new()
    {
        {
            new RequestFailedException(403, "It is not authorized.\nRequestId:1", "AuthorizationFailure", null),
            "Storage refuses (403 AuthorizationFailure): "
        },
        {
            new RequestFailedException(404, "The table is not there.\nTime:1", "TableNotFound", null),
            "Storage answers 404 TableNotFound: The table is not there."
        },
        {
            new AggregateException(
                "Retry failed after 4 tries.", new IOException("first"),
                new RequestFailedException("No such host is known.\n")),
            "Storage cannot be reached: No such host is known."
        },
        { new TaskCanceledException("The operation was cancelled."), "Storage did not answer in time: " },
        { new CredentialUnavailableException("Please run az login\nTroubleshooting"), "Not signed in (az login): " },
        { new InvalidDataException("registry imports entry~000001: no"), "registry imports entry~000001: no" },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void ExpectedFailure_isOneLine(Exception failure, string line)
    {
        var said = VerbFailure.LineOf(failure);

        Assert.StartsWith(line, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said!);
    }

    [Fact]
    public void MistakeOfOurs_keepsItsTrace() => Assert.Null(VerbFailure.LineOf(new NullReferenceException()));

    [Fact]
    public async Task SettingThatIsNoAddress_isRefusedByItsName()
    {
        var source = StorageSource.Of(
            null, null, name => name == "Storage__TableUri" ? "http://a.table.example" : null);

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => source.WithAsync(_ => Task.FromResult(0), default));

        Assert.StartsWith("Storage:TableUri: expected an https address", refused.Message, StringComparison.Ordinal);
    }
}
