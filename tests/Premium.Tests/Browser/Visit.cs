using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Premium.Tests.Browser;

/// <summary>One person's window: what it asked of others than us, and what went wrong in it, is noted.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> abroad = [];
    private readonly ConcurrentQueue<string> complaints = [];

    private Visit(IBrowserContext context, IPage page, Uri home)
    {
        this.context = context;
        Page = page;
        page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).Authority.Equals(home.Authority, StringComparison.Ordinal))
            {
                abroad.Enqueue(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            // A page that is not there is a failed request, too, and looked at by its status.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource"))
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Of the page that was gone to last.</summary>
    public int Status { get; private set; }

    /// <summary>Addresses asked for that are not ours.</summary>
    public IReadOnlyCollection<string> Abroad => abroad;

    /// <summary>What the browser found wrong: a style that the policy stopped, a script that failed.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static Visit Of(IBrowserContext context, Uri home) => new(context, context.Pages[0], home);

    /// <summary>Goes to a page; what was noted of others is forgotten.</summary>
    public async Task GoAsync(Uri address)
    {
        abroad.Clear();
        complaints.Clear();
        Status = (await Page.GotoAsync(address.ToString()))!.Status;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
