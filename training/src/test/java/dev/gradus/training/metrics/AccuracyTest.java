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
    void oneLogitIsAYesAboveZero() {
        Tensor logits = Tensor.of(-1f, 2f, 0.3f, 0f);

        assertThat(of(accuracy(), logits, Tensor.of(0f, 1f, 1f, 0f))).isEqualTo(1);
        assertThat(of(accuracy(), logits.unsqueeze(1), Tensor.of(0L, 1L, 0L, 1L)))
                .isEqualTo(0.5);
        assertThat(of(accuracy(), logits, Tensor.of(true, true, true, false))).isEqualTo(0.75);
    }

    @Test
    void oneProbabilityIsAYesAboveAHalf() {
        Tensor probabilities = Tensor.of(0.1, 0.5, 0.51, 0.9).unsqueeze(1);

        assertThat(of(
                        accuracy(0.5),
                        probabilities,
                        Tensor.of(0.0, 0.0, 1.0, 1.0).unsqueeze(1)))
                .isEqualTo(1);
    }

    @Test
    void samplesAreCountedOverBatchesUntilReset() {
        Accuracy accuracy = accuracy();
        assertThat(accuracy.value()).isNaN();

        accuracy.update(Tensor.of(1f, 1f, 1f), Tensor.of(1f, 1f, 1f));
        accuracy.update(Tensor.of(1f), Tensor.of(0f));
        assertThat(accuracy.value()).isEqualTo(0.75);

        accuracy.reset();
        assertThat(accuracy.value()).isNaN();
        assertThat(accuracy.name()).isEqualTo("accuracy");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertRefused(SCORES, Tensor.of(0L, 1L), "(4, 3)", "(2,)");
        assertRefused(Tensor.of(1f, 2f), Tensor.of(1f), "(2,)", "(1,)");
        assertRefused(Tensor.rand(2, 3, 4), Tensor.of(1L, 2L), "(2, 3, 4)", "(2,)");
    }

    private static void assertRefused(Tensor predictions, Tensor targets, String got, String with) {
        assertThatThrownBy(() -> accuracy().update(predictions, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "accuracy: expected predictions (n, classes) with targets (n) or (n, classes), or predictions (n) or (n, 1) with n targets; got predictions %s and targets %s",
                        got, with);
    }
}
