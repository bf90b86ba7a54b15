using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Replying;

/// <summary>A district whose villages answer, on in-memory ports.</summary>
internal sealed class ReplyDesk(World world)
{
    public InMemoryReplies Replies => world.Replies;

    public World World => world;

    public ReadReplies Read() => new(world.UseRegistry, world.UseLedger, Replies, world.Rules, world.Time);

    public async Task<ReplyView> ViewAsync(string number = "2010") =>
        (await Read().RunAsync(World.CodeOf(number), default))!;

    public Task<ReplyResult> SayAsync(
        ReplyFields fields, string number = "2010", ContactRole role = ContactRole.Treasurer) =>
        new NoteReply(Read(), Replies, world.Rules, world.Time, NullLogger<NoteReply>.Instance)
            .RunAsync(World.CodeOf(number), role, fields, default);

    public async Task<Reply> NotedAsync(ReplyFields fields, string number = "2010") =>
        Assert.IsType<ReplyResult.Noted>(await SayAsync(fields, number)).Reply;

    public MuteMessages Muting() => new(
        Replies, world.UseRegistry, world.Ledger, world.Wake, world.Rules, world.Time);

    public ReadWorklist Worklist() => new(
        world.UseRegistry, world.UseLedger, world.Notes, world.Notices, world.SetAside, world.Rules, world.Time,
        replies: Replies);

    /// <summary>Of the kinds that answers and mutes make.</summary>
    public async Task<IReadOnlyList<WorkItem>> ItemsAsync() =>
    [
        .. (await Worklist().RunAsync("33.16", default)).Items.Where(i => i.Kind == WorkKinds.SaysPaid
            || i.Kind == WorkKinds.MayBePaidTwice || i.Kind == WorkKinds.AddIsLate || i.Kind == WorkKinds.SaysWrong
            || i.Kind == WorkKinds.NotTheirTask || i.Kind == WorkKinds.Muted || i.Kind == WorkKinds.ReplyRow),
    ];

    public async Task<IReadOnlyList<string>> KeysAsync() => [.. (await ItemsAsync()).Select(i => i.Key)];

    public Task SignOffAsync(string key) => new NoteWork(Worklist(), world.Notes, world.Rules, world.Time)
        .RunAsync(new WorkNoteRequest(key, "Sari") { IsSignedOff = true }, "33.16", default);
}
