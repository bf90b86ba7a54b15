using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>What requests are refused with.</summary>
internal static class DescribedRefusals
{
    public static readonly IReadOnlyDictionary<int, string> All = new Dictionary<int, string>
    {
        [StatusCodes.Status400BadRequest] = "A field is missing or not accepted; the detail names it.",
        [StatusCodes.Status401Unauthorized] =
            "Nobody is signed in, and no key that is known was given; a browser is led to pages/sign-in (303).",
        [StatusCodes.Status403Forbidden] = "Known, but not allowed; or not sent by a page of ours.",
        [StatusCodes.Status404NotFound] = "There is no such thing, or it is not shown to this person.",
        [StatusCodes.Status408RequestTimeout] = "The body did not come in time.",
        [StatusCodes.Status409Conflict] = "Cannot be done as things stand, or the same request is in hand.",
        [StatusCodes.Status410Gone] = "The link is too old.",
        [StatusCodes.Status413PayloadTooLarge] = "The body is too large.",
        [StatusCodes.Status415UnsupportedMediaType] = "The body is of a kind that is not taken.",
        [StatusCodes.Status422UnprocessableEntity] = $"{SameRequest.Header} was used for another request.",
        [StatusCodes.Status500InternalServerError] = "Something is wrong on this side, and was noted.",
        [StatusCodes.Status503ServiceUnavailable] =
            "The rules that count cannot be read now: try again in a minute.",
    };

    public static IReadOnlySet<int> Of(ApiFunction function, Described said)
    {
        var isPost = function.Method == "post";
        var statuses = new HashSet<int>(said.Refusals)
        {
            StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable,
        };
        void Add(bool when, params ReadOnlySpan<int> more)
        {
            foreach (var status in when ? more : [])
            {
                statuses.Add(status);
            }
        }

        Add(!said.IsOpen, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        Add(function.PathFields.Count > 0, StatusCodes.Status404NotFound);
        Add(isPost || said.Query.Count > 0 || said.IsListed, StatusCodes.Status400BadRequest);
        Add(
            isPost, StatusCodes.Status408RequestTimeout, StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType);
        Add(isPost && !said.IsOpen, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        return statuses;
    }
}
