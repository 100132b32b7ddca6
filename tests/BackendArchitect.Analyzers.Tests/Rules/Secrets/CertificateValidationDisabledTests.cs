using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class CertificateValidationDisabledTests
{
    private const string Tls = """
        using System.Net;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography.X509Certificates;

        """;

    private static Task Verify(string source) => Testing.Verify.Rule<CertificateValidationDisabled>(Tls + source);

    private static Task InMethod(string body) => Verify($$"""
        class Client
        {
            void Connect(IHostEnvironment env, bool flag)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task Every_destination_of_the_framework_is_watched() => Testing.Verify.Rule<CertificateValidationDisabled>(
        new Surroundings { Frameworks = ReferenceSet.All },
        Tls + """
        #pragma warning disable SYSLIB0014
        class Client
        {
            void Connect(Stream stream, HttpWebRequest request, ClientWebSocket socket)
            {
                var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
                var sockets = new SocketsHttpHandler();
                sockets.SslOptions.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|];
                sockets.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = [|delegate { return true; }|] };
                var server = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = [|(_, _, _, _) => true|] };
                ServicePointManager.ServerCertificateValidationCallback = [|(_, _, _, _) => true|];
                ServicePointManager.ServerCertificateValidationCallback += [|(_, _, _, _) => true|];
                request.ServerCertificateValidationCallback = [|(_, _, _, _) => true|];
                socket.Options.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|];
                using var ssl = new SslStream(stream, false, [|(_, _, _, _) => true|]);
                handler.ServerCertificateCustomValidationCallback ??= [|(_, _, _, _) => true|];
            }
        }
        """);

    [Fact]
    public Task A_callback_of_any_library_is_told_by_its_type_not_by_its_name() => Verify("""
        class MailClient
        {
            public RemoteCertificateValidationCallback? Trust { get; set; }
            public event RemoteCertificateValidationCallback? Check;
            public static void Connect(string host, Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> check) { }
            public Func<string, bool>? ServerCertificateValidationCallback { get; set; }
            public Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? ClientCertificateValidation { get; set; }
        }
        class Mailer
        {
            void Send(MailClient client)
            {
                client.Trust = [|(_, _, _, _) => true|];
                client.Check += [|(_, _, _, _) => true|];
                MailClient.Connect("mail", [|(_, _, _, _) => true|]);
                client.ServerCertificateValidationCallback = _ => true;
                client.ClientCertificateValidation = (_, _, _) => true;
            }
        }
        """);

    [Fact]
    public Task What_is_taken_away_does_not_arrive() => Verify("""
        class MailClient
        {
            public event RemoteCertificateValidationCallback? Check;
            static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            void Reset()
            {
                ServicePointManager.ServerCertificateValidationCallback -= Accept;
                Check -= Accept;
            }
        }
        """);

    [Fact]
    public Task The_validator_that_accepts_anything_is_reported_wherever_it_goes() => Verify("""
        class Client
        {
            static readonly Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> Any = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
            static Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> Validator() => HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
            void Connect(IServiceCollection services)
            {
                var handler = new HttpClientHandler();
                handler.ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|];
                handler.ServerCertificateCustomValidationCallback = [|Any|];
                handler.ServerCertificateCustomValidationCallback = [|Validator()|];
                handler.ServerCertificateCustomValidationCallback =
                    [|(m, c, ch, e) => HttpClientHandler.DangerousAcceptAnyServerCertificateValidator(m, c, ch, e)|];
                services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|],
                });
            }
        }
        """);

    [Fact]
    public Task A_callback_is_followed_to_its_body() => Verify("""
        class Client
        {
            const bool Trust = true;
            static readonly RemoteCertificateValidationCallback Field = (_, _, _, _) => true;
            static RemoteCertificateValidationCallback Property => Accept;
            private readonly RemoteCertificateValidationCallback _assigned;
            public Client() => _assigned = Accept;
            static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                Console.WriteLine(errors);
                if (errors == SslPolicyErrors.None)
                    return true;
                return Trust;
            }
            void Connect(SslClientAuthenticationOptions options, bool flag)
            {
                bool Local(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) { return true; }
                RemoteCertificateValidationCallback callback = Accept;
                RemoteCertificateValidationCallback? later = null;
                later = Accept;
                options.RemoteCertificateValidationCallback = [|Accept|];
                options.RemoteCertificateValidationCallback = new RemoteCertificateValidationCallback([|Accept|]);
                options.RemoteCertificateValidationCallback = (RemoteCertificateValidationCallback)[|Accept|];
                options.RemoteCertificateValidationCallback = [|Local|];
                options.RemoteCertificateValidationCallback = [|callback|];
                options.RemoteCertificateValidationCallback = [|later|];
                options.RemoteCertificateValidationCallback = [|Field|];
                options.RemoteCertificateValidationCallback = [|Property|];
                options.RemoteCertificateValidationCallback = [|_assigned|];
                options.RemoteCertificateValidationCallback = [|Other.Accept|];
                options.RemoteCertificateValidationCallback = flag ? [|Accept|] : null;
                options.RemoteCertificateValidationCallback = flag ? null : [|(_, _, _, _) => true|];
                options.RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback ?? [|Accept|];
                options.RemoteCertificateValidationCallback = flag switch { true => [|Accept|], false => null };
                options.RemoteCertificateValidationCallback = [|(s, c, ch, e) => Accept(s, c, ch, e)|];
                options.RemoteCertificateValidationCallback = [|(_, _, _, errors) => errors == SslPolicyErrors.None || true|];
                options.RemoteCertificateValidationCallback = [|(_, _, _, errors) => flag ? true : true|];
                options.RemoteCertificateValidationCallback = [|(_, _, _, errors) => { var valid = true; return valid; }|];
            }
        }
        static class Other
        {
            internal static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
        }
        """);

    [Fact]
    public Task A_callback_that_may_refuse_is_quiet() => Verify("""
        class Client
        {
            private static readonly string Pinned = Guid.NewGuid().ToString();
            protected virtual bool Overridable(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            static bool Pin(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                if (certificate?.GetCertHashString() == Pinned)
                    return true;
                return errors == SslPolicyErrors.None;
            }
            static void Require(X509Certificate? certificate)
            {
                if (certificate?.GetCertHashString() != Pinned)
                    throw new InvalidOperationException();
            }
            void Connect(SslClientAuthenticationOptions options, RemoteCertificateValidationCallback given, bool flag)
            {
                RemoteCertificateValidationCallback written = (_, _, _, _) => true;
                if (flag)
                    written = Pin;
                options.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;
                options.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || errors == SslPolicyErrors.RemoteCertificateNameMismatch;
                options.RemoteCertificateValidationCallback = (_, _, _, _) => false;
                options.RemoteCertificateValidationCallback = (_, _, _, _) => flag;
                options.RemoteCertificateValidationCallback = (_, _, _, _) => throw new NotSupportedException();
                options.RemoteCertificateValidationCallback = (_, _, _, errors) => { if (errors != 0) throw new InvalidOperationException(); return true; };
                options.RemoteCertificateValidationCallback = (_, certificate, _, _) => { Require(certificate); return true; };
                options.RemoteCertificateValidationCallback = (sender, _, _, errors) => sender is HttpRequestMessage { RequestUri.IsLoopback: true } || errors == 0;
                options.RemoteCertificateValidationCallback = Pin;
                options.RemoteCertificateValidationCallback = Overridable;
                options.RemoteCertificateValidationCallback = given;
                options.RemoteCertificateValidationCallback = written;
                options.RemoteCertificateValidationCallback = null;
            }
        }
        """);

    [Fact]
    public Task A_callback_that_only_logs_what_it_lets_pass_is_reported() => InMethod("""
        var logger = LoggerFactory.Create(_ => { }).CreateLogger("tls");
                var handler = new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = [|(_, certificate, _, errors) =>
                    {
                        ArgumentNullException.ThrowIfNull(certificate);
                        logger.LogWarning("Accepted {Subject} with {Errors}", certificate.Subject, errors);
                        return true;
                    }|],
                };
        """);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true; }")]
    [InlineData("if (!env.IsDevelopment()) return; handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? (_, _, _, _) => true : null;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsProduction() ? null : HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("var accept = env.IsDevelopment() ? HttpClientHandler.DangerousAcceptAnyServerCertificateValidator : null; handler.ServerCertificateCustomValidationCallback = accept;")]
    [InlineData("Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool>? accept = null; if (env.IsDevelopment()) accept = (_, _, _, _) => true; handler.ServerCertificateCustomValidationCallback = accept;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => env.IsDevelopment() || errors == SslPolicyErrors.None;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => { if (env.IsDevelopment()) return true; return errors == SslPolicyErrors.None; };")]
    [InlineData("if (env.IsDevelopment() && flag) handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };")]
    public Task Weakening_where_Production_is_excluded_is_quiet(string body) => InMethod("var handler = new HttpClientHandler(); " + body);

    [Theory]
    [InlineData("if (env.IsProduction()) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; }")]
    [InlineData("if (env.IsDevelopment() || flag) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; }")]
    [InlineData("if (flag) { handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; }")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? null : [|(_, _, _, _) => true|];")]
    public Task Weakening_that_reaches_Production_is_reported(string body) => InMethod("var handler = new HttpClientHandler(); " + body);

    [Fact]
    public Task Weakening_in_a_debug_build_is_quiet() => Testing.Verify.Rule<CertificateValidationDisabled>("""
        #define DEBUG
        class Client
        {
            HttpClientHandler Create()
            {
                var handler = new HttpClientHandler();
        #if DEBUG
                handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
        #endif
                return handler;
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_destination_and_what_decides_it()
    {
        return Testing.Verify.Rule<CertificateValidationDisabled>(
            new Surroundings
            {
                Expected =
                [
                    Expect(8, 61, "'HttpClientHandler.ServerCertificateCustomValidationCallback'", "the callback always returns true"),
                    Expect(9, 61, "'HttpClientHandler.ServerCertificateCustomValidationCallback'", "'DangerousAcceptAnyServerCertificateValidator' checks nothing"),
                    Expect(10, 42, "'userCertificateValidationCallback' of 'SslStream'", "'Accept' always returns true"),
                ],
            },
            """
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            class Client
            {
                static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
                void Connect(HttpClientHandler handler, Stream stream)
                {
                    handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
                    handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
                    _ = new SslStream(stream, false, Accept);
                }
            }
            """);

        static DiagnosticResult Expect(int line, int column, string destination, string why) =>
            new DiagnosticResult(CertificateValidationDisabled.Descriptor).WithLocation("/service/Source0.cs", line, column).WithArguments(destination, why);
    }

    [Fact]
    public Task Broken_code_is_no_reason_to_fail() => Verify("""
        class Client
        {
            void Connect(HttpClientHandler handler)
            {
                handler.ServerCertificateCustomValidationCallback = {|CS0103:Missing|};
                handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => {|CS0103:missing|};
                handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => {|CS1525:;|}
            }
        }
        """);

    [Fact]
    public Task The_fix_removes_the_statement_and_keeps_what_people_wrote() => Testing.Verify.Fix<CertificateValidationDisabled>(
        """
        class Client
        {
            void Connect(HttpClientHandler handler)
            {
                handler.AllowAutoRedirect = false;
                // Ticket 4711.
                handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) =>
                {
                    return true;
                }|];
                handler.CheckCertificateRevocationList = true;
                handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]; // Ask operations.
            }
        }
        """,
        """
        class Client
        {
            void Connect(HttpClientHandler handler)
            {
                handler.AllowAutoRedirect = false;
                // Ticket 4711.
                handler.CheckCertificateRevocationList = true;
                // Ask operations.
            }
        }
        """);

    [Fact]
    public Task The_fix_removes_a_member_of_an_initializer() => Testing.Verify.Fix<CertificateValidationDisabled>(
        """
        class Client
        {
            HttpClientHandler One() => new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            HttpClientHandler Two() => new() { ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|], UseProxy = false };
            HttpClientHandler Three() => new() { UseProxy = false, ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|] };
            HttpClientHandler Four() => new()
            {
                UseProxy = false,
                // Self-signed.
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]
            };
            HttpClientHandler Five() => new()
            {
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|], // self-signed
                UseProxy = false,
            };
            HttpClientHandler Six() => new()
            {
                ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|],
            };
        }
        """,
        """
        class Client
        {
            HttpClientHandler One() => new HttpClientHandler();
            HttpClientHandler Two() => new() { UseProxy = false };
            HttpClientHandler Three() => new() { UseProxy = false };
            HttpClientHandler Four() => new()
            {
                UseProxy = false
                // Self-signed.
            };
            HttpClientHandler Five() => new()
            {
                // self-signed
                UseProxy = false,
            };
            HttpClientHandler Six() => new();
        }
        """);

    [Fact]
    public Task The_fix_removes_an_argument_where_that_compiles() => Testing.Verify.Fix<CertificateValidationDisabled>(
        Tls + """
        class Client
        {
            SslStream One(Stream stream) => new(stream, false, [|(_, _, _, _) => true|]);
            SslStream Two(Stream stream) => new SslStream(stream, leaveInnerStreamOpen: false, userCertificateValidationCallback: new RemoteCertificateValidationCallback([|(_, _, _, _) => true|]));
        }
        """,
        Tls + """
        class Client
        {
            SslStream One(Stream stream) => new(stream, false);
            SslStream Two(Stream stream) => new SslStream(stream, leaveInnerStreamOpen: false);
        }
        """);

    [Fact]
    public Task The_fix_empties_a_configuring_lambda_and_a_single_branch() => Testing.Verify.Fix<CertificateValidationDisabled>(
        """
        class Client
        {
            void Connect(IServiceCollection services, HttpClientHandler handler, bool trust)
            {
                services.Configure<HttpClientHandler>(h => h.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]);
                if (trust)
                    handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|];
            }
        }
        """,
        """
        class Client
        {
            void Connect(IServiceCollection services, HttpClientHandler handler, bool trust)
            {
                services.Configure<HttpClientHandler>(h => { });
                if (trust)
                    { }
            }
        }
        """);

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = trust ? [|(_, _, _, _) => true|] : null;")]
    [InlineData("Log(handler.ServerCertificateCustomValidationCallback = [|(_, _, _, _) => true|]);")]
    [InlineData("Check([|(_, _, _, _) => true|], 1);")]
    public Task No_fix_where_something_else_would_go_too(string body) => Testing.Verify.NoFix<CertificateValidationDisabled>(Tls + $$"""
        class Client
        {
            void Log(object? anything) { }
            void Check(RemoteCertificateValidationCallback check, int depth) { }
            void Connect(HttpClientHandler handler, bool trust)
            {
                {{body}}
            }
        }
        """);
}
