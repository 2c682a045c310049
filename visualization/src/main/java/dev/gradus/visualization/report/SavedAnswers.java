package dev.gradus.visualization.report;

import dev.gradus.core.Tensor;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.visualization.report.PredictionLook.Answers;
import dev.gradus.visualization.report.PredictionLook.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest answers of a model in a checkpoint. */
final class SavedAnswers {
    private static final String STEP = "answers.step";
    private static final String COUNTS = "confusion";

    private SavedAnswers() {}

    static void save(PartState.Builder state, Answers answers) {
        state.count(STEP, answers.step());
        ConfusionMatrix confusion = answers.confusion();
        if (confusion != null) {
            save(state, confusion);
        }
        state.count("samples", answers.samples().size());
        int number = 0;
        for (Sample sample : answers.samples()) {
            String name = "sample." + number++;
            state.text(name + ".picture", sample.picture())
                    .text(name + ".answer picture", sample.answerPicture())
                    .text(name + ".input", sample.input())
                    .text(name + ".truth", sample.truth())
                    .text(name + ".answer", sample.answer())
                    .number(name + ".certainty", sample.certainty())
                    .count(name + ".right", sample.isRight() ? 1 : 0);
        }
    }

    private static void save(PartState.Builder state, ConfusionMatrix confusion) {
        int size = confusion.size();
        double[] counts = new double[size * size];
        for (int i = 0; i < size; i++) {
            state.text("class." + i, confusion.classes().get(i));
            for (int j = 0; j < size; j++) {
                counts[i * size + j] = confusion.count(i, j);
            }
        }
        state.tensor(COUNTS, Tensor.of(counts, size, size));
    }

    /** The answers that were saved; null if there were none. */
    static @Nullable Answers load(PartState state) {
        if (!state.numbers().containsKey(STEP)) {
            return null;
        }
        List<Sample> samples = new ArrayList<>();
        long count = state.count("samples");
        for (int i = 0; i < count; i++) {
            String name = "sample." + i;
            samples.add(new Sample(
                    state.text(name + ".picture"),
                    state.text(name + ".answer picture"),
                    state.text(name + ".input"),
                    state.text(name + ".truth"),
                    state.text(name + ".answer"),
                    state.number(name + ".certainty"),
                    state.count(name + ".right") == 1));
        }
        return new Answers(state.count(STEP), state.tensors().containsKey(COUNTS) ? confusion(state) : null, samples);
    }

    private static ConfusionMatrix confusion(PartState state) {
        Tensor counts = state.tensor(COUNTS);
        int size = counts.size(0);
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            classes.add(state.text("class." + i));
        }
        ConfusionMatrix confusion = new ConfusionMatrix(classes);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (long k = (long) counts.get(i, j); k > 0; k--) {
                    confusion.add(i, j);
                }
            }
        }
        return confusion;
    }
}
