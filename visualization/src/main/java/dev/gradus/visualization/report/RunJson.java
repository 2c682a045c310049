package dev.gradus.visualization.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradus.training.callbacks.TrainingPlan;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.metrics.ConfusionMatrix;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Writes a run as JSON; what stands in it is told at {@link RunRecorder}. */
final class RunJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;
    private final long since;

    /** The beginning of the object, of what is new since a step. */
    RunJson(long after) throws IOException {
        // The step itself once more: an epoch may have ended with it since, or more of the same step be there.
        this.since = after - 1;
        this.json = FACTORY.createGenerator(text);
        json.writeStartObject();
        json.writeNumberField("format", 1);
        json.writeNumberField("after", after);
    }

    /** Something that may fail as files do, and here never does. */
    @FunctionalInterface
    interface Content {
        void write(RunJson json) throws IOException;
    }

    /** A whole object. */
    static String of(long after, Content content) {
        try {
            RunJson json = new RunJson(after);
            content.write(json);
            json.json.writeEndObject();
            json.json.close();
            return json.text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run that has not started. */
    static String waiting() {
        return of(-1, json -> json.text("state", "waiting"));
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    /** Seven digits are more than a chart can show. */
    private void number(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (Double.isFinite((float) value) && ((float) value != 0 || value == 0)) {
            json.writeNumber((float) value);
        } else {
            json.writeNumber(value);
        }
    }

    void plan(TrainingPlan plan) throws IOException {
        json.writeObjectFieldStart("plan");
        if (plan.epochs().isPresent()) {
            json.writeNumberField("epochs", plan.epochs().getAsInt());
        }
        if (plan.steps().isPresent()) {
            json.writeNumberField("steps", plan.steps().getAsLong());
        }
        if (plan.batchesPerEpoch().isPresent()) {
            json.writeNumberField("batchesPerEpoch", plan.batchesPerEpoch().getAsInt());
        }
        json.writeEndObject();
    }

    void epochs(Curve epochs) throws IOException {
        json.writeObjectFieldStart("epochs");
        json.writeArrayFieldStart("step");
        for (int i = epochs.firstAfter(since); i < epochs.size(); i++) {
            json.writeNumber(epochs.step(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("epoch");
        for (int i = epochs.firstAfter(since); i < epochs.size(); i++) {
            json.writeNumber(Math.round(epochs.high(i)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void curves(Curves curves) throws IOException {
        json.writeArrayFieldStart("curves");
        for (Map.Entry<CurveName, Curve> entry : curves.entries()) {
            Curve curve = entry.getValue();
            int first = curve.firstAfter(since);
            if (first < curve.size()) {
                json.writeStartObject();
                json.writeStringField("chart", entry.getKey().chart());
                json.writeStringField("line", entry.getKey().line());
                points(curve, first);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void points(Curve curve, int first) throws IOException {
        json.writeNumberField("from", first == 0 ? 0 : curve.step(first - 1) + 1);
        json.writeArrayFieldStart("step");
        boolean isSingle = true;
        for (int i = first; i < curve.size(); i++) {
            json.writeNumber(curve.step(i));
            isSingle &= !(curve.low(i) < curve.high(i));
        }
        json.writeEndArray();
        numbers("value", curve, first, curve::mean);
        if (!isSingle) {
            numbers("low", curve, first, curve::low);
            numbers("high", curve, first, curve::high);
        }
    }

    private void numbers(String name, Curve curve, int first, IntToDoubleFunction value) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = first; i < curve.size(); i++) {
            number(value.applyAsDouble(i));
        }
        json.writeEndArray();
    }

    void spreads(SpreadHistories spreads, int leftOut) throws IOException {
        json.writeNumberField("spreadsLeftOut", leftOut);
        json.writeArrayFieldStart("spreads");
        for (Map.Entry<Spreads.Name, SpreadHistory> entry : spreads.entries()) {
            List<Spread> rows = entry.getValue().rows().stream()
                    .filter(row -> row.step() > since)
                    .toList();
            if (!rows.isEmpty()) {
                json.writeStartObject();
                json.writeStringField("kind", entry.getKey().kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("place", entry.getKey().place());
                json.writeArrayFieldStart("rows");
                for (Spread row : rows) {
                    spread(row);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void spread(Spread row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("step", row.step());
        number("min", row.min());
        number("max", row.max());
        number("mean", row.mean());
        number("deviation", row.deviation());
        number("zeros", row.zeros());
        json.writeFieldName("counts");
        json.writeArray(row.counts(), 0, row.counts().length);
        json.writeEndObject();
    }

    void findings(List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("rule", finding.rule().name());
            json.writeStringField("place", finding.place());
            json.writeNumberField("batch", finding.batch());
            json.writeStringField("text", finding.text());
            json.writeStringField("advice", finding.advice());
            json.writeStringField("source", finding.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void predictions(PredictionLook.Answers answers) throws IOException {
        if (answers.step() <= since) {
            return;
        }
        json.writeObjectFieldStart("predictions");
        json.writeNumberField("step", answers.step());
        ConfusionMatrix confusion = answers.confusion();
        if (confusion != null) {
            confusion(confusion);
        }
        json.writeArrayFieldStart("samples");
        for (PredictionLook.Sample sample : answers.samples()) {
            json.writeStartObject();
            json.writeStringField("picture", sample.picture());
            json.writeStringField("answerPicture", sample.answerPicture());
            json.writeStringField("input", sample.input());
            json.writeStringField("truth", sample.truth());
            json.writeStringField("answer", sample.answer());
            number("certainty", sample.certainty());
            json.writeBooleanField("right", sample.isRight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void confusion(ConfusionMatrix confusion) throws IOException {
        json.writeArrayFieldStart("classes");
        for (String name : confusion.classes()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("counts");
        for (int truth = 0; truth < confusion.size(); truth++) {
            json.writeStartArray();
            for (int predicted = 0; predicted < confusion.size(); predicted++) {
                json.writeNumber(confusion.count(truth, predicted));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    void model(ModelTable model) throws IOException {
        json.writeObjectFieldStart("model");
        json.writeNumberField("parameters", model.parameters());
        json.writeNumberField("trainable", model.trainable());
        json.writeArrayFieldStart("rows");
        for (ModelTable.Row row : model.rows()) {
            json.writeStartObject();
            json.writeStringField("path", row.path());
            json.writeStringField("type", row.type());
            json.writeStringField("text", row.text());
            json.writeStringField(
                    "shape", row.shape().rank() == 0 ? "" : row.shape().toString());
            json.writeNumberField("parameters", row.parameters());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void texts(String name, Map<String, String> members) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeEndObject();
    }
}
