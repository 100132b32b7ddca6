using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class DeploymentSettingsTests
{
    private static readonly YamlReader Yaml = new();

    [Theory]
    [InlineData("env:\n- name: A__B\n  value: one", "env:0:name = A__B (2,9)-(2,13)\nenv:0:A:B = one (3,10)-(3,13)")]
    [InlineData("env:\n- value: one\n  name: A", "env:0:A = one (2,10)-(2,13)\nenv:0:name = A (3,9)-(3,10)")]
    [InlineData("env:\n- { Name: A, Value: one }", "env:0:Name = A (2,11)-(2,12)\nenv:0:A = one (2,21)-(2,24)")]
    [InlineData("p:\n- ParameterKey: A\n  ParameterValue: one", "p:0:ParameterKey = A (2,17)-(2,18)\np:0:A = one (3,19)-(3,22)")]
    [InlineData("o:\n- Namespace: n\n  OptionName: A\n  Value: one", "o:0:Namespace = n (2,14)-(2,15)\no:0:OptionName = A (3,15)-(3,16)\no:0:A = one (4,10)-(4,13)")]
    [InlineData("env:\n- name: A\n  valueFrom:\n    secretKeyRef: { name: b, key: c }", "env:0:name = A (2,9)-(2,10)\nenv:0:valueFrom:secretKeyRef:name = b (4,27)-(4,28)\nenv:0:valueFrom:secretKeyRef:key = c (4,35)-(4,36)")]
    [InlineData("env:\n- name: ''\n  value: one", "env:0:name =  (2,10)-(2,10)\nenv:0:value = one (3,10)-(3,13)")]
    public void A_value_has_the_name_that_stands_beside_it(string text, string expected) => Assert.Equal(expected, Yaml.Print(text));

    [Fact]
    public void Of_a_table_no_cell_is_the_name_of_another()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"c{i}: x\n")) + "name: A\nvalue: one";
        Assert.Equal("value", Yaml.Read(text).Entries[^1].Key);
    }

    [Theory]
    [InlineData("environment:\n- A__B=one", "environment:A:B = one (2,8)-(2,11)")]
    [InlineData("environment:\n- \"A=one=two\"", "environment:A = one=two (2,6)-(2,13)")]
    [InlineData("environment:\n- 'A=it''s'", "environment:A = it's (2,4)-(2,11)")]
    [InlineData("environment:\n- A", "environment:0 = A (2,3)-(2,4)")]
    [InlineData("environment:\n- A=", "environment:A =  (2,5)-(2,5)")]
    [InlineData("environment:\n- a b=one", "environment:0 = a b=one (2,3)-(2,10)")]
    [InlineData("labels: [A.b=one]", "labels:A.b = one (1,14)-(1,17)")]
    [InlineData("command:\n- A=one", "command:0 = A=one (2,3)-(2,8)")]
    public void An_item_of_variables_is_a_name_and_its_value(string text, string expected) => Assert.Equal(expected, Yaml.Print(text));

    [Theory]
    [InlineData("build:\n  args:\n    A: one", "A (3,5) = one")]
    [InlineData("build:\n  args:\n    A:", "A (3,5) = ")]
    [InlineData("build:\n  args:\n    A: # from outside\n    B: two", "A (3,5) = \nB (4,5) = two")]
    [InlineData("build:\n  args:\n  - A=one\n  - B", "A (3,5) = one\nB (4,5) = ")]
    [InlineData("build: { args: { A: one, \"B\": two } }", "A (1,18) = one\nB (1,27) = two")]
    [InlineData("build: { args: [A=one, B] }", "A (1,17) = one\nB (1,24) = ")]
    [InlineData("services:\n  shop:\n    build:\n      context: .\n      args:\n        A__B: ${B}", "A__B (6,9) = ${B}")]
    [InlineData("args:\n  A: one\nrebuild:\n  args:\n    A: two", "")]
    public void What_is_given_to_the_build_of_an_image_is_known_by_its_name(string text, string expected)
    {
        var document = Yaml.Read(text);
        Assert.Equal(expected, string.Join("\n", document.Entries.Where(e => e.IsBuildArgument).Select(e =>
        {
            var place = document.LocationOf(e.NameSpan).GetLineSpan().StartLinePosition;
            return $"{document.Text.ToString(e.NameSpan)} ({place.Line + 1},{place.Character + 1}) = {e.Value}";
        })));
    }

    [Theory]
    [InlineData("kind: Secret\ndata:\n  a: b25l", "one")]
    [InlineData("data:\n  a: b25l\nkind: Secret", "one")]
    [InlineData("kind: Secret\ndata:\n  a: |\n    b2\n    5l", "one")]
    [InlineData("kind: Secret\ndata: { a: 'b25l' }", "one")]
    [InlineData("kind: List\nitems:\n- kind: ConfigMap\n  data:\n    a: b25l\n- kind: Secret\n  data:\n    b: dHdv", "b25l|two")]
    [InlineData("kind: Secret\ndata:\n  a: b25l\n---\nkind: ConfigMap\ndata:\n  a: b25l", "one|b25l")]
    [InlineData("kind: Secret\nstringData:\n  a: b25l", "b25l")]
    [InlineData("kind: Secret\ndata:\n  a: b25", "b25")]
    [InlineData("kind: Secret\ndata:\n  a: not base64!", "not base64!")]
    [InlineData("kind: Secret\ndata:\n  a: AAECAw==", "AAECAw==")]
    [InlineData("kind: Secret\ndata:\n  a: /////w==", "/////w==")]
    [InlineData("kind: SealedSecret\nspec:\n  encryptedData:\n    a: b25l", "")]
    [InlineData("kind: ConfigMap\nbinaryData:\n  a: b25l", "b25l")]
    public void The_data_of_a_secret_is_decoded_where_it_is_text(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", Yaml.Read(text).Entries.Where(e => e.Name is "a" or "b").Select(e => e.Value)));

    [Fact]
    public void What_is_decoded_stands_where_it_stands_encoded()
    {
        const string text = "kind: Secret\ndata:\n  a: 'b25lIHR3bw=='";
        var entry = Yaml.Read(text).Entries[^1];
        Assert.Equal(("one two", entry.Span), (entry.Value, entry.SpanOf(4, 3)));
    }

    [Theory]
    [InlineData("env:\n- name: A\n  value: b\n")]
    [InlineData("environment:\n- A=b\n")]
    [InlineData("build:\n  args:\n  - A\n")]
    [InlineData("kind: Secret\ndata:\n  a: b25l\n")]
    [InlineData("kind: Secret\ndata:\n  a: b25l\n---\n")]
    [InlineData("- kind: Secret\n  data:\n    a: b25l\n")]
    [InlineData("a:\n\n\n")]
    [InlineData("a:\n#\n")]
    public void The_cost_grows_with_the_length(string piece) => Yaml.IsLinear(piece.Many, 1_000);
}
