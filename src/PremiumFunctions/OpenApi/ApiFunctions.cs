using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions;

/// <summary>An HTTP function as its attributes have it.</summary>
/// <param name="Name">Of the function.</param>
/// <param name="Method">In lower case.</param>
/// <param name="Route">Without the prefix of the host.</param>
internal sealed record ApiFunction(string Name, string Method, string Route)
{
    private const string Rest = "{*";

    private readonly TemplateMatcher matcher = new(TemplateParser.Parse(Route), new RouteValueDictionary());

    /// <summary>The route, in which what takes the rest of a path is a field as others are.</summary>
    public string Address => Route.Replace(Rest, "{", StringComparison.Ordinal);

    /// <summary>Names in braces.</summary>
    public IReadOnlyList<string> PathFields =>
        [.. Address.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'))];

    /// <summary>Every HTTP function of this app that says its methods, in order of route.</summary>
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
           select new ApiFunction(name, verb.ToLowerInvariant(), http.Route ?? name),
    ];

    /// <summary>In capitals, those for which a function has the address; what takes any address has none.</summary>
    public static IReadOnlyList<string> MethodsOf(HttpRequest request)
    {
        // The host puts one prefix before every route.
        var parts = request.PathBase.Add(request.Path).ToString().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var path = new PathString("/" + string.Join('/', parts.Skip(1)));
        return
        [
            .. All.Where(f => !f.Route.Contains(Rest, StringComparison.Ordinal) && f.Fits(path))
                .Select(f => f.Method.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private bool Fits(PathString path) => matcher.TryMatch(path, new RouteValueDictionary());
}
