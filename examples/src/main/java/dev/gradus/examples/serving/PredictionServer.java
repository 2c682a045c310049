package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.net.InetAddresses;
import dev.gradus.core.kernel.Parallel;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.xnio.Options;

/**
 * A service that answers predictions of a model over HTTP.
 *
 * <pre>{@code
 * try (PredictionServer server = PredictionServer.start(ServedModel.load(path), ServerOptions.local(8080))) {
 *     server.awaitStop();
 * }
 * }</pre>
 *
 * <p>It listens from when it is started until it is closed; the model is there before, so whoever reaches it gets answers.
 */
public final class PredictionServer implements AutoCloseable {
    /** How many predictions may be on their way at once, which bounds the memory that their bodies take. */
    private static final int AT_ONCE = 64;

    /** How many more may wait, before their bodies are read; what comes then is told to come again. */
    private static final int WAITING = 1024;

    /** An upload so many times too large is still listened to, so that its client reads why it is refused. */
    private static final long PATIENCE = 16;

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int READ_MILLIS = 30_000;

    /** How long a client may take to send a whole body, which holds one of the places meanwhile. */
    private static final Duration PATIENCE_WITH_BODY = Duration.ofSeconds(30);

    private static final int SHUTDOWN_MILLIS = 30_000;

    private final Entrance entrance;
    private final Undertow undertow;
    private final URI address;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private PredictionServer(Entrance entrance, Undertow undertow) {
        this.entrance = entrance;
        this.undertow = undertow;
        this.address = uri((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress());
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if the host is not known here, or the port is in use; the message is one for the user
     */
    public static PredictionServer start(ServedModel model, ServerOptions options) throws IOException {
        return start(model, options, new RequestLimit(AT_ONCE, WAITING), PATIENCE_WITH_BODY);
    }

    static PredictionServer start(ServedModel model, ServerOptions options, RequestLimit limit, Duration patience)
            throws IOException {
        ServerMetrics metrics = new ServerMetrics();
        limit.setFailureHandler(PredictionServer::overloaded);
        // Lets clients that ask before they send a large body go ahead, once it is their turn.
        HttpHandler predict = Handlers.httpContinueRead(new PredictHandler(model, options, metrics, patience));
        HttpHandler routes = routes(model, new RequestLimitingHandler(limit, predict), metrics);
        Entrance entrance = new Entrance(exchange -> {
            metrics.watch(exchange);
            exchange.addDefaultResponseListener(PredictionServer::explain);
            routes.handleRequest(exchange);
        });
        Undertow undertow = Undertow.builder()
                .addHttpListener(options.port(), address(options).getHostAddress(), entrance)
                // A worker runs kernels itself, and the pool of dev.gradus.core.kernel.Parallel helps only with large
                // ones, so as many workers as that has threads keep all cores busy; more would but share them, and
                // take more memory. Connections wait on I/O threads, which only move bytes.
                .setWorkerThreads(Parallel.threads())
                .setIoThreads(Math.max(1, Parallel.threads() / 4))
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, PATIENCE * options.maxBodyBytes())
                .setSocketOption(Options.READ_TIMEOUT, READ_MILLIS)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            if (e.getCause() instanceof BindException cause) {
                throw new IOException(
                        "Cannot listen on %s, port %d: %s. Stop the program that does, or choose another with --port or --host."
                                .formatted(options.host(), options.port(), cause.getMessage()),
                        e);
            }
            throw e;
        }
        return new PredictionServer(entrance, undertow);
    }

    private static InetAddress address(ServerOptions options) throws IOException {
        try {
            return InetAddress.getByName(options.host());
        } catch (UnknownHostException e) {
            throw new IOException(
                    "Cannot listen on %s: no such host is known here. Take 127.0.0.1 for this machine alone, or 0.0.0.0 for all."
                            .formatted(options.host()),
                    e);
        }
    }

    private static URI uri(InetSocketAddress listening) {
        InetAddress address =
                listening.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening.getAddress();
        return URI.create("http://%s:%d".formatted(InetAddresses.toUriString(address), listening.getPort()));
    }

    private static HttpHandler routes(ServedModel model, HttpHandler predict, ServerMetrics metrics) {
        JsonNode health = Json.MAPPER.createObjectNode().put("status", "ready");
        return Handlers.routing()
                .post("/predict", predict)
                .get("/health", exchange -> Answer.json(exchange, StatusCodes.OK, health))
                .get("/model", exchange -> Answer.json(exchange, StatusCodes.OK, model.card()))
                .get("/metrics", metrics::answer)
                .setFallbackHandler(exchange -> unknown(exchange, StatusCodes.NOT_FOUND))
                .setInvalidMethodHandler(exchange -> {
                    exchange.getResponseHeaders()
                            .put(
                                    Headers.ALLOW,
                                    exchange.getRelativePath().equals("/predict")
                                            ? Methods.POST_STRING
                                            : Methods.GET_STRING);
                    unknown(exchange, StatusCodes.METHOD_NOT_ALLOWED);
                });
    }

    private static void unknown(HttpServerExchange exchange, int status) {
        Answer.error(
                exchange,
                status,
                "",
                "expected POST /predict, GET /health, GET /model or GET /metrics, got %s %s"
                        .formatted(exchange.getRequestMethod(), exchange.getRequestPath()));
    }

    private static void overloaded(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
        Answer.error(
                exchange, StatusCodes.SERVICE_UNAVAILABLE, "", "too many requests are waiting; come again in a second");
    }

    /** Gives a body to an answer that the server itself has made, without one. */
    private static boolean explain(HttpServerExchange exchange) {
        int status = exchange.getStatusCode();
        if (status < StatusCodes.BAD_REQUEST || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        Answer.error(exchange, status, "", StatusCodes.getReason(status));
        return true;
    }

    /** Where this machine reaches it, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        return address;
    }

    /** Waits until somebody closes it. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Stops listening: answers the requests that have begun, for up to half a minute, refuses others, and ends. */
    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            entrance.close(SHUTDOWN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        undertow.stop();
        stopped.countDown();
    }
}
