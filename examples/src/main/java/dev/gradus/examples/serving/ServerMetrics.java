package dev.gradus.examples.serving;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What the service counts, for Prometheus to collect. */
final class ServerMetrics {
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    private final Counter requests = Counter.builder()
            .name("gradus_http_requests_total")
            .help("Requests that were answered.")
            .labelNames("route", "status")
            .register(registry);

    private final Histogram durations = Histogram.builder()
            .name("gradus_http_request_duration_seconds")
            .help("From the headers of a request to the end of its answer.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(
                    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(registry);

    private final Counter predictions = Counter.builder()
            .name("gradus_predictions_total")
            .help("Examples that the model was run on.")
            .register(registry);

    ServerMetrics() {
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
    }

    void predicted(int examples) {
        predictions.inc(examples);
    }

    /** Counts a request when its answer is sent. */
    void watch(HttpServerExchange exchange) {
        long start = System.nanoTime();
        exchange.addExchangeCompleteListener((answered, next) -> {
            // Never the path itself: whoever asks for many would make as many time series.
            PathTemplateMatch match = answered.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
            String route = match == null ? "other" : match.getMatchedTemplate();
            requests.labelValues(route, Integer.toString(answered.getStatusCode()))
                    .inc();
            durations.labelValues(route).observe((System.nanoTime() - start) / NANOS);
            next.proceed();
        });
    }

    /** Answers {@code GET /metrics}. */
    void answer(HttpServerExchange exchange) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape());
        Answer.bytes(exchange, StatusCodes.OK, writer.getContentType(), text.toByteArray());
    }
}
