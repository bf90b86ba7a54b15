namespace Premium.Tests.Tidy;

/// <summary>A file of the repository, path from its root with forward slashes.</summary>
public sealed record SourceFile(string Path, string FullPath)
{
    public string Extension => System.IO.Path.GetExtension(Path);

    public string Text => File.ReadAllText(FullPath);

    /// <summary>Lines without their endings; a carriage return stays visible.</summary>
    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((text, i) => (i + 1, text));
}

/// <summary>The files of the repository, without what git ignores.</summary>
public static class SourceTree
{
    public static DirectoryInfo Root { get; } = FindRoot();

    private static readonly HashSet<string> IgnoredFolders = File
        .ReadLines(Path.Combine(Root.FullName, ".gitignore"))
        .Where(line => line.EndsWith('/'))
        .Select(line => line[..^1])
        .Append(".git")
        .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Under(Root).OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>Names of files and folders at the top, dotfiles and ignored folders left out.</summary>
    public static IEnumerable<string> TopLevel => Root.EnumerateFileSystemInfos()
        .Select(e => e.Name)
        .Where(name => !name.StartsWith('.') && !IgnoredFolders.Contains(name))
        .Order(StringComparer.Ordinal);

    /// <summary>Files that people write; lock files come from tools.</summary>
    public static IEnumerable<SourceFile> WithExtension(params string[] extensions) => Files.Where(f =>
        extensions.Contains(f.Extension) &&
        !f.Path.EndsWith(".lock.json", StringComparison.Ordinal) &&
        !f.Path.EndsWith("-lock.json", StringComparison.Ordinal));

    public static SourceFile Named(string path) =>
        Files.SingleOrDefault(f => f.Path == path)
        ?? throw new FileNotFoundException($"'{path}' is missing from the repository.");

    private static IEnumerable<SourceFile> Under(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            var path = Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');
            yield return new SourceFile(path, file.FullName);
        }

        foreach (var inner in folder.EnumerateDirectories().Where(d => !IgnoredFolders.Contains(d.Name)))
        {
            foreach (var file in Under(inner))
            {
                yield return file;
            }
        }
    }

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PremiumFunctions.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder above '{AppContext.BaseDirectory}' holds PremiumFunctions.sln: " +
            "run the tests from the source tree.");
    }
}
