using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class ConfiguredFlagTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("o.SuppressAsyncSuffixInActionNames = false;", false)]
    [InlineData("o.SuppressAsyncSuffixInActionNames = true;", true)]
    [InlineData("o.SuppressAsyncSuffixInActionNames = false; o.SuppressAsyncSuffixInActionNames = false;", false)]
    [InlineData("o.SuppressAsyncSuffixInActionNames = false; o.SuppressAsyncSuffixInActionNames = true;", null)]
    [InlineData("o.SuppressAsyncSuffixInActionNames = args.Length > 0;", null)]
    [InlineData("if (args.Length > 0) o.SuppressAsyncSuffixInActionNames = false;", null)]
    [InlineData("var read = o.SuppressAsyncSuffixInActionNames;", true)]
    [InlineData("o.MaxModelBindingRecursionDepth = o.SuppressAsyncSuffixInActionNames ? 1 : 2;", true)]
    public void A_flag_is_known_where_it_is_set_to_one_constant_without_a_condition(string set, bool? expected) => Assert.Equal(
        expected,
        ConfiguredFlag.Of(AspNet.SuppressAsyncSuffix, byDefault: true, new MadeService($"WebApplication.CreateBuilder(args).Services.AddControllers(o => {{ {set} }});").Model, default));
}
