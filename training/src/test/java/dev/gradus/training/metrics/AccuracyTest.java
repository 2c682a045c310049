package dev.gradus.training.metrics;

import static dev.gradus.training.metrics.Metrics.accuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final Tensor SCORES = Tensor.of(new float[] {3, 1, 0, 1, 5, 0, 2, 2, 1, 0, 0, 9}, 4, 3);

    private static double of(Accuracy accuracy, Tensor predictions, Tensor targets) {
        accuracy.update(predictions, targets);
        return accuracy.value();
    }

    @Test
    void theLargestScoreIsTheAnswerAndTheFirstAmongEquals() {
        assertThat(of(accuracy(), SCORES, Tensor.of(0L, 1L, 0L, 2L))).isEqualTo(1);
        assertThat(of(accuracy(), SCORES, Tensor.of(0L, 2L, 1L, 2L))).isEqualTo(0.5);
        assertThat(of(accuracy(), SCORES, Tensor.of(0L, 1L, 0L, 1L).unsqueeze(1)))
                .isEqualTo(0.75);
    }

    @Test
    void targetsMayBeOneHot() {
        Tensor oneHot = Tensor.eye(3).indexSelect(0, 0, 1, 1, 2);

        assertThat(of(accuracy(), SCORES, oneHot)).isEqualTo(0.75);
    }

    @Test
    void floatsMayBeNumbersOfClasses() {
        assertThat(of(accuracy(), SCORES, Tensor.of(0f, 1f, 1f, 2f))).isEqualTo(0.75);
        assertThat(of(accuracy(), SCORES, Tensor.of(0.0, 1.0, 0.0, 2.0).unsqueeze(1)))
                .isEqualTo(1);
    }

    @Test
    void aSampleMayHaveSeveralAnswers() {
        Tensor sequence = SCORES.t().unsqueeze(0);

        assertThat(of(accuracy(), sequence, Tensor.of(new long[] {0, 1, 1, 2}, 1, 4)))
                .isEqualTo(0.75);
        assertThat(of(
                        accuracy(),
                        sequence,
                        Tensor.eye(3).indexSelect(1, 0, 2, 1, 2).unsqueeze(0)))
                .isEqualTo(0.5);
    }

    @Test
    void floatsThatAreNoClassesAreRefused() {
        assertNoClass(0.25);
        assertNoClass(-1);
        assertNoClass(3);
        assertNoClass(Double.NaN);
    }

    private static void assertNoClass(double value) {
        assertThatThrownBy(() -> accuracy().update(SCORES, Tensor.of(0, 1, value, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "accuracy: floating-point targets must be the numbers of classes, from 0 to 2, got %s; accuracy is for classification",
                        value);
    }

    @Test
    void oneNumberForEachSampleIsRefused() {
        for (Tensor predictions :
                new Tensor[] {Tensor.of(0.2f, 0.7f), Tensor.of(0.2f, 0.7f).unsqueeze(1)}) {
            assertThatThrownBy(() -> accuracy().update(predictions, Tensor.of(0f, 1f)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "accuracy: predictions %s have one number for each sample, so there are no classes to choose from; use binaryAccuracy(0.5) for probabilities, such as those of a sigmoid, or binaryAccuracy(0) for logits",
                            predictions.shape());
        }
    }

    @Test
    void samplesAreCountedOverBatchesUntilReset() {
        Accuracy accuracy = accuracy();
        assertThat(accuracy.value()).isNaN();

        accuracy.update(SCORES.narrow(0, 0, 3), Tensor.of(0L, 1L, 0L));
        accuracy.update(SCORES.narrow(0, 3, 1), Tensor.of(0L));
        assertThat(accuracy.value()).isEqualTo(0.75);

        accuracy.reset();
        assertThat(accuracy.value()).isNaN();
        assertThat(accuracy.name()).isEqualTo("accuracy");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertRefused(SCORES, Tensor.of(0L, 1L), "(4, 3)", "(2,)");
        assertRefused(Tensor.rand(2, 3, 4), Tensor.of(1L, 2L), "(2, 3, 4)", "(2,)");
        assertRefused(Tensor.rand(2, 3, 4), Tensor.arange(8), "(2, 3, 4)", "(8,)");
        assertRefused(Tensor.scalar(1f), Tensor.of(1L), "()", "(1,)");
    }

    private static void assertRefused(Tensor predictions, Tensor targets, String got, String with) {
        assertThatThrownBy(() -> accuracy().update(predictions, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "accuracy: expected predictions (n, classes) with targets (n) or (n, classes), or predictions (n, classes, ...) with targets (n, ...); got predictions %s and targets %s",
                        got, with);
    }
}
