package dev.gradus.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import dev.gradus.models.Classification;
import dev.gradus.models.ModelFile;
import dev.gradus.models.Predictor;
import dev.gradus.training.data.csv.Columns;
import dev.gradus.training.data.csv.Table;
import dev.gradus.training.data.csv.TableEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of a table is asked by the names of its columns. */
class TableFormatTest {
    @TempDir
    private Path directory;

    private TableEncoder encoder;
    private ModelFile file;

    @BeforeEach
    void fit() throws IOException {
        Path table = Files.writeString(
                directory.resolve("people.csv"), "age,city,likes\n31,Ulm,tea\n52,Bonn,coffee\n17,Ulm,coffee\n");
        encoder = TableEncoder.fit(Table.read(table), new Columns().label("likes"));
        file = ModelFile.of(Served.network(encoder.features(), 4, 2))
                .labels(encoder.labels())
                .inputs(encoder.toMap());
    }

    @Test
    void rows_are_encoded_as_in_training() throws IOException, RequestException {
        ServedModel served = Served.load(file, directory);
        PredictRequest request =
                request("{\"examples\": [{\"age\": 40, \"city\": \"Bonn\"}, {\"city\": \"Ulm\", \"age\": \"3.5\"}]}");

        List<Classification> expected = Predictor.of(file)
                .classify(Tensor.stack(
                        List.of(
                                encoder.encode(Map.of("age", 40, "city", "Bonn")),
                                encoder.encode(Map.of("age", 3.5, "city", "Ulm"))),
                        0));
        for (int i = 0; i < 2; i++) {
            assertThat(served.answer(request)
                            .get("predictions")
                            .get(i)
                            .get("probability")
                            .doubleValue())
                    .isEqualTo(expected.get(i).probability());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [40, "Ulm"]                      | example      | expected an object with the columns [age, city], got an array of 2
            {"age": 1, "city": "Ulm", "x": 1} | example.x   | expected one of the columns [age, city], got another
            {"age": NaN, "city": "Ulm"}      | example.age  | expected a finite number, got NaN
            {"age": "old", "city": "Ulm"}    | example      | column 'age': expected a number
            {"age": 1, "city": "Rome"}       | example      | column 'city': expected
            {"age": 1}                       | example      | column 'city': a value is missing
            {"age": {}, "city": "Ulm"}       | example      | column 'age': expected a text, a number or a boolean, got an object
            """)
    void a_row_that_does_not_fit_is_told(String example, String place, String problem) throws IOException {
        ServedModel served = Served.load(file, directory);

        assertThatThrownBy(() -> served.answer(request("{\"example\": " + example + "}")))
                .isInstanceOfSatisfying(RequestException.class, refused -> {
                    assertThat(refused.getMessage()).startsWith(problem);
                    assertThat(refused.place()).isEqualTo(place);
                    assertThat(refused.status()).isEqualTo(400);
                });
    }

    private static PredictRequest request(String body) throws RequestException {
        return PredictRequest.read(body.getBytes(StandardCharsets.UTF_8), 10);
    }

    @Test
    void an_example_has_a_value_in_each_column() throws IOException {
        assertThat(Served.load(file, directory).sampleRequest()).hasValueSatisfying(request -> assertThat(request)
                .matches("\\{\"example\":\\{\"age\":0,\"city\":\"(Ulm|Bonn)\"}}"));
    }

    @Test
    void what_is_no_encoder_is_refused_when_it_is_loaded() {
        assertThatThrownBy(() -> Served.load(file.inputs(Map.of("inputs", List.of())), directory))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        directory.resolve("model.safetensors") + ": TableEncoder: expected at least one column");
    }
}
