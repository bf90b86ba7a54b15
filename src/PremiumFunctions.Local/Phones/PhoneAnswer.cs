using System.Text.Json.Nodes;

namespace PremiumFunctions.Local.Phones;

/// <summary>How the Cloud API answers a send.</summary>
internal static class PhoneAnswer
{
    public static Task SendAsync(HttpContext http, PhoneMessage message, PhoneConduct conduct)
    {
        switch (conduct.Fault)
        {
            case PhoneFault.ErrorAfterEffect:
                return RefuseAsync(http, 500, 131000);
            case PhoneFault.AnswerLost:
                http.Abort();
                return Task.CompletedTask;
            case PhoneFault.AnswerUnreadable:
                return http.Response.WriteAsync("<html>Sorry</html>", http.RequestAborted);
            default:
                return JsonAsync(http, 200, new JsonObject
                {
                    ["messaging_product"] = "whatsapp",
                    ["contacts"] = new JsonArray(new JsonObject
                    {
                        ["input"] = message.Number.TrimStart('+'),
                        ["wa_id"] = message.Number.TrimStart('+'),
                    }),
                    ["messages"] = new JsonArray(
                        new JsonObject { ["id"] = message.Id, ["message_status"] = "accepted" }),
                });
        }
    }

    public static Task RefuseAsync(HttpContext http, int status, int code) => JsonAsync(http, status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = $"(#{code}) Played by the twin",
            ["type"] = "OAuthException",
            ["code"] = code,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = "..." },
            ["fbtrace_id"] = "twin",
        },
    });

    private static Task JsonAsync(HttpContext http, int status, JsonObject answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }
}
