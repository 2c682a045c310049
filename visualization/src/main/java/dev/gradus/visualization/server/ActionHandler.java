package dev.gradus.visualization.server;

import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a page asks for, and says whether it will be done. */
final class ActionHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ActionHandler.class);
    private static final String JSON = "application/json";

    private final Action action;

    ActionHandler(Action action) {
        this.action = action;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase(JSON)) {
            Answer.refusal(
                    exchange,
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                    "expected Content-Type: %s, got %s".formatted(JSON, type == null ? "none" : type));
            return;
        }
        Body body = new Body(action.mostBytes());
        exchange.getRequestReceiver()
                .receivePartialBytes((received, part, isLast) -> take(received, body, part, isLast), this::failed);
    }

    private void take(HttpServerExchange exchange, Body body, byte[] part, boolean isLast) {
        body.add(part);
        if (isLast && body.isTooLarge()) {
            refuseSize(exchange);
        } else if (isLast) {
            exchange.dispatch((HttpHandler) worker -> answer(worker, body.bytes()));
        }
    }

    private void refuseSize(HttpServerExchange exchange) {
        Answer.refusal(
                exchange,
                StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                "expected a body of at most %d bytes, got a larger one".formatted(action.mostBytes()));
    }

    private void answer(HttpServerExchange exchange, byte[] body) {
        try {
            action.handle(Message.read(body));
            exchange.setStatusCode(StatusCodes.NO_CONTENT);
            exchange.endExchange();
        } catch (RefusedException e) {
            Answer.refusal(exchange, e.status(), e.reason());
        } catch (RuntimeException e) {
            LOG.error("{} failed", exchange.getRequestPath(), e);
            Answer.refusal(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "that failed; the log of the program says why");
        }
    }

    private void failed(HttpServerExchange exchange, IOException problem) {
        if (problem instanceof Receiver.RequestToLargeException) {
            refuseSize(exchange); // of gigabytes, which are not read to their end
            return;
        }
        LOG.debug("a browser went away before its request was whole", problem);
        exchange.setPersistent(false);
        Answer.refusal(exchange, StatusCodes.BAD_REQUEST, "expected a whole body, got a part of one");
    }
}
