using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Premium.Adapters.Storage;
using PremiumFunctions;

var host = FunctionsApplication.CreateBuilder(args).AddPremium().Build();
await host.Services.GetRequiredService<StorageAccount>().PrepareAsync(CancellationToken.None);
await host.RunAsync();
