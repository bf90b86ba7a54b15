using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Functions;

/// <summary>
/// The Functions host knows no precedence of routes: of all functions that take a method it calls the first, by name,
/// whose route fits.
/// </summary>
public sealed class RouteOrderTests
{
    private static readonly List<(string Name, FunctionTrigger.Http Http)> Functions =
    [
        .. from function in FunctionCatalog.Read(typeof(PremiumFunctions.Settings).Assembly).Functions
           where function.Trigger is FunctionTrigger.Http
           orderby function.Name.ToUpperInvariant()
           select (function.Name, (FunctionTrigger.Http)function.Trigger),
    ];

    [Fact]
    public void NoFunction_answersForOneThatSortsBehindIt() => Assert.Empty(
        from later in Functions.Index()
        from earlier in Functions.Take(later.Index)
        where HasOneOf(earlier.Http, later.Item.Http) && Fits(earlier.Http.Route, AddressOf(later.Item.Http.Route))
        select $"{earlier.Name} ({earlier.Http.Route}) hides {later.Item.Name} ({later.Item.Http.Route})");

    [Theory]
    [InlineData("pages/{*path}", "pages", true)]
    [InlineData("pages/{*path}", "pages/runs/{run}", true)]
    [InlineData("pages/acts/{act}", "pages/acts/pause", true)]
    [InlineData("pages/runs/{run}", "pages/{*path}", false)]
    [InlineData("runs", "runs/{run}", false)]
    [InlineData("{*path}", "runs/{run}", true)]
    public void Route_fitsAnAddress_asTheHostSeesIt(string route, string other, bool fits) =>
        Assert.Equal(fits, Fits(route, AddressOf(other)));

    /// <summary>What names no method takes every one.</summary>
    private static bool HasOneOf(FunctionTrigger.Http one, FunctionTrigger.Http other) =>
        one.Methods.Count == 0 || other.Methods.Count == 0
        || one.Methods.Intersect(other.Methods, StringComparer.OrdinalIgnoreCase).Any();

    [Fact]
    public void WhatNobodyElseAnswers_isAnsweredByTheLastFunction() => Assert.Equal(
        ("WrongAddress", "{*path}", 0),
        (Functions[^1].Name, Functions[^1].Http.Route, Functions[^1].Http.Methods.Count));

    private static bool Fits(string route, string address) => new TemplateMatcher(
        TemplateParser.Parse(route), new RouteValueDictionary()).TryMatch(address, new RouteValueDictionary());

    private static string AddressOf(string route) => "/" + string.Join('/', TemplateParser.Parse(route).Segments
        .Select(s => string.Concat(s.Parts.Select(p => p.IsParameter ? "x" : p.Text))));
}
