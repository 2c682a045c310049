package dev.gradus.visualization.server;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Options;

/**
 * Serves one page with its events and actions to browsers on this machine.
 *
 * <pre>{@code
 * EventStream events = new EventStream(() -> new Snapshot("state", json));
 * LocalServer server = LocalServer.start(0, page::html, events, Map.of("pause", body -> pause()));
 * log.info("{}", server.address());
 * }</pre>
 *
 * <p>It listens on the loopback interface alone, and {@linkplain Guard lets in} whoever has the token in its address. The
 * page is at {@code /}, its events at {@code /events}, an action at its own name. Its threads do not keep the program from
 * ending.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int WORKERS = 2;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int READ_MILLIS = 30_000;
    private static final int LAST_ANSWERS_MILLIS = 2_000;

    private final Undertow undertow;
    private final EventStream events;
    private final GracefulShutdownHandler answering;
    private final URI address;

    private LocalServer(Undertow undertow, EventStream events, GracefulShutdownHandler answering, URI address) {
        this.undertow = undertow;
        this.events = events;
        this.answering = answering;
        this.address = address;
    }

    /**
     * Begins to listen.
     *
     * @param port from 1 to 65535; 0 for one that is free
     * @param html makes the page each time that it is asked for
     * @param events is closed with the server
     * @param actions what the page can ask for, by names of letters
     * @throws IllegalArgumentException if there is no such port
     * @throws IllegalStateException on the module path
     * @throws IOException if the port is in use
     */
    public static LocalServer start(
            int port, Supplier<String> html, EventStream events, Map<String, ? extends Action> actions)
            throws IOException {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "LocalServer: expected a port from 1 to 65535, or 0 for a free one, got " + port);
        }
        checkIsOnClassPath(LocalServer.class.getModule());
        Token token = new Token();
        GracefulShutdownHandler answering = new GracefulShutdownHandler(routes(actions));
        Guard guard = new Guard(token, routes(html, events, actions, answering));
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, LOOPBACK, guard)
                .setIoThreads(1)
                .setWorkerThreads(WORKERS)
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, READ_MILLIS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L) // each action has a limit of its own
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            events.close();
            if (e.getCause() instanceof BindException cause) {
                throw new IOException(
                        "Cannot listen on port %d: %s. Choose another one, or 0 for any that is free."
                                .formatted(port, cause.getMessage()),
                        e);
            }
            throw e;
        }
        int listening = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        guard.listenAt(listening);
        URI address = URI.create("http://%s:%d/?%s=%s".formatted(LOOPBACK, listening, Guard.PARAMETER, token));
        return new LocalServer(undertow, events, answering, address);
    }

    /** Undertow's logging reaches by reflection into modules that it does not read. */
    static void checkIsOnClassPath(Module module) {
        if (module.isNamed()) {
            throw new IllegalStateException(
                    "Pages are served by Undertow, which does not run on the module path; put %s and what it needs on the class path"
                            .formatted(module.getName()));
        }
    }

    private static HttpHandler routes(Map<String, ? extends Action> actions) {
        RoutingHandler routes = Handlers.routing();
        actions.forEach((name, action) -> routes.post("/" + name, new ActionHandler(action)));
        return routes;
    }

    private static HttpHandler routes(
            Supplier<String> html, EventStream events, Map<String, ? extends Action> actions, HttpHandler answering) {
        RoutingHandler routes = Handlers.routing()
                .get("/", exchange -> exchange.dispatch((HttpHandler) worker -> page(worker, html)))
                .get("/events", Handlers.serverSentEvents(events::join));
        HttpHandler untilTheEnd = exchange -> {
            exchange.addDefaultResponseListener(LocalServer::tellsTheEnd);
            answering.handleRequest(exchange);
        };
        actions.keySet().forEach(name -> routes.post("/" + name, untilTheEnd));
        String all = "GET /, GET /events"
                + String.join(
                        "",
                        new TreeSet<>(actions.keySet())
                                .stream().map(name -> ", POST /" + name).toList());
        return routes.setFallbackHandler(exchange -> unknown(exchange, StatusCodes.NOT_FOUND, all))
                .setInvalidMethodHandler(exchange -> {
                    boolean isAction =
                            actions.containsKey(exchange.getRequestPath().substring(1));
                    exchange.getResponseHeaders().put(Headers.ALLOW, isAction ? "POST" : "GET");
                    unknown(exchange, StatusCodes.METHOD_NOT_ALLOWED, all);
                });
    }

    /** Says why, where a request is refused because the server ends; else there is something to say already. */
    private static boolean tellsTheEnd(HttpServerExchange exchange) {
        boolean isRefused = exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE;
        if (isRefused) {
            Answer.refusal(exchange, StatusCodes.SERVICE_UNAVAILABLE, "this page is no longer served");
        }
        return isRefused;
    }

    private static void page(HttpServerExchange exchange, Supplier<String> html) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
        exchange.getResponseSender().send(html.get());
    }

    private static void unknown(HttpServerExchange exchange, int status, String all) {
        Answer.refusal(
                exchange,
                status,
                "expected %s, got %s %s".formatted(all, exchange.getRequestMethod(), exchange.getRequestPath()));
    }

    /** Where a browser on this machine finds the page, with the token: who has it can see and control all. */
    public URI address() {
        return address;
    }

    /** Answers what was asked for and nothing more, lets the browsers have what they were told, and ends. */
    @Override
    public void close() {
        answering.shutdown();
        try {
            if (!answering.awaitShutdown(LAST_ANSWERS_MILLIS)) {
                LOG.debug("ends without having answered all");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
        undertow.stop();
    }
}
