package dev.gradus.examples.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.gradus.core.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The exact figures, computed in float64 apart from this library.
 *
 * @param examples networks taken step by step
 * @param graph a function of two variables and its gradients
 * @param trainingRuns networks trained over many epochs
 */
public record Reference(
        List<WorkedExample> examples,
        GraphExample graph,
        @JsonProperty("training_runs") List<TrainingRun> trainingRuns) {
    /**
     * The function x² + xy + (x + y)² at some points.
     *
     * @param points where it is evaluated
     */
    public record GraphExample(List<Point> points) {}

    /**
     * One point.
     *
     * @param x the first variable
     * @param y the second variable
     * @param f the function's value
     * @param dfDx the derivative with respect to x
     * @param dfDy the derivative with respect to y
     */
    public record Point(
            double x,
            double y,
            double f,
            @JsonProperty("df_dx") double dfDx,
            @JsonProperty("df_dy") double dfDy) {}

    /**
     * Reads the figures that are carried beside this class.
     *
     * @throws IOException if they cannot be read
     */
    public static Reference load() throws IOException {
        ObjectMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule().addDeserializer(Tensor.class, new TensorReader()))
                .build();
        try (InputStream file = Reference.class.getResourceAsStream("worked-examples.json")) {
            if (file == null) {
                throw new FileNotFoundException("The examples were built without worked-examples.json");
            }
            return json.readValue(file, Reference.class);
        }
    }
}
