using Azure.Data.Tables;
using Premium.Adapters.Storage;

namespace Premium.Tests.Storage;

public sealed class EntityLimitsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_countAsTheyAreSent_inBase64(bool isBinaryData)
    {
        var size = EntityLimits.Check(RowOf(12, isBinaryData));

        Assert.InRange(size, 12 * 80 * 1024, (12 * 80 * 1024) + 4096);
    }

    [Fact]
    public void RowOfTooManyBytes_isRefused_namingIt()
    {
        var e = Assert.Throws<InvalidOperationException>(() => EntityLimits.Check(RowOf(18, isBinaryData: false)));

        Assert.Contains("'imports~1' 'part~0000'", e.Message, StringComparison.Ordinal);
    }

    private static TableEntity RowOf(int columns, bool isBinaryData)
    {
        var row = new TableEntity("imports~1", "part~0000");
        for (var i = 0; i < columns; i++)
        {
            var bytes = new byte[60 * 1024];
            row[$"Cipher{i:00}"] = isBinaryData ? BinaryData.FromBytes(bytes) : bytes;
        }

        return row;
    }
}
