using System.Diagnostics;
using System.Globalization;
using Premium.Mutations;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [TestProcess.Verb, var assemblyName])
{
    TestProcess.Serve(assemblyName);
    return 0;
}

var clock = Stopwatch.StartNew();
var total = new Score();
var isAsked = (string file) => args.Length == 0 || args.Contains(file);
foreach (var target in Target.All)
{
    target.Run(total, isAsked);
}

var listed = Survivors.Listed(Path.Combine(Target.Root(), "tests/Premium.Mutations/SURVIVORS.md"), isAsked);
var survived = total.Survivors.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
var explained = total.Survivors.Count(m => listed.Contains(m.Key));
var stale = listed.Where(key => !survived.Contains(key)).ToList();
foreach (var mutant in total.Survivors.Where(m => !listed.Contains(m.Key)))
{
    Console.WriteLine($"not explained: {mutant}");
}

foreach (var key in stale)
{
    Console.WriteLine($"SURVIVORS.md explains what did not survive: {key}");
}

Console.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
Console.WriteLine(
    $"{total.Killed + total.Survivors.Count} mutants, {total.Killed} killed, {total.Survivors.Count} survived " +
    $"({explained} explained), {total.NotCompiled} did not compile: {total.Percent:0.0} %");
return explained == total.Survivors.Count && stale.Count == 0 && total.Percent >= Score.PercentMin ? 0 : 1;
