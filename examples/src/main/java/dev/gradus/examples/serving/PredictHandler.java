package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Answers {@code POST /predict}. The body is collected without a thread that waits for it; when it is whole, a worker takes
 * over. A client whose body takes too long is cut off, so that slow ones do not hold the places of others for ever.
 */
final class PredictHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PredictHandler.class);
    private static final String JSON = "application/json";

    private final ServedModel model;
    private final ServerOptions options;
    private final ServerMetrics metrics;
    private final Duration patience;

    /**
     * A handler.
     *
     * @param patience how long a whole body may take
     */
    PredictHandler(ServedModel model, ServerOptions options, ServerMetrics metrics, Duration patience) {
        this.model = model;
        this.options = options;
        this.metrics = metrics;
        this.patience = patience;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            Answer.error(
                    exchange,
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "expected %s, got %s; with curl, add -H 'Content-Type: %s'"
                            .formatted(JSON, type == null ? "none" : type, JSON));
            return;
        }
        // Asked before anything is read: the receiver makes room for as much as is announced.
        if (exchange.getRequestContentLength() > options.maxBodyBytes()) {
            tooLarge(exchange);
            return;
        }
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(options.maxBodyBytes());
        XnioExecutor.Key deadline =
                exchange.getIoThread().executeAfter(() -> cutOff(exchange), patience.toMillis(), TimeUnit.MILLISECONDS);
        receiver.receiveFullBytes(
                (received, body) -> {
                    deadline.remove();
                    received.dispatch((HttpHandler) worker -> answer(worker, body));
                },
                (received, problem) -> {
                    deadline.remove();
                    failed(received, problem);
                });
    }

    /** Without an answer: a client that is this slow would hold its place while it reads one, too. */
    private void cutOff(HttpServerExchange exchange) {
        LOG.debug("a client was cut off, since its request was not whole after {}", patience);
        IoUtils.safeClose(exchange.getConnection());
    }

    private void answer(HttpServerExchange exchange, byte[] body) {
        try {
            PredictRequest request = PredictRequest.read(body, options.maxExamples());
            ObjectNode answer = model.answer(request);
            metrics.predicted(request.examples().size());
            Answer.json(exchange, StatusCodes.OK, answer);
        } catch (RequestException e) {
            Answer.error(exchange, e);
        } catch (RuntimeException e) {
            // What exactly went wrong is for the log alone.
            LOG.error("POST /predict failed", e);
            Answer.error(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "", "the service failed; its log says why");
        }
    }

    private void failed(HttpServerExchange exchange, IOException problem) {
        if (problem instanceof Receiver.RequestToLargeException) {
            tooLarge(exchange);
        } else {
            LOG.debug("a client went away before its request was whole", problem);
            exchange.setPersistent(false);
            Answer.error(exchange, StatusCodes.BAD_REQUEST, "", "expected a whole body, got a part of one");
        }
    }

    private void tooLarge(HttpServerExchange exchange) {
        Answer.error(
                exchange,
                StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                "",
                "expected a body of at most %d bytes, got a larger one; send the examples in several requests"
                        .formatted(options.maxBodyBytes()));
    }
}
