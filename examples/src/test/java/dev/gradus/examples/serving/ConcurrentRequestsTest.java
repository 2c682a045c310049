package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.models.ModelFile;
import io.undertow.server.handlers.RequestLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once, and the end of a service that has some. */
class ConcurrentRequestsTest {
    /** More than are let in at once. */
    private static final int CLIENTS = 100;

    @TempDir
    private Path directory;

    @Test
    void each_of_many_clients_gets_the_answer_that_it_would_get_alone()
            throws IOException, InterruptedException, ExecutionException {
        // Large enough that kernels share their work with a pool of threads.
        try (PredictionServer server = Served.start(ModelFile.of(Served.network(64, 512, 10)), directory)) {
            Client client = new Client(server.address());
            List<String> requests = requests(20);
            List<String> alone = new ArrayList<>();
            for (String request : requests) {
                alone.add(client.predict(request).body());
            }

            List<Future<List<String>>> together = allAtOnce(() -> {
                List<String> answers = new ArrayList<>();
                for (String request : requests) {
                    answers.add(client.predict(request).body());
                }
                return answers;
            });

            assertThat(alone).allMatch(answer -> answer.startsWith("{\"predictions\":[["));
            for (Future<List<String>> answers : together) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        }
    }

    private static List<String> requests(int count) {
        Random random = new Random(1);
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(random.doubles(1 + random.nextInt(16))
                    .mapToObj(ignored -> random.doubles(64)
                            .mapToObj(value -> Float.toString((float) value))
                            .collect(Collectors.joining(",", "[", "]")))
                    .collect(Collectors.joining(",", "{\"examples\":[", "]}")));
        }
        return requests;
    }

    private static <T> List<Future<T>> allAtOnce(Callable<T> client) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<T>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(client);
            }
            return threads.invokeAll(clients);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void who_finds_the_queue_full_is_told_to_come_again() throws IOException {
        ServedModel model = Served.load(Served.classifier(), directory);
        String body = "{\"example\": [1, 2, 3, 4]}";
        try (PredictionServer server = PredictionServer.start(
                        model, ServerOptions.local(0), new RequestLimit(1, 1), Duration.ofMinutes(10));
                RawConnection inside = new RawConnection(server.address());
                RawConnection one = new RawConnection(server.address());
                RawConnection other = new RawConnection(server.address())) {
            inside.announce(body.length(), "Expect: 100-continue");
            assertThat(inside.answer()).startsWith("HTTP/1.1 100 Continue");
            one.announce(body.length(), "Expect: 100-continue");
            other.announce(body.length(), "Expect: 100-continue");

            // Whichever comes second is sent away; the other waits until the one inside is done.
            while (!one.hasAnswer() && !other.hasAnswer()) {
                Thread.onSpinWait();
            }
            RawConnection refused = one.hasAnswer() ? one : other;
            RawConnection waiting = one.hasAnswer() ? other : one;
            assertThat(refused.answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 1")
                    .endsWith("{\"status\":503,\"error\":\"too many requests are waiting; come again in a second\"}");
            assertThat(waiting.hasAnswer()).isFalse();
            inside.send(body);
            assertThat(inside.answer()).startsWith("HTTP/1.1 200");
            assertThat(waiting.answer()).startsWith("HTTP/1.1 100 Continue");
            waiting.send(body);
            assertThat(waiting.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_takes_too_long_to_send_a_body_gives_the_place_back() throws IOException, InterruptedException {
        ServedModel model = Served.load(Served.classifier(), directory);
        try (PredictionServer server = PredictionServer.start(
                        model, ServerOptions.local(0), new RequestLimit(1, 1), Duration.ofMillis(50));
                RawConnection slow = new RawConnection(server.address())) {
            slow.announce(1000);
            slow.send("{");

            assertThat(new Client(server.address())
                            .predict("{\"example\": [1, 2, 3, 4]}")
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(slow::answer).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_request_that_has_begun_is_answered_and_a_new_one_refused_when_the_service_stops()
            throws IOException, InterruptedException {
        PredictionServer server = Served.start(Served.classifier(), directory);
        try (RawConnection begun = new RawConnection(server.address());
                RawConnection other = new RawConnection(server.address())) {
            String body = "{\"example\": [1, 2, 3, 4]}";
            begun.announce(body.length(), "Expect: 100-continue");
            assertThat(begun.answer()).startsWith("HTTP/1.1 100 Continue");
            begun.send(body.substring(0, 10));

            Thread closing = new Thread(server::close);
            closing.start();
            String refused = health(other);
            while (refused.startsWith("HTTP/1.1 200")) {
                refused = health(other);
            }
            assertThat(refused)
                    .startsWith("HTTP/1.1 503")
                    .endsWith("{\"status\":503,\"error\":\"the service is shutting down\"}");
            assertThat(closing.isAlive()).isTrue();
            begun.send(body.substring(10));

            assertThat(begun.answer()).startsWith("HTTP/1.1 200").contains("\"prediction\"");
            closing.join();
        }
    }

    private static String health(RawConnection connection) throws IOException {
        connection.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        return connection.answer();
    }
}
