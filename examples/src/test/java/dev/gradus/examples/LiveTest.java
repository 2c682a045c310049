package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option --live of the examples that train. */
class LiveTest {
    @Test
    void the_address_of_the_page_is_printed_and_the_report_may_be_had_too(@TempDir Path folder) {
        ExampleRun run = ExampleRun.of("digits", "--live", "--report", "--epochs=1", "-o", folder.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .containsPattern("Watch the training at http://127\\.0\\.0\\.1:\\d+/\\?token=[A-Za-z0-9_-]{32}");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void a_port_in_use_is_told_in_one_line(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ExampleRun run = ExampleRun.of(
                    "regression", "--live", "--live-port=" + taken.getLocalPort(), "-o", folder.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors())
                    .contains(
                            "Cannot listen on port %d: Address already in use. Choose another one, or 0 for any that is free."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"digits", "fashion-mnist", "autoencoder", "characters", "regression", "custom-layer", "train"})
    void every_example_that_trains_with_the_trainer_has_it(String example) {
        assertThat(ExampleRun.of(example, "--help").output()).contains("--live", "--live-port=PORT");
    }
}
