package dev.gradus.visualization.playground;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an experiment down for the page: all of it, or what a step has changed. */
final class PlaygroundJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the members of an object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private final Raster surface = new Raster(64);
    private final Raster thumbnail = new Raster(24);

    private static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory can always be written", e);
        }
        return text.toString();
    }

    /** Settings, points, losses so far, and a frame. */
    String state(
            Experiment experiment,
            @Nullable PlaneFile file,
            LossCurve curve,
            boolean plays,
            String speed,
            String notice) {
        PlaygroundSettings settings = experiment.settings();
        return object(json -> {
            json.writeObjectFieldStart("settings");
            json.writeStringField("data", settings.data());
            json.writeNumberField("points", settings.points());
            json.writeNumberField("noise", settings.noise());
            json.writeNumberField("testShare", settings.testShare());
            json.writeNumberField("seed", settings.seed());
            texts(json, "inputs", settings.inputs());
            json.writeArrayFieldStart("layers");
            for (int size : settings.layers()) {
                json.writeNumber(size);
            }
            json.writeEndArray();
            json.writeStringField("activation", settings.activation());
            json.writeStringField("optimizer", settings.optimizer());
            json.writeNumberField("learningRate", settings.learningRate());
            json.writeStringField("penalty", settings.penalty());
            json.writeNumberField("penaltyRate", settings.penaltyRate());
            json.writeNumberField("batchSize", settings.batchSize());
            json.writeEndObject();
            json.writeStringField("file", file == null ? null : file.name());
            json.writeBooleanField("plays", plays);
            json.writeStringField("speed", speed);
            json.writeStringField("notice", notice);
            json.writeNumberField("reach", Raster.REACH);
            texts(json, "axes", experiment.training().axes());
            texts(json, "labels", experiment.training().labels());
            inputs(json, settings.inputs());
            points(json, "training", experiment.training());
            points(json, "test", experiment.test());
            json.writeArrayFieldStart("curve");
            for (Progress point : curve.points()) {
                json.writeStartArray();
                json.writeNumber(point.step());
                number(json, point.training().loss());
                number(json, point.test().loss());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("frame");
            frame(json, experiment, experiment.progress());
            json.writeEndObject();
        });
    }

    /** What the page draws after some steps. */
    String frame(Experiment experiment, Progress progress) {
        return object(json -> frame(json, experiment, progress));
    }

    private void frame(JsonGenerator json, Experiment experiment, Progress progress) throws IOException {
        json.writeNumberField("step", progress.step());
        json.writeNumberField("epoch", progress.epoch());
        json.writeNumberField("learningRate", experiment.learningRate());
        quality(json, "training", progress.training());
        quality(json, "test", progress.test());
        surface(json, experiment);
        json.writeArrayFieldStart("neurons");
        List<Tensor> answers = experiment.answers(thumbnail.places());
        for (Tensor layer : answers.subList(0, answers.size() - 1)) {
            json.writeStartArray();
            views(json, layer);
            json.writeEndArray();
        }
        json.writeEndArray();
        parameters(json, "weights", experiment.network().weights());
        parameters(json, "biases", experiment.network().biases());
    }

    /** What the inputs are at each place, which no step changes. */
    private void inputs(JsonGenerator json, List<String> names) throws IOException {
        json.writeArrayFieldStart("inputs");
        views(json, Features.of(thumbnail.places(), names));
        json.writeEndArray();
    }

    /** A picture of each column. */
    private static void views(JsonGenerator json, Tensor answers) throws IOException {
        for (int column = 0; column < answers.size(1); column++) {
            json.writeString(
                    Raster.scaledBytes(answers.select(1, column).contiguous().toFloatArray()));
        }
    }

    /** For one output the number itself, or the probability p as 2p - 1; for several the best class and how certain it is. */
    private void surface(JsonGenerator json, Experiment experiment) throws IOException {
        List<Tensor> answers = experiment.answers(surface.places());
        Tensor scores = answers.get(answers.size() - 1);
        if (scores.size(1) > 1) {
            Tensor probabilities = scores.softmax(1);
            json.writeStringField(
                    "surface", Raster.bytes(probabilities.max(1, false).toFloatArray()));
            json.writeArrayFieldStart("classes");
            for (double best : probabilities.argmax(1, false).toDoubleArray()) {
                json.writeNumber((int) best);
            }
            json.writeEndArray();
        } else {
            Tensor answer = scores.select(1, 0);
            Tensor shown = experiment.training().areNumbers()
                    ? answer
                    : answer.mul(0.5).tanh(); // 2σ(s) - 1
            json.writeStringField("surface", Raster.bytes(shown.contiguous().toFloatArray()));
        }
    }

    private static void quality(JsonGenerator json, String name, Quality quality) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeFieldName("loss");
        number(json, quality.loss());
        json.writeFieldName("accuracy");
        number(json, quality.accuracy());
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, String name, PlanePoints points) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < points.count(); i++) {
            json.writeStartArray();
            number(json, points.x()[i]);
            number(json, points.y()[i]);
            number(json, points.target()[i]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** One list a layer, in the order of the tensor. */
    private static void parameters(JsonGenerator json, String name, List<Parameter> parameters) throws IOException {
        json.writeArrayFieldStart(name);
        for (Parameter parameter : parameters) {
            json.writeStartArray();
            for (float value : parameter.detach().contiguous().toFloatArray()) {
                number(json, value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Five digits are more than a page shows; JSON has no infinity. */
    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(Float.toString((float) value));
        } else {
            json.writeNull();
        }
    }
}
