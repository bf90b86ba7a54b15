using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Premium.Mutations;

/// <summary>A project compiled in memory with exactly the options, sources and generators of its build.</summary>
internal sealed class MutableProject
{
    private readonly CSharpCommandLineArguments options;
    private readonly CSharpCompilation compilation;

    private MutableProject(CSharpCommandLineArguments options, CSharpCompilation compilation) =>
        (this.options, this.compilation) = (options, compilation);

    public string AssemblyName => compilation.AssemblyName!;

    /// <summary>Asks MSBuild how the compiler is called; the project must have been built.</summary>
    public static MutableProject Load(string folder)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", "-t:PrepareResources;Compile", "-p:SkipCompilerExecution=true",
                "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=always", "-getItem:CscCommandLineArgs",
            },
        };
        using var build = Process.Start(info)!;
        using var answer = JsonDocument.Parse(build.StandardOutput.ReadToEnd());
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(a => a.GetProperty("Identity").GetString()!)
            .ToList();
        var options = CSharpCommandLineParser.Default.Parse(
            arguments.Where(a => !a.StartsWith("/doc", StringComparison.Ordinal)), folder, sdkDirectory: null);
        var sources = options.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(
            SourceText.From(File.ReadAllText(f.Path), System.Text.Encoding.UTF8),
            options.ParseOptions,
            f.Path));
        var compilation = CSharpCompilation.Create(
            options.CompilationName ?? Path.GetFileNameWithoutExtension(options.OutputFileName),
            sources,
            options.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)),
            options.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default)
                .WithSpecificDiagnosticOptions([])
                .WithNullableContextOptions(NullableContextOptions.Annotations));
        var generators = options.AnalyzerReferences
            .Select(r => new AnalyzerFileReference(Path.GetFullPath(r.FilePath, folder), new Loader()))
            .SelectMany(r => r.GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: options.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new MutableProject(options, (CSharpCompilation)generated);
    }

    /// <param name="file">Below the project.</param>
    /// <param name="only">A type or member of the file; empty for all of it.</param>
    public IReadOnlyList<Mutant> Mutants(string file, string only)
    {
        var tree = compilation.SyntaxTrees.SingleOrDefault(t => t.FilePath.EndsWith(file, StringComparison.Ordinal))
            ?? throw new FileNotFoundException($"{AssemblyName} has no {file}.");
        return Mutator.All(compilation.GetSemanticModel(tree), only.Length == 0
            ? tree.GetRoot()
            : tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().Single(m => m switch
            {
                TypeDeclarationSyntax type => type.Identifier.Text == only,
                MethodDeclarationSyntax method => method.Identifier.Text == only,
                _ => false,
            }));
    }

    /// <summary>The assembly with one change; null where it then does not compile.</summary>
    public byte[]? Emit(Mutant? mutant)
    {
        var (image, errors) = Emit(mutant is null ? compilation : With(mutant.Tree, mutant.Source.ToString()));
        return image is null && mutant is null
            ? throw new InvalidOperationException($"{AssemblyName}: {string.Join("; ", errors.Take(5))}")
            : image;
    }

    /// <summary>The assembly with all these changes of one file, and those that do not compile left out.</summary>
    public (byte[] Image, IReadOnlyList<Mutant> NotCompiled) EmitAll(IReadOnlyDictionary<Mutant, int> mutants)
    {
        var tree = mutants.First().Key.Tree;
        var left = mutants.ToDictionary();
        while (true)
        {
            var woven = new Woven(tree, left);
            var (image, errors) = Emit(With(tree, woven.Text)
                .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Woven.Switch, options.ParseOptions)));
            if (image is not null)
            {
                return (image, [.. mutants.Keys.Except(left.Keys)]);
            }

            var wrong = errors.SelectMany(e => woven.At(e.Location.SourceSpan)).Count(left.Remove);
            if (wrong == 0)
            {
                throw new InvalidOperationException($"{tree.FilePath}: {string.Join("; ", errors.Take(5))}");
            }
        }
    }

    private CSharpCompilation With(SyntaxTree tree, string source) => compilation.ReplaceSyntaxTree(
        tree, CSharpSyntaxTree.ParseText(source, options.ParseOptions, tree.FilePath));

    private (byte[]? Image, IReadOnlyList<Diagnostic> Errors) Emit(CSharpCompilation mutated)
    {
        using var image = new MemoryStream();
        var result = mutated.Emit(image, manifestResources: options.ManifestResources);
        return (
            result.Success ? image.ToArray() : null,
            [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
