package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.google.common.collect.Lists;
import dev.gradus.verification.conformance.Outcome.Status;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner notices what is wrong and what is not offered. */
class ConformanceRunnerTest {
    private static final String TRIPLED = """
            {"id": "triple", "torch": "torch.mul",
             "args": [{"dtype": "float64", "shape": [2], "data": [1.0, 2.0], "requires_grad": true}, 3.0],
             "kwargs": {},
             "outputs": [{"dtype": "float64", "shape": [2], "data": [3.0, 6.0]}],
             "grad_outputs": [{"dtype": "float64", "shape": [2], "data": [1.0, 10.0]}],
             "input_grads": [{"dtype": "float64", "shape": [2], "data": [3.0, 30.0]}]}
            """;

    private final ConformanceRunner runner = new ConformanceRunner();

    @Test
    void passesWhatAgrees() {
        assertThat(run(TRIPLED)).isEqualTo(Outcome.passed());
    }

    @Test
    void failsAWrongOutputAndSaysWhere() {
        Outcome outcome = run(TRIPLED.replace("6.0", "6.00001"));
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.detail())
                .contains("triple in float64", "outputs[0]: element 1 of 2 is 6.0, should be 6.00001");
    }

    @Test
    void failsAWrongGradient() {
        Outcome outcome = run(TRIPLED.replace("30.0", "NaN").replace("NaN", "\"NaN\""));
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.detail()).contains("input_grads[0]: element 1 of 2 is 30.0, should be NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outputs\": [{\"dtype\": \"int64\", \"shape\": [2], \"data\": [3, 6]}],",
                "\"outputs\": [{\"dtype\": \"float64\", \"shape\": [2, 1], \"data\": [3.0, 6.0]}],",
                "\"outputs\": [],"
            })
    void failsAnotherTypeShapeOrNumberOfOutputs(String outputs) {
        Outcome outcome = run(TRIPLED.replaceAll("\"outputs\": .*,", outputs));
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
    }

    @Test
    void failsAGradientWhereThereShouldBeNone() {
        Outcome outcome = run(TRIPLED.replaceAll("\"input_grads\": .*]", "\"input_grads\": [null]"));
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.detail()).contains("a gradient arrived, there should be none");
    }

    @Test
    void takesAGradientOfZerosForNone() {
        String counted = TRIPLED.replace("torch.mul", "torch.norm")
                .replace("], \"requires_grad\": true}, 3.0]", "], \"requires_grad\": true}, 0]")
                .replaceAll(
                        "\"outputs\": .*", "\"outputs\": [{\"dtype\": \"float64\", \"shape\": [], \"data\": [2.0]}],")
                .replaceAll(
                        "\"grad_outputs\": .*",
                        "\"grad_outputs\": [{\"dtype\": \"float64\", \"shape\": [], \"data\": [1.0]}],")
                .replaceAll("\"input_grads\": .*]", "\"input_grads\": [null]");
        assertThat(run(counted)).isEqualTo(Outcome.passed());
    }

    @Test
    void failsWhatGoesWrongInFloat32Only() {
        String cancelled = """
                {"id": "cancelled", "torch": "torch.sub", "kwargs": {},
                 "args": [{"dtype": "float64", "shape": [1], "data": [100000001.0]}, 100000000],
                 "outputs": [{"dtype": "float64", "shape": [1], "data": [1.0]}]}
                """;
        Outcome outcome = run(cancelled);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.detail()).contains("cancelled in float32");
    }

    @Test
    void failsWhatTheFormatDoesNotAllow() {
        assertThat(run(TRIPLED.replace("\"shape\": [2]", "\"shape\": [3]")).status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void knowsWhatIsNotOffered() {
        assertThat(run(TRIPLED.replace("torch.mul", "torch.levitate")))
                .isEqualTo(Outcome.unsupported("torch.levitate is not offered"));
        assertThat(run(TRIPLED.replace("\"kwargs\": {}", "\"kwargs\": {\"gently\": true}")))
                .isEqualTo(Outcome.unsupported("torch.mul with 'gently' is not offered"));
        assertThat(run(TRIPLED.replace("torch.mul", "torch.topk")
                        .replace("3.0]", "1]")
                        .replace("\"kwargs\": {}", "\"kwargs\": {\"sorted\": false}")))
                .isEqualTo(Outcome.unsupported("torch.topk with 'sorted=false' is not offered"));
        assertThat(runner.run(ConformanceCase.of("telepathy", json(TRIPLED))).status())
                .isEqualTo(Status.UNSUPPORTED);
    }

    @Test
    void countsAndLists() {
        Tally tally = new Tally();
        for (String text : List.of(TRIPLED, TRIPLED, TRIPLED.replace("6.0", "7.0"))) {
            tally.add(ConformanceCase.of("op", json(text)), run(text));
        }
        for (String id : List.of("first", "second")) {
            String text = TRIPLED.replace("torch.mul", "torch.levitate").replace("triple", id);
            tally.add(ConformanceCase.of("op", json(text)), run(text));
        }
        String text = TRIPLED.replace("torch.mul", "torch.dowse").replace("triple", "third");
        tally.add(ConformanceCase.of("op", json(text)), run(text));
        assertThat(tally.unsupported())
                .containsExactly("torch.dowse is not offered: third", "torch.levitate is not offered: first, second");
        assertThat(tally.report())
                .containsExactly(
                        "torch.dowse is not offered: third",
                        "torch.levitate is not offered: first, second",
                        "conformance: 2 passed, 1 failed, 3 unsupported");
    }

    /** A real case in which one number is changed must fail, whichever field it is in. */
    @ParameterizedTest
    @CsvSource({
        "op, outputs",
        "op, input_grads",
        "module, outputs",
        "module, input_grads",
        "module, param_grads",
        "loss, outputs",
        "loss, input_grads",
        "optimizer, params_after",
        "training, losses",
        "training, state_after"
    })
    void comparesEveryField(String kind, String field) throws URISyntaxException {
        ConformanceCase original = cases(kind).stream()
                .filter(what -> what.fields().path(field).size() > 0)
                .filter(what -> runner.run(what).status() == Status.PASSED)
                .findFirst()
                .orElseThrow();
        JsonNode fields = original.fields().deepCopy();
        assertThat(changeNumber(fields.get(field))).isTrue();
        assertThat(runner.run(ConformanceCase.of(kind, fields)).status()).isEqualTo(Status.FAILED);
    }

    private Outcome run(String text) {
        return runner.run(ConformanceCase.of("op", json(text)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<ConformanceCase> cases(String kind) throws URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(ConformanceRunnerTest.class.getResource("/conformance"))
                .toURI());
        return CaseFile.readAll(directory).stream()
                .filter(file -> file.name().equals(kind + ".json"))
                .flatMap(file -> file.cases().stream())
                .toList();
    }

    /** Adds 0.01 to the last number that is an element of a tensor, or of a list of numbers. */
    private static boolean changeNumber(JsonNode node) {
        if (node instanceof ArrayNode list && !list.isEmpty() && list.get(0).isNumber()) {
            int last = list.size() - 1;
            list.set(last, DoubleNode.valueOf(list.get(last).doubleValue() + 0.01));
            return true;
        }
        return node.has("data")
                ? changeNumber(node.get("data"))
                : Lists.reverse(Lists.newArrayList(node)).stream().anyMatch(ConformanceRunnerTest::changeNumber);
    }
}
