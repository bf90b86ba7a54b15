using Microsoft.Extensions.Configuration;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>A key that somebody guesses from a list of the usual ones is refused at start.</summary>
public sealed class AdminKeyTests
{
    [Theory]
    [InlineData("Passw0rd-Passw0rd")]
    [InlineData("p@$$w0rd-20261127")]
    [InlineData("admin1admin2admin3")]
    [InlineData("blora2026blora2026")]
    [InlineData("blora2026blora2027")]
    [InlineData("Kab.Blora-Kab.Blora")]
    [InlineData("kantor12kantor12kan")]
    [InlineData("your-admin-key-here")]
    [InlineData("Y0ur-Key-Goes-Here")]
    [InlineData("replace-this-key-01")]
    [InlineData("default-key-of-blora")]
    [InlineData("the-admin-key-of-2026")]
    [InlineData("ganti-kunci-ini-dulu")]
    [InlineData("letmein-into-blora-9")]
    [InlineData("1etme1n-into-blora-9")]
    [InlineData("Local-Admin-Key-0001")]
    [InlineData("c0nt0h-kunci-dinas-9")]
    public void KeyThatIsGuessed_isRefused(string key) => Assert.Contains(
        "AdminKeys: expected", Refused($"sari={key},budi=sixteen-letters?"), StringComparison.Ordinal);

    [Theory]
    [InlineData("5b1f9c8e0d7a4362b1")]
    [InlineData("0f3a9d5c7e1b8264aa90ff17c3d2e6b85b1f9c8e0d7a4362")]
    [InlineData("9401725836610394852703")]
    [InlineData("kuda-Lempar!7-bambu-hujan")]
    [InlineData("q8Zr+T1v/Lk0YhWm3cXn")]
    public void KeyThatWasDrawn_isTaken(string key) =>
        Assert.Equal(key, Settings.Read(With($"sari={key},budi=sixteen-letters?")).Admins[0].Key);

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=blora;AccountKey=AAAA;EndpointSuffix=core.windows.net")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;"
            + "TableEndpoint=http://10.0.0.4:10002/devstoreaccount1;"
            + "QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://storage.example")]
    public void KeyOfTheLocalHost_isRefused_whereStorageIsElsewhere(string connection) => Assert.Contains(
        "AdminKeys: expected keys of your own",
        Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
            new("AdminKeys", $"sari={Settings.LocalKey}0001,budi=sixteen-letters?"),
            new("Storage:ConnectionString", connection)))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;"
            + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;"
            + "QueueEndpoint=http://localhost:10001/devstoreaccount1")]
    public void KeyOfTheLocalHost_isTaken_onThisMachine(string connection) => Assert.Equal(
        2,
        Settings.Read(GoodSettings.With(
            new("AdminKeys", $"sari={Settings.LocalKey}0001,budi={Settings.LocalKey}0002"),
            new("Storage:ConnectionString", connection))).Admins.Count);

    private static string Refused(string keys) =>
        Assert.Throws<InvalidOperationException>(() => Settings.Read(With(keys))).Message;

    private static IConfiguration With(string keys) =>
        GoodSettings.With(new KeyValuePair<string, string?>("AdminKeys", keys));
}
