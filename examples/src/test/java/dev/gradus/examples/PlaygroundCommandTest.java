package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundCommandTest {
    private static final String PRINTED = "The playground is at ";

    @Test
    void a_process_serves_the_page_until_it_is_terminated() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "playground",
                        "--no-open")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String first = output.readLine();
            assertThat(first).startsWith(PRINTED + "http://127.0.0.1:");
            assertThat(output.readLine()).isEqualTo("Ctrl-C stops it.");
            URI address = URI.create(first.substring(PRINTED.length()));
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Playground</h1>");

            process.toHandle().destroy(); // SIGTERM
            assertThat(process.waitFor()).isEqualTo(128 + 15);
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_table_that_is_none_is_told_in_one_line(@TempDir Path folder) {
        Path missing = folder.resolve("missing.csv");
        ExampleRun run = ExampleRun.of("playground", "--data", missing.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains(missing.toString()).hasLineCount(1);
    }

    @Test
    void ports_are_numbers_of_16_bits() {
        ExampleRun run = ExampleRun.of("playground", "--port=65536");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("expected a port from 1 to 65535, or 0 for a free one, got '65536'");
    }
}
