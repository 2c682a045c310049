package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import dev.gradus.models.Classification;
import dev.gradus.models.ModelFile;
import dev.gradus.models.Predictor;
import dev.gradus.models.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes answer when all is well. */
class PredictionServerTest {
    private static final ModelFile FILE = Served.classifier()
            .provenance(Provenance.now().seed(7).data(Map.of("name", "colours")).notes(Map.of("testAccuracy", 0.5)));

    private static PredictionServer server;
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = Served.start(FILE, directory);
        client = new Client(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void one_example_gets_a_label_and_the_probability_of_each() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.predict("{\"example\": [1, 2.5, -3, 0]}");

        Classification expected = Predictor.of(FILE).classifyOne(Tensor.of(1, 2.5f, -3, 0));
        JsonNode prediction = Client.json(answer).get("prediction");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Client.json(answer).size()).isEqualTo(1);
        assertThat(prediction.get("label").textValue()).isEqualTo(expected.label());
        assertThat(prediction.get("probability").doubleValue()).isEqualTo(expected.probability());
        assertThat(prediction.get("ranked")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(prediction.get("ranked").get(i).get("label").textValue())
                    .isEqualTo(expected.ranked().get(i).label());
            assertThat(prediction.get("ranked").get(i).get("probability").doubleValue())
                    .isEqualTo(expected.ranked().get(i).probability());
        }
    }

    @Test
    void a_batch_gets_its_predictions_in_order() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.predict("{\"examples\": [[1, 2, 3, 4], [-9, 0, 9, 1e1]]}");

        List<Classification> expected =
                Predictor.of(FILE).classify(Tensor.from(new float[][] {{1, 2, 3, 4}, {-9, 0, 9, 10}}));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).get("predictions")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonNode prediction = Client.json(answer).get("predictions").get(i);
            assertThat(prediction.get("label").textValue())
                    .isEqualTo(expected.get(i).label());
            assertThat(prediction.get("probability").doubleValue())
                    .isEqualTo(expected.get(i).probability());
        }
    }

    @Test
    void a_batch_of_one_is_still_a_batch() throws IOException, InterruptedException {
        assertThat(Client.json(client.predict("{\"examples\": [[1, 2, 3, 4]]}")).get("predictions"))
                .hasSize(1);
    }

    @Test
    void content_types_may_name_a_charset_and_bodies_come_without_a_length() throws IOException, InterruptedException {
        byte[] body = "{\"example\": [1, 2, 3, 4]}".getBytes(StandardCharsets.UTF_8);

        assertThat(client.predict(
                                "Application/JSON; charset=utf-8",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_model_without_labels_gives_numbers(@TempDir Path directory) throws IOException, InterruptedException {
        ModelFile file = Served.regression();
        try (PredictionServer other = Served.start(file, directory)) {
            Client asking = new Client(other.address());
            float[] expected = Predictor.of(file).predict(1, 2, 3, 4);

            JsonNode one = Client.json(asking.predict("{\"example\": [1, 2, 3, 4]}"));
            JsonNode several = Client.json(asking.predict("{\"examples\": [[1, 2, 3, 4], [0, 0, 0, 0]]}"));

            assertThat(one.get("prediction")).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(Float.parseFloat(one.get("prediction").get(i).asText()))
                        .isEqualTo(expected[i]);
            }
            assertThat(several.get("predictions")).hasSize(2);
            assertThat(several.get("predictions").get(1)).hasSize(2);
        }
    }

    @Test
    void it_is_ready_as_soon_as_it_listens() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void the_model_tells_of_itself() throws IOException, InterruptedException {
        JsonNode card = Client.json(client.get("/model"));

        assertThat(card.get("file").textValue()).isEqualTo("model.safetensors");
        assertThat(card.get("parameters").intValue()).isEqualTo(4 * 8 + 8 + 8 * 3 + 3);
        assertThat(card.get("labels")).hasToString("[\"red\",\"green\",\"blue\"]");
        assertThat(card.get("inputs")).hasToString("{\"shape\":[4]}");
        assertThat(card.get("architecture"))
                .hasToString(
                        "{\"type\":\"Sequential\",\"children\":{\"0\":{\"type\":\"Dense\",\"settings\":{\"in\":4,\"out\":8,\"bias\":true}},\"1\":{\"type\":\"ReLU\"},\"2\":{\"type\":\"Dense\",\"settings\":{\"in\":8,\"out\":3,\"bias\":true}}}}");
        assertThat(card.get("provenance").get("seed").intValue()).isEqualTo(7);
        assertThat(card.get("provenance").get("data").get("name").textValue()).isEqualTo("colours");
        assertThat(card.get("provenance").get("notes").get("testAccuracy").doubleValue())
                .isEqualTo(0.5);
        assertThat(card.get("provenance").get("savedAt").textValue()).endsWith("Z");
        assertThat(card.get("provenance").get("version").textValue()).isNotBlank();
    }

    @Test
    void metrics_count_requests_predictions_and_memory(@TempDir Path directory)
            throws IOException, InterruptedException {
        try (PredictionServer fresh = Served.start(FILE, directory)) {
            Client asking = new Client(fresh.address());
            asking.predict("{\"examples\": [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]}");
            asking.predict("{\"examples\": 3}");
            asking.get("/one/of/many");
            asking.get("/another/of/many");

            // An answer is counted when it is sent, which its reader may be ahead of.
            HttpResponse<String> metrics = asking.get("/metrics");
            while (!metrics.body().contains("gradus_http_requests_total{route=\"other\",status=\"404\"} 2")) {
                metrics = asking.get("/metrics");
            }

            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(metrics.body().lines())
                    .contains(
                            "gradus_http_requests_total{route=\"/predict\",status=\"200\"} 1.0",
                            "gradus_http_requests_total{route=\"/predict\",status=\"400\"} 1.0",
                            "gradus_http_request_duration_seconds_count{route=\"/predict\"} 2",
                            "gradus_predictions_total 3.0")
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
                    .noneMatch(line -> line.contains("many"));
        }
    }

    @Test
    void it_listens_until_it_is_closed(@TempDir Path directory) throws IOException, InterruptedException {
        PredictionServer brief = Served.start(FILE, directory);
        Client asking = new Client(brief.address());
        assertThat(asking.get("/health").statusCode()).isEqualTo(200);

        brief.close();
        brief.close();
        brief.awaitStop();

        assertThatThrownBy(() -> asking.get("/health")).isInstanceOf(ConnectException.class);
    }

    @Test
    void a_port_in_use_and_an_unknown_host_are_told(@TempDir Path directory) throws IOException {
        ServedModel model = Served.load(FILE, directory);
        int port = server.address().getPort();

        assertThatThrownBy(() -> PredictionServer.start(model, ServerOptions.local(port)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot listen on 127.0.0.1, port %d: Address already in use. Stop the program that does, or choose another with --port or --host.",
                        port);
        assertThatThrownBy(() -> PredictionServer.start(model, new ServerOptions("no.such.invalid", 0, 1, 1)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot listen on no.such.invalid: no such host is known here. Take 127.0.0.1 for this machine alone, or 0.0.0.0 for all.");
    }

    @Test
    void all_interfaces_are_reached_by_the_loopback(@TempDir Path directory) throws IOException, InterruptedException {
        ServerOptions everywhere = new ServerOptions("0.0.0.0", 0, 1000, 10);
        try (PredictionServer open = PredictionServer.start(Served.load(FILE, directory), everywhere)) {
            assertThat(open.address().getHost()).isEqualTo("127.0.0.1");
            assertThat(new Client(open.address()).get("/health").statusCode()).isEqualTo(200);
        }
    }
}
