package dev.gradus.examples.serving;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets requests in until it is closed, and knows when the last one is answered. Undertow's own handler for that lets go a
 * moment too early: the connection is then not yet ready for its next request, and complains that the server is gone.
 */
final class Entrance implements HttpHandler {
    private final HttpHandler inside;

    /** One party for the service itself, and one for each request on its way. */
    private final Phaser running = new Phaser(1);

    private volatile boolean closed;

    Entrance(HttpHandler inside) {
        this.inside = inside;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        running.register();
        exchange.addExchangeCompleteListener((answered, next) -> {
            try {
                next.proceed();
            } finally {
                running.arriveAndDeregister();
            }
        });
        if (closed) {
            Answer.error(exchange, StatusCodes.SERVICE_UNAVAILABLE, "", "the service is shutting down");
        } else {
            inside.handleRequest(exchange);
        }
    }

    /** Lets nobody in any more, and waits until all who were are answered, but not longer than that. */
    void close(long millis) throws InterruptedException {
        closed = true;
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // They have had their time.
            running.forceTermination();
        }
    }
}
