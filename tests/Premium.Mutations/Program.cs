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
foreach (var target in Target.All)
{
    target.Run(total, file => args.Length == 0 || args.Contains(Path.GetFileName(file)));
}

Console.WriteLine(
    $"mutants: {total.Killed} of {total.Killed + total.Survivors.Count} killed, {total.Percent:0.0} %, " +
    $"{total.Survivors.Count} survived, {clock.Elapsed.TotalSeconds:0} s");
return total.Percent >= Target.PercentMin ? 0 : 1;
