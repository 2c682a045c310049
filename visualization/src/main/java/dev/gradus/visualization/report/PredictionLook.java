package dev.gradus.visualization.report;

import com.google.common.collect.Iterables;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.training.Evaluation;
import dev.gradus.training.data.Batch;
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.training.metrics.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lets a model answer. */
final class PredictionLook {
    /** A matrix of more would not be looked at, and make the page large. */
    private static final int MOST_CLASSES = 100;
    /** Of right answers, and of wrong ones. */
    private static final int SAMPLES = 12;

    private static final int SHOWN_NUMBERS = 8;

    /**
     * What a model answered.
     *
     * @param step after which step of the optimizer
     * @param confusion of a classifier of not too many classes; else null
     * @param samples some answers, the wrong ones first, those that the model was most certain of before the others
     */
    record Answers(long step, @Nullable ConfusionMatrix confusion, List<Sample> samples) {}

    /**
     * One answer.
     *
     * @param picture the input as a data URI; empty if it is no image
     * @param answerPicture the answer as a data URI, where it is an image too; else empty
     * @param input the first numbers of an input that is no image
     * @param truth the right answer
     * @param answer the model's
     * @param certainty the probability that the model gives its answer; NaN if it is no class
     * @param isRight whether the class is the right one; true for numbers
     */
    record Sample(
            String picture,
            String answerPicture,
            String input,
            String truth,
            String answer,
            double certainty,
            boolean isRight) {}

    private final PredictionSource source;

    PredictionLook(PredictionSource source) {
        this.source = source;
    }

    Answers look(Layer model, Loss loss, long step) {
        Collector collector = new Collector();
        Evaluation.of(
                model,
                loss,
                Iterables.transform(source.data(), batch -> {
                    collector.batch = batch;
                    return batch;
                }),
                collector);
        return collector.answers(step);
    }

    /** Sees the answers as a metric does. */
    private final class Collector implements Metric {
        private @Nullable Batch batch;
        private @Nullable ConfusionMatrix confusion;
        private final List<Sample> right = new ArrayList<>();
        private final List<Sample> wrong = new ArrayList<>();

        @Override
        public String name() {
            return "predictions";
        }

        @Override
        public void reset() {}

        @Override
        public double value() {
            return Double.NaN;
        }

        Answers answers(long step) {
            List<Sample> samples = new ArrayList<>(wrong);
            samples.addAll(right);
            return new Answers(step, confusion, samples);
        }

        @Override
        public void update(Tensor predictions, Tensor targets) {
            if (batch == null || predictions.rank() == 0 || predictions.size(0) == 0) {
                return;
            }
            boolean isClassifier = predictions.rank() == 2
                    && predictions.size(1) > 1
                    && !targets.dtype().isFloating()
                    && targets.rank() == 1;
            if (isClassifier) {
                classify(batch.inputs(), predictions.detach(), targets);
            } else {
                compare(batch.inputs(), predictions.detach(), targets);
            }
        }

        private void classify(Tensor inputs, Tensor predictions, Tensor targets) {
            int classes = predictions.size(1);
            List<String> names = source.classes().size() == classes
                    ? source.classes()
                    : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
            if (confusion == null && classes <= MOST_CLASSES) {
                confusion = new ConfusionMatrix(names);
            }
            Tensor probabilities = probabilities(predictions);
            long[] answers = probabilities.argmax(1, false).toLongArray();
            long[] truths = targets.toLongArray();
            for (int i = 0; i < answers.length; i++) {
                int truth = (int) truths[i];
                int answer = (int) answers[i];
                if (truth < 0 || truth >= classes) {
                    continue; // a position that the loss leaves out
                }
                if (confusion != null) {
                    confusion.add(truth, answer);
                }
                double certainty = probabilities.get(i, answer);
                if (truth == answer && right.size() < SAMPLES) {
                    right.add(sample(inputs, i, names.get(truth), names.get(answer), certainty, true));
                } else if (truth != answer && isWorseThanOthers(certainty)) {
                    wrong.add(sample(inputs, i, names.get(truth), names.get(answer), certainty, false));
                    wrong.sort(Comparator.comparingDouble(Sample::certainty).reversed());
                    wrong.subList(Math.min(SAMPLES, wrong.size()), wrong.size()).clear();
                }
            }
        }

        private boolean isWorseThanOthers(double certainty) {
            return wrong.size() < SAMPLES || certainty > wrong.get(SAMPLES - 1).certainty();
        }

        /** Those of a model that ends with softmax as they are, and otherwise what softmax makes of them. */
        private static Tensor probabilities(Tensor predictions) {
            Tensor sums = predictions.sum(1);
            boolean isSoftmax = predictions.min().item() >= 0
                    && Math.abs(sums.max().item() - 1) < 1e-3
                    && Math.abs(sums.min().item() - 1) < 1e-3;
            return isSoftmax ? predictions : predictions.softmax(1);
        }

        private void compare(Tensor inputs, Tensor predictions, Tensor targets) {
            for (int i = 0; i < predictions.size(0) && right.size() < 2 * SAMPLES; i++) {
                Tensor answer = predictions.select(0, i);
                Tensor truth = targets.select(0, i);
                boolean isImage = answer.elements() == inputs.select(0, i).elements();
                String picture =
                        isImage ? picture(answer.reshape(inputs.select(0, i).shape())) : "";
                Sample sample = sample(inputs, i, numbers(truth), numbers(answer), Double.NaN, true);
                right.add(new Sample(
                        sample.picture(), picture, sample.input(), sample.truth(), sample.answer(), Double.NaN, true));
            }
        }

        private Sample sample(
                Tensor inputs, int place, String truth, String answer, double certainty, boolean isRight) {
            Tensor input = inputs.select(0, place);
            return new Sample(picture(input), "", numbers(input), truth, answer, certainty, isRight);
        }

        private String picture(Tensor input) {
            boolean isRow = source.height() > 0 && input.elements() == (long) source.height() * source.width();
            return SamplePicture.of(isRow ? input.reshape(source.height(), source.width()) : input);
        }

        /** The first numbers of a tensor. */
        private static String numbers(Tensor tensor) {
            double[] values = tensor.to(DType.FLOAT64).toDoubleArray();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(SHOWN_NUMBERS, values.length); i++) {
                text.append(i == 0 ? "" : ", ").append(String.format(java.util.Locale.ROOT, "%.4g", values[i]));
            }
            return text + (values.length > SHOWN_NUMBERS ? ", …" : "");
        }
    }
}
