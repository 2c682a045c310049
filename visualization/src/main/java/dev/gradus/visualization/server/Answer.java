package dev.gradus.visualization.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Sends what a request gets. */
final class Answer {
    private Answer() {}

    /** Says why a request is refused: as JSON, which a page shows, and a person can read. */
    static void refusal(HttpServerExchange exchange, int status, String reason) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        exchange.getResponseSender()
                .send("{\"error\":\"%s\"}"
                        .formatted(new String(JsonStringEncoder.getInstance().quoteAsString(reason))));
    }
}
