package dev.gradus.visualization.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.server.Listener;
import dev.gradus.visualization.server.Requests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What two browsers are told of what one of them asks for. */
class PlaygroundTest {
    static final String SETTINGS =
            "{\"data\":\"moons\",\"points\":40,\"noise\":0.1,\"testShare\":0.5,\"seed\":2,\"inputs\":[\"x₁\",\"x₂²\"],\"layers\":[3],\"activation\":\"relu\","
                    + "\"optimizer\":\"sgd\",\"learningRate\":0.3,\"penalty\":\"L2\",\"penaltyRate\":0.01,\"batchSize\":4}";

    private Playground playground;
    private Requests page;
    private Listener one;
    private Listener other;

    @BeforeEach
    void listen() throws IOException {
        playground = Playground.start(0);
        page = new Requests(playground.address());
        one = joined();
        other = joined();
    }

    private Listener joined() {
        Listener listener = Listener.at(playground.address());
        listener.next("state");
        return listener;
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        playground.close();
    }

    private static String file(String name, String text) {
        return "{\"name\":\"%s\",\"bytes\":\"%s\"}"
                .formatted(name, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("play", "{}", "\"plays\":true"),
                Arguments.of("pause", "{}", "\"plays\":false"),
                Arguments.of("step", "{}", "\"frame\":{\"step\":1"),
                Arguments.of("reset", "{}", "\"frame\":{\"step\":0"),
                Arguments.of("speed", "{\"value\":\"epochs\"}", "\"speed\":\"epochs\""),
                Arguments.of("settings", SETTINGS, "\"settings\":" + SETTINGS),
                Arguments.of("file", file("mine.csv", "a,b,c\n1,2,x\n3,4,y\n"), "\"file\":\"mine.csv\""));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyBrowserIsToldWhatOneHasAskedFor(String action, String body, String told)
            throws IOException, InterruptedException {
        assertThat(page.post(action, body).statusCode()).isEqualTo(204);

        assertThat(one.next("state").data()).contains(told);
        assertThat(other.next("state").data()).contains(told);
    }

    @Test
    void singleStepsThatDivergeSaySoToo() throws IOException, InterruptedException {
        page.post("settings", SETTINGS.replace("0.3,", "10,").replace("0.01", "1"));
        String told = one.next("state").data();
        for (int step = 0; step < 400 && told.contains("\"notice\":\"\""); step++) {
            page.post("step", "{}");
            told = one.next("state").data();
        }

        assertThat(told).contains("\"notice\":\"The weights are no numbers any more: the learning rate is too high.");
    }

    @Test
    void theFileThatWasOpenedLastIsChosenAndCanBeChosenAgain() throws IOException, InterruptedException {
        page.post("file", file("one.csv", "a,b,c\n1,2,x\n3,4,y\n"));
        assertThat(one.next("state").data()).contains("\"data\":\"file\"", "\"labels\":[\"x\",\"y\"]");
        page.post("file", file("two.csv", "p,q,r\n1,2,u\n3,4,v\n"));
        assertThat(one.next("state").data()).contains("\"file\":\"two.csv\"", "\"axes\":[\"p\",\"q\"]");
        page.post("settings", SETTINGS);
        assertThat(one.next("state").data()).contains("\"file\":\"two.csv\"", "\"data\":\"moons\"");
        page.post("settings", SETTINGS.replace("moons", "file"));
        assertThat(one.next("state").data()).contains("\"axes\":[\"p\",\"q\"]");
    }

    @Test
    void whatIsWrongWithAFileIsToldWithItsPlace() throws IOException, InterruptedException {
        HttpResponse<String> answer = page.post("file", file("mine.csv", "a,b,c\n1,2,x\n3,four,y\n"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"mine.csv, line 3, column 'b' (2): expected a number such as -1.5 or 2e3, got 'four'\"}");
        assertThat(page.post("settings", SETTINGS.replace("moons", "file")).body())
                .contains("data: expected one of spiral, circles, xor, moons, gaussians, plane, hills, got file");
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException, InterruptedException {
        String tooLong = "1".repeat(Playground.MOST_FILE_BYTES + 1);
        assertThat(page.post("file", file("mine.csv", tooLong)).body())
                .startsWith("{\"error\":\"bytes: expected at most 1048576 bytes in Base64, got MTEx");
        assertThat(page.post("file", file("mine.csv", tooLong + tooLong)).statusCode())
                .isEqualTo(413);
    }
}
