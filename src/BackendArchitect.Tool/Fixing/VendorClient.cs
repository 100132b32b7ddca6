using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using BackendArchitect.Analyzers.AI;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace BackendArchitect.Tool.Fixing;

/// <summary>
/// A model, spoken to with its vendor's own client. In an editor, where every assembly is loaded beside others' and what we ship must be small, our slim
/// clients ask. Retries, time limits and budgets are around it, as around those.
/// </summary>
/// <param name="inner">The vendor's client.</param>
internal sealed class VendorClient(IChatClient inner) : DelegatingChatClient(inner)
{
    // The interface of Anthropic's models asks for a limit.
    private const int MostTokens = 8192;

    private static readonly HttpClient Http = new(new WholeAnswers(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The client for the provider that the user names.</summary>
    internal static IChatClient Of(AiSettings settings) => new VendorClient(settings.Provider == Provider.Anthropic ? OfAnthropic(settings) : OfOpenAI(settings));

    // Nothing comes from the vendor's own variables: they hold a key for the vendor, and the address may be another's.
    private static IChatClient OfAnthropic(AiSettings settings) =>
        new AnthropicClient(new ClientOptions
        {
            BaseUrl = AnthropicMessages.BaseOf(settings.Endpoint),
            ApiKey = settings.Key,
            AuthToken = null,
            ExtraHeaders = new Dictionary<string, string>(),
            HttpClient = Http,
            MaxRetries = 0,
            Timeout = settings.Timeout,
        }).AsIChatClient(settings.Model, MostTokens);

    private static IChatClient OfOpenAI(AiSettings settings)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = settings.Endpoint, Transport = new HttpClientPipelineTransport(Http), RetryPolicy = new ClientRetryPolicy(maxRetries: 0), NetworkTimeout = settings.Timeout,
        };
        if (settings.Key is null)
            options.AddPolicy(new NoKey(), PipelinePosition.BeforeTransport);
        // The client insists on a key.
        return new ChatClient(settings.Model, new ApiKeyCredential(settings.Key ?? "none"), options).AsIChatClient();
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response;
        try
        {
            // As a stream: servers in between cut a connection that is silent for long.
            response = await base.GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);
        }
        // Which exceptions a vendor's client throws at an answer that it does not understand, none of them says.
        catch (Exception exception) when (exception is not (ModelException or OperationCanceledException))
        {
            throw ModelException.Unreadable(exception);
        }
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        if (contents.OfType<ErrorContent>().Any())
            throw ModelException.BrokenOff();
        return contents.OfType<FunctionCallContent>().Any() ? throw ModelException.CallsATool() : response;
    }

    /// <summary>Says what a server refuses in the words of our own clients, and reads an answer to its end before the vendor's client does, so that none is endless.</summary>
    private sealed class WholeAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                throw ModelException.NobodyAnswers(request, exception);
            }
            try
            {
                if (!response.IsSuccessStatusCode)
                    throw ModelException.Refused(response);
                await response.Content.LoadIntoBufferAsync(WireFormat.LongestAnswer, cancellationToken);
                return response;
            }
            catch (Exception exception)
            {
                response.Dispose();
                throw exception switch
                {
                    HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => ModelException.TooLong(),
                    HttpRequestException or IOException => ModelException.Broken(exception),
                    _ => exception,
                };
            }
        }
    }

    /// <summary>A server on this machine that asks for no key is sent none.</summary>
    private sealed class NoKey : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Remove("Authorization");
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Remove("Authorization");
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
