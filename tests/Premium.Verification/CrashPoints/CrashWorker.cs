using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Premium.Adapters.Alerts;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Host;

namespace Premium.Verification.CrashPoints;

/// <summary>
/// The process that is killed: the function app alone, over storage, bank, mail server and phones of the process that
/// started it. It takes one order a line, <c>time verb</c>, and answers each with one line. One message at a time, no
/// pumps: what the host does beside is tested elsewhere, and here a number must name the same call in every run.
/// </summary>
public static class CrashWorker
{
    public const string Verb = "crash-worker";
    public const string Drain = "drain";
    public const string Fire = "fire";
    public const string Hear = "hear";
    public const string Sign = "sign";
    public const string List = "list";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Dying = "dying";

    /// <summary>As on Azure; the message of a killed process is seen again when it is over.</summary>
    public static readonly TimeSpan MessageLease = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(30);

    /// <param name="arguments">Settings file; then number and moment of the call to die at, if any.</param>
    /// <param name="orders">One order a line; the worker ends with them.</param>
    /// <param name="answers">One answer a line.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextReader orders, TextWriter answers)
    {
        var death = arguments is [_, var call, var moment]
            ? new CrashPoint(int.Parse(call, CultureInfo.InvariantCulture), Enum.Parse<CrashMoment>(moment))
            : null;
        var counter = new CallCounter(death, answers);
        var clock = new HeldClock(DateTimeOffset.UnixEpoch);
        await using var app = Compose(arguments[0], counter, clock);
        var catalog = FunctionCatalog.Read(typeof(Settings).Assembly);
        var invoker = new FunctionInvoker(app);
        while (await orders.ReadLineAsync() is { } order)
        {
            var words = order.Split(' ');
            clock.Set(DateTimeOffset.Parse(words[0], CultureInfo.InvariantCulture));
            string answer;
            try
            {
                answer = words[1] switch
                {
                    Drain => await DrainAsync(app.GetRequiredService<StorageAccount>(), catalog, invoker),
                    Fire => await FireAsync(catalog.Functions.Single(f => f.Name == words[2]), invoker),
                    Hear => await HearAsync(app, new PhoneWord(words[2], words[3])),
                    Sign => await SignAsync(app),
                    List => string.Join('|', counter.Calls),
                    _ => throw new InvalidOperationException($"'{order}' is no order."),
                };
            }
            catch (Exception e)
            {
                // The process is its own host here: what a function throws is told and the orders go on.
                await answers.WriteLineAsync($"{Failed} {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
                continue;
            }

            await answers.WriteLineAsync($"{Done} {answer}");
        }

        return 0;
    }

    private static ServiceProvider Compose(string settingsFile, CallCounter counter, HeldClock clock)
    {
        var configuration = CrashSettings.ReadFile(settingsFile);
        var settings = Settings.Read(configuration);
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(clock)
            .AddLogging()
            .AddPremium(settings)
            .AddSingleton(new StorageAccount(
                settings.Storage, new CountedStorage(counter, clock, settings.Storage.Prefix)))
            .RemoveAll<IAlertChannel>()
            .AddSingleton<IAlertChannel>(
                new CountedChannel(counter, CountedChannel.Mail, new SmtpChannel(settings.Smtp, clock)))
            .AddSingleton<IAlertChannel>(provider => new CountedChannel(
                counter, CountedChannel.Phone, provider.GetRequiredService<WhatsAppChannel>()))
            // After the signing, so that each request is counted as it leaves.
            .PostConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
                builder => builder.AdditionalHandlers.Add(new CountedBank(counter))))
            .BuildServiceProvider();
    }

    private static async Task<string> FireAsync(FunctionEntry timer, FunctionInvoker invoker)
    {
        await invoker.InvokeAsync(timer, new TimerInfo(), CancellationToken.None);
        return timer.Name;
    }

    /// <summary>As Meta calls the webhook; what it does not answer with 200 is told again.</summary>
    private static async Task<string> HearAsync(IServiceProvider app, PhoneWord word)
    {
        await using var scope = app.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/json";
        http.Request.Headers[MessageStatus.SignatureHeader] = word.Signature;
        http.Request.Body = new MemoryStream(Convert.FromBase64String(word.Body));
        var webhook = ActivatorUtilities.CreateInstance<MessageStatus>(scope.ServiceProvider);
        return await webhook.HearWhatsApp(http.Request, CancellationToken.None) is IStatusCodeHttpResult answer
            && answer.StatusCode == StatusCodes.Status200OK
                ? "heard"
                : throw new InvalidOperationException("The webhook did not take the word of a message.");
    }

    /// <summary>
    /// Two people say of each attempt that is still unknown that it never left. What the bank's statement does not bear
    /// out is refused, and stays.
    /// </summary>
    private static async Task<string> SignAsync(IServiceProvider app)
    {
        await using var scope = app.CreateAsyncScope();
        var (ledger, rules) = (
            scope.ServiceProvider.GetRequiredService<ILedger>(), scope.ServiceProvider.GetRequiredService<Rules>());
        var decide = ActivatorUtilities.CreateInstance<DecideUnknown>(scope.ServiceProvider);
        var today = rules.Today(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        var signed = 0;
        foreach (var district in await scope.ServiceProvider.GetRequiredService<IRegistry>()
            .DistrictsAsync(CrashRegency.Code, CancellationToken.None))
        {
            var sheets = OpenSheets.InScope(ledger, district, rules, today);
            await sheets.ReadAsync(CancellationToken.None);
            foreach (var debit in sheets.All.SelectMany(s => s.Debits).Where(d => d.State == DebitState.Unknown))
            {
                foreach (var person in new[] { "sari", "budi" })
                {
                    var request = new DecisionRequest(
                        debit.Id, DecidedOutcome.NeverExecuted, "proses mati sebelum mengirim", "surat bank 1", person);
                    var result = await decide.RunAsync(request, CancellationToken.None);
                    signed += result is PersonResult.Done ? 1 : 0;
                }
            }
        }

        return signed.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Works every message that can be seen now, and those that the work brings.</summary>
    private static async Task<string> DrainAsync(
        StorageAccount storage, FunctionCatalog catalog, FunctionInvoker invoker)
    {
        var worked = 0;
        for (var before = -1; before != worked;)
        {
            before = worked;
            foreach (var function in catalog.Functions.Where(f => f.Trigger is FunctionTrigger.Queue))
            {
                while (await WorkOneAsync(storage, function, invoker))
                {
                    worked++;
                }
            }
        }

        return worked.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<bool> WorkOneAsync(
        StorageAccount storage, FunctionEntry function, FunctionInvoker invoker)
    {
        var queue = storage.Queue(((FunctionTrigger.Queue)function.Trigger).QueueName);
        var received = await queue.ReceiveMessageAsync(MessageLease);
        if (received.Value is not { } message)
        {
            return false;
        }

        try
        {
            await invoker.InvokeAsync(function, message.MessageText, CancellationToken.None);
        }
        catch
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: RestAfterFailure);
            throw;
        }

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        return true;
    }
}
