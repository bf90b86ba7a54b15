using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Functions;

/// <summary>How the regency stands is shown also where nobody can say what needs a person.</summary>
public sealed class OverviewWithoutWorkTests
{
    [Fact]
    public async Task C28_Overview_whoseWorklistCannotBeRead_isShown_andSaysThatSomethingIsUrgent()
    {
        var clock = new FakeTimeProvider(Some.At("2026-12-03 09:00").ToUniversalTime());
        await using var host = await DeskHost.StartAsync(
            await TestStorage.SettingsAsync(), clock,
            more: services => services.AddSingleton<IWorkNotes>(new NotesAway()));
        using var sari = host.ClientOf(DeskHost.SariKey);

        var answer = await sari.GetAsync("pages?lang=en");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Worklist: 1 things need a person, 1 urgent", page, StringComparison.Ordinal);
        Assert.Contains(WorkKinds.Unsaid.Title.English, page, StringComparison.Ordinal);
    }

    private sealed class NotesAway : IWorkNotes
    {
        private static IOException Away => new("the notes are away");

        public Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop) => throw Away;

        public Task<NotedItem> FindAsync(string item, CancellationToken stop) => throw Away;

        public Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop) => throw Away;

        public Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop) => throw Away;

        public Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop) => throw Away;
    }
}
