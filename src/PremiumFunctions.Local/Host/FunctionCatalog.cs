using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions.Local.Host;

/// <summary>
/// The functions of an assembly, found by <c>[Function]</c> and the trigger attribute on a parameter. What the
/// Functions host could not run is refused here, all mistakes in one exception.
/// </summary>
public sealed partial class FunctionCatalog
{
    private const BindingFlags AnyMethod = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] RouteValueTypes =
        [typeof(string), typeof(int), typeof(long), typeof(bool), typeof(Guid)];

    private FunctionCatalog(IReadOnlyList<FunctionEntry> functions) => Functions = functions;

    /// <summary>In the order of their names, as the Functions host has them.</summary>
    public IReadOnlyList<FunctionEntry> Functions { get; }

    public static FunctionCatalog Read(Assembly assembly) => Read(assembly.GetTypes());

    /// <exception cref="InvalidOperationException">Lists every function that cannot be run, and why.</exception>
    public static FunctionCatalog Read(params IEnumerable<Type> classes)
    {
        var functions = new List<FunctionEntry>();
        var mistakes = new List<string>();
        foreach (var method in classes.SelectMany(type => type.GetMethods(AnyMethod)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            {
                continue;
            }

            var problems = Problems(function.Name, method).ToList();
            mistakes.AddRange(problems.Select(p => $"{method.DeclaringType}.{method.Name} ('{function.Name}'): {p}"));
            if (problems.Count == 0)
            {
                functions.Add(new FunctionEntry(function.Name, method, Trigger(function.Name, method)));
            }
        }

        // The Functions host compares names without case.
        mistakes.AddRange(functions
            .GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => $"the name '{g.Key}' is used {g.Count()} times: "
                + string.Join(", ", g.Select(f => $"{f.Method.DeclaringType}.{f.Method.Name}"))));
        return mistakes.Count == 0
            ? new FunctionCatalog([.. functions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)])
            : throw new InvalidOperationException("Functions that cannot be run:\n" + string.Join('\n', mistakes));
    }

    private static IEnumerable<string> Problems(string name, MethodInfo method)
    {
        if (!NamePattern().IsMatch(name))
        {
            yield return "a name starts with a letter and goes on with at most 126 letters, digits, '-' or '_'";
        }

        if (!method.IsPublic || method.IsGenericMethod || method.DeclaringType is { IsGenericType: true })
        {
            yield return "a function is a public method, and neither it nor its class is generic";
        }

        if (method.DeclaringType is { IsAbstract: true } && !method.IsStatic)
        {
            yield return "its class is abstract and cannot be made";
        }

        var triggers = TriggersOf(method);
        if (triggers.Length != 1)
        {
            yield return $"it has {triggers.Length} triggers; one parameter carries one of TimerTrigger, QueueTrigger,"
                + " HttpTrigger";
            yield break;
        }

        var trigger = triggers[0];
        var isHttp = trigger.Attribute is HttpTriggerAttribute;
        if (!IsRunnable(method.ReturnType, isHttp))
        {
            yield return $"it returns {method.ReturnType}; "
                + (isHttp ? "accepted: Task, Task<IResult>, IResult" : "accepted: Task");
        }

        if (method.GetCustomAttribute<RetryAttribute>() is { } retry
            && !(retry is FixedDelayRetryAttribute && trigger.Attribute is TimerTriggerAttribute))
        {
            yield return $"it carries {retry.GetType().Name}; accepted: FixedDelayRetry, beside TimerTrigger";
        }

        foreach (var problem in ParameterProblems(name, method, trigger))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> ParameterProblems(string name, MethodInfo method, TriggerParameter trigger)
    {
        var triggerType = trigger.Attribute switch
        {
            TimerTriggerAttribute => typeof(TimerInfo),
            QueueTriggerAttribute => typeof(string),
            _ => typeof(HttpRequest),
        };
        if (trigger.Parameter.ParameterType != triggerType)
        {
            yield return $"the parameter '{trigger.Parameter.Name}' carries {trigger.Attribute.GetType().Name} and is a"
                + $" {trigger.Parameter.ParameterType.Name}; accepted: {triggerType.Name}";
        }

        var routeNames = trigger.Attribute is HttpTriggerAttribute http
            ? RoutePatternFactory.Parse(http.Route ?? name).Parameters.Select(p => p.Name).ToList()
            : [];
        foreach (var other in method.GetParameters())
        {
            var type = Nullable.GetUnderlyingType(other.ParameterType) ?? other.ParameterType;
            var isRouteValue = RouteValueTypes.Contains(type)
                && routeNames.Contains(other.Name, StringComparer.OrdinalIgnoreCase);

            // By its place: two hosts that start at once may each have objects of their own for one parameter.
            if (other.Position != trigger.Parameter.Position && type != typeof(CancellationToken) && !isRouteValue)
            {
                yield return $"the parameter '{other.Name}' is a {type.Name}; accepted besides the trigger:"
                    + " CancellationToken, and for HTTP a string, int, long, bool or Guid named in the route";
            }
        }
    }

    private static bool IsRunnable(Type returned, bool isHttp)
    {
        if (returned == typeof(Task))
        {
            return true;
        }

        var isTaskOf = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);
        return isHttp && (isTaskOf ? returned.GenericTypeArguments[0] : returned).IsAssignableTo(typeof(IResult));
    }

    private static FunctionTrigger Trigger(string name, MethodInfo method)
    {
        var trigger = TriggersOf(method)[0];
        return trigger.Attribute switch
        {
            TimerTriggerAttribute timer => new FunctionTrigger.Timer(
                timer.Schedule, timer.UseMonitor, timer.RunOnStartup, RetryOf(method)),
            QueueTriggerAttribute queue => new FunctionTrigger.Queue(queue.QueueName),
            HttpTriggerAttribute http => new FunctionTrigger.Http(
                http.Route ?? name, http.Methods ?? [], Level(trigger.Parameter, http)),
            var other => throw new InvalidOperationException($"Function '{name}': no trigger is known as {other}."),
        };
    }

    private static TimerRetry? RetryOf(MethodInfo method) =>
        method.GetCustomAttribute<FixedDelayRetryAttribute>() is { } retry
            ? new TimerRetry(retry.MaxRetryCount, TimeSpan.Parse(retry.DelayInterval, CultureInfo.InvariantCulture))
            : null;

    /// <summary>
    /// The attribute says <c>Anonymous</c> where it names no level; then the Functions host asks for a key, so this
    /// does.
    /// </summary>
    private static AuthorizationLevel Level(ParameterInfo parameter, HttpTriggerAttribute http) =>
        parameter.CustomAttributes.Single(a => a.AttributeType == typeof(HttpTriggerAttribute))
            .ConstructorArguments.Any(a => a.ArgumentType == typeof(AuthorizationLevel))
            ? http.AuthLevel
            : AuthorizationLevel.Function;

    private static TriggerParameter[] TriggersOf(MethodInfo method) =>
    [
        .. from parameter in method.GetParameters()
           from attribute in parameter.GetCustomAttributes()
           where attribute is TimerTriggerAttribute or QueueTriggerAttribute or HttpTriggerAttribute
           select new TriggerParameter(parameter, attribute),
    ];

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    private sealed record TriggerParameter(ParameterInfo Parameter, Attribute Attribute);
}
