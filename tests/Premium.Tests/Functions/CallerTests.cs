using System.Net;
using Microsoft.AspNetCore.Http;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Behind the Functions host every request comes from this machine.</summary>
public sealed class CallerTests
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7:51234", "203.0.113.7")]
    [InlineData("::1", "203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:127.0.0.1", "[2001:db8::7]:443", "2001:db8::7")]
    [InlineData("127.0.0.1", "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7:51234", "203.0.113.7")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7\r\nforged", "127.0.0.1")]
    [InlineData("127.0.0.1", "unknown", "127.0.0.1")]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    [InlineData(null, "198.51.100.1", "unknown")]
    public void Address_isThatOfTheLastWhoHandedItOn_andAlwaysOne(string? peer, string forwarded, string expected)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        http.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(expected, Caller.AddressOf(http.Request));
    }

    [Fact]
    public void Address_isTheLastOne_overSeveralHeaders()
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Headers["X-Forwarded-For"] = new[] { "198.51.100.1", "203.0.113.7:51234" };

        Assert.Equal("203.0.113.7", Caller.AddressOf(http.Request));
    }
}
