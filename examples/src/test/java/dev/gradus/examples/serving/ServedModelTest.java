package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.LSTM;
import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file must say, so that its model can be served. */
class ServedModelTest {
    @TempDir
    private Path directory;

    static Stream<Arguments> unfit() {
        String shape = "the 'shape' of its inputs: expected a list of at most 30 whole numbers from 1 on, got ";
        String taken = "the model does not take what its file says about its inputs: ";
        ModelFile file = ModelFile.of(new Dense(4, 2));
        return Stream.of(
                Arguments.of(file.inputs(Map.of("shape", 4)), shape + "4"),
                Arguments.of(file.inputs(Map.of("shape", List.of(0))), shape + "[0]"),
                Arguments.of(file.inputs(Map.of("shape", List.of(1.5))), shape + "[1.5]"),
                Arguments.of(file.inputs(Map.of("shape", List.of("a"))), shape + "[\"a\"]"),
                Arguments.of(
                        file.inputs(Map.of("type", "float16")),
                        "the 'type' of its inputs: expected float32, float64 or int64, got 'float16'"),
                Arguments.of(
                        file.inputs(Map.of("shape", List.of(3))),
                        taken + ": the model does not take such examples: linear: expected 4 features"),
                Arguments.of(
                        file.inputs(Map.of("example", List.of(1, 2, 3))),
                        taken + ": the model does not take such examples: linear: expected 4 features"),
                Arguments.of(
                        file.inputs(Map.of("shape", List.of(4), "example", List.of(1, 2, 3))),
                        taken + "example: expected an array of 4 numbers, got an array of 3"),
                Arguments.of(
                        file.labels("a", "b", "c").inputs(Map.of("shape", List.of(4))),
                        "The model gives float32 of shape (1, 2); classes need for each example a row of 3 scores, one for each label"),
                Arguments.of(ModelFile.of(new LSTM(4, 2)), "LSTM has not one input and one output"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void what_cannot_work_is_known_before_the_service_starts(ModelFile file, String problem) {
        assertThatThrownBy(() -> Served.load(file, directory))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(directory.resolve("model.safetensors") + ": " + problem);
    }

    @Test
    void an_example_comes_from_the_file_or_is_made_of_its_shape() throws IOException {
        ModelFile file = ModelFile.of(new Dense(2, 1));

        assertThat(Served.load(file, directory).sampleRequest()).isEmpty();
        assertThat(Served.load(file.inputs(Map.of("shape", List.of(3, 2))), directory)
                        .sampleRequest())
                .hasValue("{\"example\":[[0,0],[0,0],[0,0]]}");
        assertThat(Served.load(file.inputs(Map.of("example", List.of(0.5, 1))), directory)
                        .sampleRequest())
                .hasValue("{\"example\":[0.5,1]}");
    }

    @Test
    void numbers_without_dimensions_and_of_float64_come_as_they_are() throws IOException, RequestException {
        BatchNorm1d model = new BatchNorm1d(1);
        model.to(DType.FLOAT64);
        ServedModel served = Served.load(ModelFile.of(model), directory);

        assertThat(served.answer(PredictRequest.read("{\"example\": [0.1]}".getBytes(StandardCharsets.UTF_8), 1)))
                .hasToString("{\"prediction\":[%s]}".formatted(0.1 / Math.sqrt(1 + 1e-5)));
    }
}
