using Microsoft.Extensions.Logging.Abstractions;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <content>Rows that cannot be read, which somebody looks for once a day.</content>
internal sealed partial class World
{
    private IUnreadRows? useRows;

    public InMemoryUnreadRows UnreadRows { get; } = new();

    public IUnreadRows UseRows
    {
        get => useRows ?? UnreadRows;
        set => useRows = value;
    }

    public CheckRows CheckRows() => new(UseRows, Time, NullLogger<CheckRows>.Instance);
}
