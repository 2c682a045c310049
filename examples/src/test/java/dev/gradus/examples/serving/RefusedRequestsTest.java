package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Embedding;
import dev.gradus.models.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What is wrong with a request stands in the answer; what is wrong with the service, in its log. */
class RefusedRequestsTest {
    private static final String OBJECT =
            "expected a JSON object {\"example\": ...} or {\"examples\": [..., ...]}, got ";

    private static PredictionServer server;
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        ServedModel model = Served.load(Served.classifier(), directory);
        server = PredictionServer.start(model, new ServerOptions("127.0.0.1", 0, 2000, 3));
        client = new Client(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                // not JSON, or not that of a request
                arguments("", 400, "", OBJECT + "nothing"),
                arguments("nope", 400, "line 1, column 1", "expected JSON: Unrecognized token 'nope'"),
                arguments(
                        "{\"example\": [1,\n 2",
                        400,
                        "line 2, column 3",
                        "expected the rest of the JSON, got the end of the body"),
                arguments(
                        "{\"example\": 1} {}", 400, "line 1, column 16", "expected one JSON object, got more after it"),
                arguments(
                        "{\"example\": 1, \"example\": 2}",
                        400,
                        "line 1, column 25",
                        "expected JSON: Duplicate field 'example'"),
                arguments("[1, 2]", 400, "", OBJECT + "an array of 2"),
                arguments("\"" + "x".repeat(100) + "\"", 400, "", OBJECT + "the text \"" + "x".repeat(37) + "...\""),
                arguments("{}", 400, "", OBJECT + "an empty object"),
                arguments("{\"example\": [1, 2, 3, 4], \"examples\": []}", 400, "", OBJECT + "both"),
                arguments("{\"example\": [1, 2, 3, 4], \"top\": 3}", 400, "top", OBJECT + "another member"),
                arguments(
                        "[".repeat(40),
                        400,
                        "",
                        "expected JSON nested at most 32 levels deep, with numbers of at most 100 digits, got more"),
                arguments(
                        "{\"example\": [" + "1".repeat(101) + "]}",
                        400,
                        "",
                        "expected JSON nested at most 32 levels deep, with numbers of at most 100 digits, got more"),
                // not examples
                arguments("{\"examples\": 1}", 400, "examples", "expected an array of at least one example, got 1"),
                arguments(
                        "{\"examples\": []}",
                        400,
                        "examples",
                        "expected an array of at least one example, got an array of 0"),
                arguments(
                        "{\"examples\": [[], [], [], []]}",
                        413,
                        "examples",
                        "expected at most 3 examples, got 4; send them in several requests"),
                // not as the model takes them
                arguments("{\"example\": 1}", 400, "example", "expected an array of 4 numbers, got 1"),
                arguments(
                        "{\"example\": [1, 2, 3]}",
                        400,
                        "example",
                        "expected an array of 4 numbers, got an array of 3"),
                arguments(
                        "{\"examples\": [[1, 2, 3, 4], {\"a\": 1}]}",
                        400,
                        "examples[1]",
                        "expected an array of 4 numbers, got an object"),
                arguments(
                        "{\"examples\": [[1, 2, 3, 4], [1, 2, 3, \"four\"]]}",
                        400,
                        "examples[1][3]",
                        "expected a finite number of float32, got the text \"four\""),
                arguments(
                        "{\"example\": [1, null, 3, 4]}",
                        400,
                        "example[1]",
                        "expected a finite number of float32, got null"),
                arguments(
                        "{\"example\": [1, true, 3, 4]}",
                        400,
                        "example[1]",
                        "expected a finite number of float32, got true"),
                arguments(
                        "{\"example\": [1, [2], 3, 4]}",
                        400,
                        "example[1]",
                        "expected a finite number of float32, got an array of 1"),
                arguments(
                        "{\"example\": [1, NaN, 3, 4]}",
                        400,
                        "example[1]",
                        "expected a finite number of float32, got NaN"),
                arguments(
                        "{\"example\": [-Infinity, 2, 3, 4]}",
                        400,
                        "example[0]",
                        "expected a finite number of float32, got -Infinity"),
                arguments(
                        "{\"example\": [1, 2, 1e39, 4]}",
                        400,
                        "example[2]",
                        "expected a finite number of float32, got 1.0E39"),
                arguments(
                        "{\"example\": [1, 2, 1e999, 4]}",
                        400,
                        "example[2]",
                        "expected a finite number of float32, got Infinity"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void the_answer_says_what_was_expected_what_came_and_where(String body, int status, String where, String error)
            throws IOException, InterruptedException {
        check(client.predict(body), status, where, error);
    }

    private static void check(HttpResponse<String> answer, int status, String where, String error) throws IOException {
        JsonNode json = Client.json(answer);
        assertThat(json.path("error").asText()).isEqualTo(error);
        assertThat(json.path("where").asText("")).isEqualTo(where);
        assertThat(json.path("status").asInt()).isEqualTo(status);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void bytes_that_are_no_utf8_are_no_json() throws IOException, InterruptedException {
        byte[] body = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

        HttpResponse<String> answer = client.predict("application/json", BodyPublishers.ofByteArray(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).get("error").textValue()).startsWith("expected JSON: Invalid UTF-8");
    }

    @Test
    void other_content_types_are_refused() throws IOException, InterruptedException {
        check(
                client.predict("application/x-www-form-urlencoded", BodyPublishers.ofString("{}")),
                415,
                "Content-Type",
                "expected application/json, got application/x-www-form-urlencoded; with curl, add -H 'Content-Type: application/json'");
    }

    @Test
    void a_body_that_announces_or_turns_out_to_be_too_large_is_refused() throws IOException, InterruptedException {
        byte[] large = new byte[2001];
        String error = "expected a body of at most 2000 bytes, got a larger one; send the examples in several requests";

        check(client.predict("application/json", BodyPublishers.ofByteArray(large)), 413, "", error);
        check(
                client.predict("application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                413,
                "",
                error);
    }

    @Test
    void a_body_of_just_the_size_that_is_allowed_is_read() throws IOException, InterruptedException {
        String example = "{\"example\": [1, 2, 3, 4]}";

        assertThat(client.predict(example + " ".repeat(2000 - example.length())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_of_gigabytes_is_refused_before_it_comes() throws IOException {
        try (RawConnection connection = new RawConnection(server.address())) {
            connection.announce(2_000_000_000);

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on_or_not() throws IOException {
        try (RawConnection connection = new RawConnection(server.address())) {
            connection.announce(2000, "Expect: 100-continue");

            assertThat(connection.answer()).startsWith("HTTP/1.1 100 Continue");
        }
        try (RawConnection connection = new RawConnection(server.address())) {
            connection.announce(2001, "Expect: 100-continue");

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void clients_that_leave_hurt_nobody() throws IOException, InterruptedException {
        // More than are let in at once.
        for (int i = 0; i < 100; i++) {
            try (RawConnection connection = new RawConnection(server.address())) {
                connection.announce(25);
                connection.send("{\"exa");
            }
        }

        assertThat(client.predict("{\"example\": [1, 2, 3, 4]}").statusCode()).isEqualTo(200);
    }

    @Test
    void other_routes_and_methods_are_named() throws IOException, InterruptedException {
        String expected = "expected POST /predict, GET /health, GET /model or GET /metrics, got ";
        check(client.get("/"), 404, "", expected + "GET /");
        check(client.get("/predictions"), 404, "", expected + "GET /predictions");
        HttpResponse<String> wrongMethod = client.get("/predict");
        check(wrongMethod, 405, "", expected + "GET /predict");
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void an_unknown_shape_is_that_of_the_first_example(@TempDir Path directory)
            throws IOException, InterruptedException {
        try (PredictionServer other = Served.start(Served.regression(), directory)) {
            Client asking = new Client(other.address());

            check(
                    asking.predict("{\"examples\": [[1, 2, 3, 4], [1, 2]]}"),
                    400,
                    "examples[1]",
                    "expected an array of 4 numbers, got an array of 2");
            check(
                    asking.predict("{\"examples\": [[[1], []], [[1], [2]]]}"),
                    400,
                    "examples[0][1]",
                    "expected an array of 1 numbers, got an array of 0");
            check(
                    asking.predict("{\"example\": [[]]}"),
                    400,
                    "example",
                    "expected at least one number, got an array of 0");
            HttpResponse<String> refused = asking.predict("{\"example\": [1, 2, 3]}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Client.json(refused).get("error").textValue())
                    .startsWith("the model does not take such examples: linear: expected 4 features")
                    .contains("[in ");
        }
    }

    @Test
    void examples_that_lead_to_no_finite_numbers_are_named(@TempDir Path directory)
            throws IOException, InterruptedException {
        Dense steep = new Dense(1, 2);
        steep.loadStateDict(Map.of("weight", Tensor.of(new float[] {10, -10}, 2, 1), "bias", Tensor.of(0f, 0f)));
        for (ModelFile file : List.of(ModelFile.of(steep), ModelFile.of(steep).labels("up", "down"))) {
            try (PredictionServer other = Served.start(file, directory)) {
                check(
                        new Client(other.address()).predict("{\"examples\": [[0], [3e38]]}"),
                        422,
                        "examples[1]",
                        "the model gives no finite numbers for it; expected values like those that it was trained on");
            }
        }
    }

    @Test
    void whole_numbers_are_asked_for_where_a_model_takes_them(@TempDir Path directory)
            throws IOException, InterruptedException {
        ModelFile file = ModelFile.of(new Embedding(5, 2)).inputs(Map.of("shape", List.of(2), "type", "int64"));
        try (PredictionServer other = Served.start(file, directory)) {
            Client asking = new Client(other.address());

            assertThat(Client.json(asking.predict("{\"example\": [0, 4]}")).get("prediction"))
                    .hasSize(2);
            check(
                    asking.predict("{\"example\": [0, 1.5]}"),
                    400,
                    "example[1]",
                    "expected a whole number of int64, got 1.5");
            check(
                    asking.predict("{\"example\": [0, 9007199254740992]}"),
                    400,
                    "example[1]",
                    "expected a whole number of int64, got 9007199254740992");
            assertThat(asking.predict("{\"example\": [0, 5]}").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void a_fault_of_the_service_is_logged_and_not_told(@TempDir Path directory)
            throws IOException, InterruptedException {
        // Three labels and two outputs: what cannot be known before the first request, since no shape is told.
        ModelFile broken = ModelFile.of(new Dense(4, 2)).labels("a", "b", "c");
        Logger logger = (Logger) LoggerFactory.getLogger(PredictHandler.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        try (PredictionServer other = Served.start(broken, directory)) {
            check(
                    new Client(other.address()).predict("{\"example\": [1, 2, 3, 4]}"),
                    500,
                    "",
                    "the service failed; its log says why");
        } finally {
            logger.setAdditive(true);
            logger.detachAppender(log);
        }
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getThrowableProxy().getMessage()).contains("a row of 3 scores, one for each label");
    }
}
