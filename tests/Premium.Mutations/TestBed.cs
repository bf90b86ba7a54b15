using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Premium.Mutations;

/// <summary>
/// The tests over one mutant: a world of its own in which this project's assemblies are loaded afresh, so that static
/// tables are made afresh too. Runs plain facts and theories; fixtures are none of its business.
/// </summary>
internal sealed class TestBed(string mutated, string image) : AssemblyLoadContext(isCollectible: true)
{
    private static readonly string Folder = AppContext.BaseDirectory;

    /// <summary>The first test that fails, on one line; null if none does.</summary>
    public string? FirstFailure(IReadOnlyList<string> classes)
    {
        var tests = LoadFromAssemblyName(new AssemblyName("Premium.Tests"));
        return (
            from name in classes
            let type = tests.GetType(name, throwOnError: true)!
            from method in type.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute)))
            from failure in Failures(type, method)
            select $"{type.Name}.{method.Name}: {string.Join(' ', failure.Split((char[]?)null))}").FirstOrDefault();
    }

    /// <summary>Classes of a namespace that can be run here.</summary>
    public static IReadOnlyList<string> ClassesOf(string space) =>
        [.. Assembly.Load("Premium.Tests").GetTypes()
            .Where(t => t.Namespace == space && t is { IsPublic: true, IsAbstract: false }
                && t.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute)))
                && t.GetInterfaces().Length == 0
                && t.GetConstructors().SelectMany(c => c.GetParameters())
                    .All(p => p.ParameterType == typeof(ITestOutputHelper)))
            .Select(t => t.FullName!)
            .Order(StringComparer.Ordinal)];

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        var path = Path.Combine(Folder, name + ".dll");
        return name == mutated ? LoadFromStream(new MemoryStream(File.ReadAllBytes(image)))
            : name.StartsWith("Premium", StringComparison.Ordinal) && File.Exists(path) ? LoadFromAssemblyPath(path)
            : null;
    }

    private static IEnumerable<string> Failures(Type type, MethodInfo method)
    {
        // Where even the cases of a theory cannot be told, that is a failure too.
        IReadOnlyList<object?[]> cases = [];
        if (Fails(() => cases = CasesOf(method)) is { } why)
        {
            yield return why;
        }

        foreach (var arguments in cases)
        {
            if (Fails(() => Run(type, method, arguments)) is { } failure)
            {
                yield return failure;
            }
        }
    }

    /// <summary>A single null is written as no array at all.</summary>
    private static IReadOnlyList<object?[]> CasesOf(MethodInfo method) => method.IsDefined(typeof(TheoryAttribute))
        ?
        [
            .. method.GetCustomAttributes<DataAttribute>()
                .SelectMany(d => d.GetData(method))
                .Select(data => method.ResolveMethodArguments(data ?? [null])),
        ]
        : [[]];

    private static void Run(Type type, MethodInfo method, object?[] arguments)
    {
        var constructor = type.GetConstructors()[0];
        var instance = constructor.Invoke([.. constructor.GetParameters().Select(_ => new Unheard())]);
        if (method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
        {
            task.GetAwaiter().GetResult();
        }
    }

    /// <summary>Whatever breaks, it is noticed.</summary>
    private static string? Fails(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name} {e.Message}";
        }
    }

    private sealed class Unheard : ITestOutputHelper
    {
        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }
}
