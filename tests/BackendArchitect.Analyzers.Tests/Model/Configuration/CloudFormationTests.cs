using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class CloudFormationTests
{
    private static readonly CloudFormationReader Reader = new();

    private const string Version = "AWSTemplateFormatVersion: '2010-09-09'\n";

    [Theory]
    [InlineData("A: { P: !Sub \"one\" }", "A:P = one (2,15)-(2,18)")]
    [InlineData("A: { P: { Fn::Sub: one } }", "A:P = one (2,20)-(2,23)")]
    [InlineData("A:\n  P:\n    Fn::Sub: one", "A:P = one (4,14)-(4,17)")]
    [InlineData("A: { P: !Sub [one, { B: two }] }", "A:P:0 = one (2,15)-(2,18)\nA:P:1:B = two (2,25)-(2,28)")]
    [InlineData("A: { P: { Fn::Base64: !Sub one } }", "A:P = one (2,28)-(2,31)")]
    [InlineData("A:\n  P: !If [IsProd, one, !Ref Two]", "A:P:Fn::If:0 =  (3,11)-(3,17)\nA:P:1 = one (3,19)-(3,22)")]
    [InlineData("A:\n  P: !If\n  - IsProd\n  - one\n  - two", "A:P:Fn::If:0 =  (4,5)-(4,11)\nA:P:1 = one (5,5)-(5,8)\nA:P:2 = two (6,5)-(6,8)")]
    [InlineData("A:\n  P:\n    Fn::If: [IsProd, one, two]", "A:P:Fn::If:0 =  (4,14)-(4,20)\nA:P:1 = one (4,22)-(4,25)\nA:P:2 = two (4,27)-(4,30)")]
    [InlineData("A: { P: !Select [0, [one, two]] }", "A:P:0 = 0 (2,18)-(2,19)\nA:P:1:0 = one (2,22)-(2,25)\nA:P:1:1 = two (2,27)-(2,30)")]
    [InlineData("A: { P: !Join ['', [one, !Ref B]] }", "A:P:Fn::Join:0 =  (2,17)-(2,17)\nA:P:Fn::Join:1:0 = one (2,21)-(2,24)")]
    [InlineData("A:\n  P: !Join\n    - ''\n    - - one\n      - !Ref B\n  Q: two", "A:P:Fn::Join:0 =  (4,8)-(4,8)\nA:P:Fn::Join:1:0 = one (5,9)-(5,12)\nA:Q = two (7,6)-(7,9)")]
    [InlineData("A: { P: !Ref One, Q: !GetAtt B.C, R: !ImportValue X, S: !FindInMap [A, B, C], T: !Condition D }", "")]
    public void An_argument_is_named_by_the_property_that_takes_it_or_by_the_function_that_changes_it(string text, string expected) =>
        Assert.Equal("AWSTemplateFormatVersion = 2010-09-09 (1,28)-(1,38)\n" + expected, Reader.Print(Version + text) + (expected.Length == 0 ? "\n" : ""));

    [Fact]
    public void In_json_the_same_functions_do_the_same() => Assert.Equal("""
        AWSTemplateFormatVersion = 2010-09-09 (1,32)-(1,42)
        A:P = one (2,29)-(2,32)
        A:Q:Ref = Two (2,52)-(2,55)
        A:R:Fn::If:0 =  (2,80)-(2,86)
        A:R:1 = three (2,90)-(2,95)
        A:S:Fn::Join:0 =  (2,124)-(2,124)
        A:S:Fn::Join:1:0 = four (2,130)-(2,134)
        """, Reader.Print("""
        { "AWSTemplateFormatVersion": "2010-09-09",
          "A": { "P": { "Fn::Sub": "one" }, "Q": { "Ref": "Two" }, "R": { "Fn::If": [ "IsProd", "three" ] }, "S": { "Fn::Join": [ "", [ "four" ] ] } } }
        """), ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("Parameters:\n  A: { NoEcho: true, Default: one }\n  B: { Default: two }\n  UserName: { NoEcho: true, Default: three }", "one")]
    [InlineData("Parameters:\n  A:\n    Default: one\n    NoEcho: 'True'\n  B:\n    NoEcho: false\n    Default: two", "one")]
    [InlineData("Resources:\n  A: { NoEcho: true, Default: one }", "")]
    public void A_parameter_that_is_not_echoed_is_hidden(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", Reader.Read(Version + text).Entries.Where(e => e.IsHidden).Select(e => e.Value)));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    public void In_json_a_parameter_that_is_not_echoed_is_hidden(string noEcho, bool isHidden) =>
        Assert.Equal(isHidden, Reader.Read($$"""{ "AWSTemplateFormatVersion": "2010-09-09", "Parameters": { "A": { "NoEcho": {{noEcho}}, "Default": "one" } } }""").Entries.Any(e => e.IsHidden));

    [Theory]
    [InlineData("template.json", """{ "AWSTemplateFormatVersion": "2010-09-09" }""", true)]
    [InlineData("stack.template", """{ "Resources": { "A": { "Type": "AWS::RDS::DBInstance" } } }""", true)]
    [InlineData("stack.template", "AWSTemplateFormatVersion: '2010-09-09'", true)]
    [InlineData("package.json", """{ "name": "shop", "Resources": "many" }""", false)]
    [InlineData("stack.txt", "AWSTemplateFormatVersion: '2010-09-09'", false)]
    public void A_file_of_any_name_is_a_template_by_what_stands_in_it(string name, string text, bool isRead) =>
        Assert.Equal(isRead, ConfigDocument.Read(new MadeFile("/service/" + name, text), new MadeOptions(), default) is not null);

    [Theory]
    [InlineData("stack.template", "AWSTemplateFormatVersion: '2010-09-09'", "Everyone")]
    [InlineData("templates/stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "Everyone")]
    [InlineData("shop.template.yaml", "Resources:\n  A:\n    Type: AWS::RDS::DBInstance", "Everyone")]
    [InlineData("templates/stack.yaml", "Resources:\n  A: b", "Readers")]
    [InlineData("stack.example.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "Readers")]
    [InlineData("docs/stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "Readers")]
    [InlineData("stack-dev.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "Developers")]
    public void A_template_is_what_is_deployed_and_no_sample(string name, string text, string audience) =>
        Assert.Equal(audience, ConfigDocument.Read(new MadeFile("/service/" + name, text), new MadeOptions(), default)!.Audience.ToString());

    [Fact]
    public void The_metadata_of_a_file_names_it_a_template()
    {
        var options = new MadeOptions { ["build_metadata.AdditionalFiles.BackendArchitectKind"] = "cloudformation" };
        Assert.Single(ConfigDocument.Read(new MadeFile("/service/stack", """ { "A": "one" }"""), options, default)!.Entries);
        Assert.Single(ConfigDocument.Read(new MadeFile("/service/stack", "A: one"), options, default)!.Entries);
    }

    [Theory]
    [InlineData("A: !Join ['', [b, !Ref C]]\n")]
    [InlineData("A: !If\n- B\n- c\n")]
    [InlineData("Parameters: { A: { NoEcho: true, Default: b } }\n")]
    [InlineData("[!Join ")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(count => Version + piece.Many(count), 1_000);
}
