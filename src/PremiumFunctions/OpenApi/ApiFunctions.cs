using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions;

/// <summary>An HTTP function as its attributes have it.</summary>
/// <param name="Name">Of the function.</param>
/// <param name="Method">In lower case.</param>
/// <param name="Route">Without the prefix of the host; what takes the rest of a path is a field as others are.</param>
internal sealed record ApiFunction(string Name, string Method, string Route)
{
    /// <summary>Names in braces.</summary>
    public IReadOnlyList<string> PathFields =>
        [.. Route.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'))];

    /// <summary>Every HTTP function of this app, in order of route.</summary>
    public static IReadOnlyList<ApiFunction> All { get; } =
    [
        .. from type in typeof(ApiFunction).Assembly.GetTypes()
           from method in type.GetMethods()
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           let http = method.GetParameters()
               .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where name is not null && http is not null
           from verb in http.Methods ?? []
           orderby http.Route, verb
           let route = (http.Route ?? name).Replace("{*", "{", StringComparison.Ordinal)
           select new ApiFunction(name, verb.ToLowerInvariant(), route),
    ];
}
