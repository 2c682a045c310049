package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.layers.Dense;
import dev.gradus.models.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {
    private static final Pattern CURL = Pattern.compile("-d '(.*)' (http://127\\.0\\.0\\.1:\\d+/predict)");

    @TempDir
    private Path directory;

    private Path model;

    @BeforeEach
    void save() throws IOException {
        model = directory.resolve("model.safetensors");
        ModelFile.of(new Dense(2, 3))
                .labels("a", "b", "c")
                .inputs(Map.of("shape", List.of(2)))
                .save(model);
    }

    @Test
    void a_load_test_tells_how_fast_the_service_is() {
        ExampleRun run = ExampleRun.of("serve", model.toString(), "--port=0", "--load-test=1", "--clients=2");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("Serving " + model + " at http://127.0.0.1:")
                .containsPattern("requests of 2 clients in 1\\.\\d s: [\\d,]+ a second, 0 errors")
                .containsPattern("Latency in ms: p50 [\\d.]+, p95 [\\d.]+, p99 [\\d.]+, max [\\d.]+");
    }

    @Test
    void a_load_test_needs_a_file_that_says_what_the_model_takes() throws IOException {
        ModelFile.of(new Dense(2, 3)).save(model);

        assertFails(
                ExampleRun.of("serve", model.toString(), "--port=0", "--load-test=1"),
                model
                        + " does not say what the model takes, which the load test must know. Save it with ModelFile.inputs(Map.of(\"shape\", ...)).");
    }

    @Test
    void a_missing_file_is_told_in_one_line() {
        Path missing = directory.resolve("missing");

        assertFails(
                ExampleRun.of("serve", missing.toString()),
                "There is no file " + missing + ". Train a model first, with ./gradus digits, or name another file.");
    }

    @Test
    void a_damaged_file_is_told_in_one_line() throws IOException {
        byte[] content = Files.readAllBytes(model);
        Files.write(model, List.of("not a model"));
        ExampleRun other = ExampleRun.of("serve", model.toString());
        Files.write(model, Arrays.copyOf(content, content.length - 1));
        ExampleRun truncated = ExampleRun.of("serve", model.toString());

        for (ExampleRun run : List.of(other, truncated)) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors()).startsWith(model + ": ").hasLineCount(1);
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(
                    ExampleRun.of("serve", model.toString(), "--port=" + taken.getLocalPort()),
                    "Cannot listen on 127.0.0.1, port %d: Address already in use. Stop the program that does, or choose another with --port or --host."
                            .formatted(taken.getLocalPort()));
        }
    }

    private static void assertFails(ExampleRun run, String message) {
        assertThat(run.errors()).isEqualToNormalizingNewlines(message + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void ports_are_numbers_of_16_bits(String port) {
        ExampleRun run = ExampleRun.of("serve", model.toString(), "--port=" + port);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "Invalid value for option '--port': expected a port from 1 to 65535, or 0 for a free one, got '"
                                + port + "'");
    }

    @Test
    void a_process_serves_what_it_shows_until_it_is_terminated() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        model.toString(),
                        "--port=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).startsWith("Serving " + model + " at http://127.0.0.1:");
            assertThat(output.readLine()).isEqualTo("Ask it for a prediction:");
            Matcher curl = CURL.matcher(output.readLine());
            assertThat(curl.find()).isTrue();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(curl.group(2)))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(curl.group(1)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"prediction\":{\"label\":\"");

            process.toHandle().destroy(); // SIGTERM
            assertThat(process.waitFor()).isEqualTo(128 + 15);
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }
}
