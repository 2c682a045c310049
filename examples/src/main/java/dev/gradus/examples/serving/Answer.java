package dev.gradus.examples.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** Sends JSON. */
final class Answer {
    private Answer() {}

    static void json(HttpServerExchange exchange, int status, JsonNode body) {
        try {
            bytes(exchange, status, "application/json", Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }

    static void bytes(HttpServerExchange exchange, int status, String contentType, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    static void error(HttpServerExchange exchange, RequestException problem) {
        error(exchange, problem.status(), problem.place(), problem.problem());
    }

    static void error(HttpServerExchange exchange, int status, String place, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("status", status).put("error", message);
        if (!place.isEmpty()) {
            body.put("where", place);
        }
        json(exchange, status, body);
    }
}
