package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTestTest {
    @Test
    void percentiles_are_times_that_so_many_requests_did_not_exceed() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(i -> i * 1_000_000).toArray();
        LoadReport report = new LoadReport(4, Duration.ofSeconds(2), nanos, 3);

        assertThat(report.percentile(50)).isEqualTo(100);
        assertThat(report.percentile(95)).isEqualTo(190);
        assertThat(report.percentile(99)).isEqualTo(198);
        assertThat(report.percentile(99.1)).isEqualTo(199);
        assertThat(report.percentile(100)).isEqualTo(200);
        assertThat(report.percentile(0.1)).isEqualTo(1);
        assertThat(report.requests()).isEqualTo(200);
        assertThat(report.throughput()).isEqualTo(100);
        assertThat(report)
                .hasToString(
                        "200 requests of 4 clients in 2.0 s: 100 a second, 3 errors%nLatency in ms: p50 100.00, p95 190.00, p99 198.00, max 200.00"
                                .formatted());
    }

    @Test
    void a_service_that_answers_makes_no_errors(@TempDir Path directory) throws IOException, InterruptedException {
        try (PredictionServer server = Served.start(Served.classifier(), directory)) {
            LoadReport report =
                    new LoadTest(server.address(), "{\"example\": [1, 2, 3, 4]}", 3).run(Duration.ofMillis(200));

            assertThat(report.requests()).isPositive();
            assertThat(report.errors()).isZero();
            assertThat(report.percentile(50)).isPositive().isLessThanOrEqualTo(report.percentile(99));
        }
    }

    @Test
    void refused_requests_and_a_service_that_is_gone_are_errors(@TempDir Path directory)
            throws IOException, InterruptedException {
        PredictionServer server = Served.start(Served.classifier(), directory);
        LoadReport refused = new LoadTest(server.address(), "{}", 2).run(Duration.ofMillis(100));
        server.close();
        LoadReport gone = new LoadTest(server.address(), "{}", 2).run(Duration.ofMillis(100));

        assertThat(refused.errors()).isPositive().isEqualTo(refused.requests());
        assertThat(gone.errors()).isPositive().isEqualTo(gone.requests());
    }
}
