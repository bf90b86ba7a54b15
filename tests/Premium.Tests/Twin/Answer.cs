using System.Net;
using System.Text.Json.Nodes;

namespace Premium.Tests.Twin;

/// <summary>What the twin said: HTTP status, response code (empty where there is none) and body.</summary>
internal sealed record Answer(HttpStatusCode Http, string Code, JsonObject Body)
{
    public string this[string field] => (string?)Body[field] ?? "";
}
