using Microsoft.Azure.Functions.Worker;
using PremiumFunctions;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void Read_findsEveryFunction_withItsTrigger()
    {
        var catalog = FunctionCatalog.Read(typeof(SampleTimers), typeof(SampleQueues), typeof(SampleHttp));

        Assert.Equal(
            [
                "Eager", "Guarded", "Home", "Morning", "Plain", "ReadVillage", "Refusing", "Take", "Throwing",
                "Unwatched", "WriteVillage",
            ],
            catalog.Functions.Select(f => f.Name));
        Assert.Equal(new FunctionTrigger.Timer("%MorningSchedule%", true, false), Trigger(catalog, "Morning"));
        Assert.Equal(new FunctionTrigger.Timer("0 0 6 * * *", false, false), Trigger(catalog, "Unwatched"));
        Assert.Equal(new FunctionTrigger.Timer("0 0 6 * * *", true, true), Trigger(catalog, "Eager"));
        Assert.Equal(new FunctionTrigger.Queue("sample-host"), Trigger(catalog, "Take"));

        var plain = Assert.IsType<FunctionTrigger.Http>(Trigger(catalog, "Plain"));
        Assert.Equal("Plain", plain.Route);
        Assert.Empty(plain.Methods);
        var write = Assert.IsType<FunctionTrigger.Http>(Trigger(catalog, "WriteVillage"));
        Assert.Equal(["post", "put"], write.Methods);
        Assert.Equal(AuthorizationLevel.Anonymous, write.Level);
        var guarded = Assert.IsType<FunctionTrigger.Http>(Trigger(catalog, "Guarded"));
        Assert.Equal(AuthorizationLevel.Function, guarded.Level);
    }

    [Theory]
    [InlineData(typeof(BrokenFunctions.NoTrigger), "'Asleep'", "it has 0 triggers")]
    [InlineData(typeof(BrokenFunctions.TwoTriggers), "'Torn'", "it has 2 triggers")]
    [InlineData(typeof(BrokenFunctions.UnknownParameter), "'Curious'", "the parameter 'extra' is a Uri")]
    [InlineData(typeof(BrokenFunctions.NotInRoute), "'Lost'", "the parameter 'kode' is a String")]
    [InlineData(typeof(BrokenFunctions.WrongTriggerType), "'Bytes'", "is a Byte[]; accepted: String")]
    [InlineData(typeof(BrokenFunctions.ReturnsNothing), "'Silent'", "it returns System.Void; accepted: Task")]
    [InlineData(typeof(BrokenFunctions.ReturnsText), "'Text'", "accepted: Task, Task<IResult>, IResult")]
    [InlineData(typeof(BrokenFunctions.TimerWithResult), "'Answering'", "accepted: Task")]
    [InlineData(typeof(BrokenFunctions.GrowingRetry), "'Backing'", "it carries ExponentialBackoffRetryAttribute")]
    [InlineData(typeof(BrokenFunctions.RetryOfMessage), "'Twofold'", "it carries FixedDelayRetryAttribute")]
    [InlineData(typeof(BrokenFunctions.BadName), "'1 name'", "a name starts with a letter")]
    [InlineData(typeof(BrokenFunctions.NotPublic), "'Hidden'", "a function is a public method")]
    [InlineData(typeof(BrokenFunctions.Unmade), "'Unmade'", "its class is abstract")]
    public void Read_refusesABrokenFunction_namingIt(Type broken, string name, string why)
    {
        var e = Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Read(broken));

        Assert.Contains(name, e.Message);
        Assert.Contains(why, e.Message);
        Assert.Contains(broken.Name, e.Message);
    }

    [Fact]
    public void Read_findsHowATimerIsCalledAgain()
    {
        var catalog = FunctionCatalog.Read(typeof(StubbornTimers), typeof(Timers));

        Assert.Equal(
            new FunctionTrigger.Timer("0 0 6 * * *", true, false, new TimerRetry(2, TimeSpan.FromSeconds(30))),
            Trigger(catalog, "Stubborn"));
        Assert.Equal(
            ["CollectPremiums", "Endless", "Reconcile", "Stubborn", "WatchLapses"],
            catalog.Functions.Where(f => f.Trigger is FunctionTrigger.Timer { Retry: not null }).Select(f => f.Name));
    }

    [Fact]
    public void Read_refusesANameUsedTwice_whateverItsCase()
    {
        var e = Assert.Throws<InvalidOperationException>(
            () => FunctionCatalog.Read(typeof(BrokenFunctions.TwiceOne), typeof(BrokenFunctions.TwiceTwo)));

        Assert.Contains("the name 'Twice' is used 2 times", e.Message);
        Assert.Contains(nameof(BrokenFunctions.TwiceTwo), e.Message);
    }

    [Fact]
    public void Read_ofAnAssembly_looksAtAllItsClasses_andListsAllMistakes()
    {
        var e = Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Read(typeof(BrokenFunctions).Assembly));

        Assert.Contains("'Asleep'", e.Message);
        Assert.Contains("'Torn'", e.Message);
        Assert.Contains("'Hidden'", e.Message);
    }

    private static FunctionTrigger Trigger(FunctionCatalog catalog, string name) =>
        catalog.Functions.Single(f => f.Name == name).Trigger;
}
