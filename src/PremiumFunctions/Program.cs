using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Premium.Adapters.Storage;
using PremiumFunctions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddPremium(Settings.Read(builder.Configuration));
var host = builder.Build();
await host.Services.GetRequiredService<StorageAccount>().PrepareAsync(CancellationToken.None);
await host.RunAsync();
