package dev.gradus.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

/** Settings of single metrics, values had by hand, and what is refused. */
class MetricSettingsTest {
    private static final Tensor SCORES = Tensor.of(new double[] {3, 1, 0, 1, 5, 0, 0, 0, 9}, 3, 3);
    private static final Tensor CLASSES = Tensor.of(0L, 2L, 2L);

    private static double of(Metric metric, Tensor predictions, Tensor targets) {
        metric.update(predictions, targets);
        return metric.value();
    }

    @Test
    void aFigureMayBeThatOfOneClass() {
        F1 second = Metrics.f1().ofClass(2);
        assertThat(second.name()).isEqualTo("f1_class2");
        assertThat(of(second, SCORES, CLASSES)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(of(Metrics.recall().ofClass(2), SCORES, CLASSES)).isEqualTo(0.5);
        assertThat(of(Metrics.precision().ofClass(1), SCORES, CLASSES)).isZero();
        assertThat(of(Metrics.precision().ofClass(0).binary(0), Tensor.of(1f, -1f), Tensor.of(1L, 1L)))
                .isZero();

        assertRefused(() -> Metrics.f1().ofClass(-1), "f1: classes count from 0, got -1");
        assertRefused(
                () -> Metrics.f1().ofClass(3).update(SCORES, CLASSES),
                "f1_class3: there are 3 classes, from 0 to 2, so there is no class 3");
    }

    @Test
    void targetsAreIgnoredAsTheLossesIgnoreThem() {
        Tensor some = Tensor.of(0L, -100L, 2L);
        assertThat(of(Metrics.accuracy(), SCORES, some)).isEqualTo(1);
        assertThat(of(Metrics.topKAccuracy(1), SCORES, some)).isEqualTo(1);
        assertThat(of(Metrics.f1(), SCORES, some)).isEqualTo(1);
        assertThat(of(Metrics.rocAuc(), SCORES, some)).isEqualTo(1);
        assertThat(of(Metrics.accuracy().ignoreIndex(2), SCORES, CLASSES)).isEqualTo(1);
        assertThat(of(Metrics.accuracy(), SCORES, Tensor.of(-100L, -100L, -100L)))
                .isNaN();
        assertThat(of(Metrics.f1(), SCORES, Tensor.of(-100L, -100L, -100L))).isNaN();
    }

    @Test
    void aSampleMayHaveSeveralAnswers() {
        Tensor sequence = SCORES.t().unsqueeze(0);
        Tensor answers = CLASSES.unsqueeze(0);
        assertThat(of(Metrics.topKAccuracy(2), sequence, answers)).isEqualTo(2 / 3.0);
        assertThat(of(Metrics.perplexity(), sequence, answers)).isEqualTo(of(Metrics.perplexity(), SCORES, CLASSES));
        assertThat(of(Metrics.rocAuc(), sequence, answers)).isEqualTo(of(Metrics.rocAuc(), SCORES, CLASSES));
    }

    @Test
    void aClassThatIsNoneIsRefused() {
        assertRefused(
                () -> Metrics.accuracy().update(SCORES, Tensor.of(0L, 3L, 0L)),
                "accuracy: expected targets from 0 to 2 for 3 classes, got 3 at position [1]; labels count from 0, and the model needs an output for each class");
    }

    @Test
    void oneNumberForEachSampleNeedsBinary() {
        assertRefused(
                () -> Metrics.f1().update(Tensor.of(1f, 2f), Tensor.of(1L, 0L)),
                "f1: predictions (2,) have one number for each sample, so there are no classes to choose from; use binary(0.5) for probabilities, such as those of a sigmoid, or binary(0) for logits");
        assertRefused(
                () -> Metrics.f1().binary(0).update(SCORES, CLASSES),
                "f1: expected predictions (n) or (n, 1) with n targets; got predictions (3, 3) and targets (3,); use f1 without binary(...) for several classes");
        assertRefused(() -> Metrics.f1().binary(Double.NaN), "f1: the threshold must be a number, got NaN");
    }

    @Test
    void theNumberOfClassesStays() {
        F1 f1 = Metrics.f1();
        f1.update(SCORES, CLASSES);
        assertRefused(
                () -> f1.update(Tensor.rand(3, 4), CLASSES),
                "f1: the batches before had 3 classes, this one has 4; reset() the metric before other data");
        RocAuc area = Metrics.rocAuc();
        area.update(SCORES, CLASSES);
        assertRefused(
                () -> area.update(Tensor.rand(3, 4), CLASSES),
                "roc_auc: the batches before had 3 scores for each sample, this one has 4; reset() the metric before other data");
        R2 r2 = Metrics.r2();
        r2.update(SCORES, SCORES);
        assertRefused(
                () -> r2.update(Tensor.rand(3, 4), Tensor.rand(3, 4)),
                "r2: the batches before had 3 outputs for each sample, this one has 4; reset() the metric before other data");
    }

    @Test
    void topKCountsTheFirstOfEqualsAndNaNAsTheLargest() {
        Tensor equal = Tensor.of(new double[] {1, 1, 1, 0}, 1, 4);
        assertThat(of(Metrics.topKAccuracy(2), equal, Tensor.of(1L))).isEqualTo(1);
        assertThat(of(Metrics.topKAccuracy(2), equal, Tensor.of(2L))).isZero();
        assertThat(of(Metrics.topKAccuracy(9), equal, Tensor.of(3L))).isEqualTo(1);
        Tensor broken = Tensor.of(new double[] {9, Double.NaN, Double.NaN, 8}, 1, 4);
        assertThat(of(Metrics.topKAccuracy(1), broken, Tensor.of(1L))).isEqualTo(1);
        assertThat(of(Metrics.topKAccuracy(2), broken, Tensor.of(0L))).isZero();
        assertRefused(() -> Metrics.topKAccuracy(0), "topKAccuracy: k must be at least 1, got 0");
    }

    @Test
    void rankingNeedsBothKindsAndNumbers() {
        assertThat(of(Metrics.rocAuc(), Tensor.of(0.1, 0.9), Tensor.of(1L, 1L))).isNaN();
        assertThat(of(Metrics.averagePrecision(), Tensor.of(0.1, 0.9), Tensor.of(0L, 0L)))
                .isNaN();
        // Class 1 is not there, so the mean is that of the others.
        assertThat(of(Metrics.rocAuc(), SCORES, CLASSES)).isEqualTo((1 + 0.75) / 2);
        assertRefused(
                () -> Metrics.rocAuc().update(Tensor.of(0.5, Double.NaN), Tensor.of(1L, 0L)),
                "roc_auc: sample 1 of the batch has the score NaN, which has no rank; look for where the model's output stops being finite");
    }

    @Test
    void equalScoresCountHalf() {
        assertThat(of(Metrics.rocAuc(), Tensor.of(0.5, 0.5, 0.5, 0.9), Tensor.of(1L, 0L, 0L, 1L)))
                .isEqualTo((1 + 1 + 0.5 + 0.5) / 4);
        assertThat(of(Metrics.averagePrecision(), Tensor.of(0.5, 0.5, 0.5, 0.9), Tensor.of(1L, 0L, 0L, 1L)))
                .isEqualTo(0.5 * 1 + 0.5 * 0.5);
    }

    @Test
    void probabilitiesAreFromZeroToOne() {
        assertRefused(
                () -> Metrics.logLoss().update(Tensor.of(1.5), Tensor.of(1L)),
                "logLoss: expected probabilities from 0 to 1, got 1.5; use logLoss().fromLogits() for scores before a softmax or sigmoid");
        assertRefused(
                () -> Metrics.logLoss().update(SCORES, CLASSES),
                "logLoss: expected probabilities from 0 to 1, got 3.0; use logLoss().fromLogits() for scores before a softmax or sigmoid");
        assertRefused(
                () -> Metrics.brierScore().update(Tensor.of(-0.5), Tensor.of(1L)),
                "brierScore: expected probabilities from 0 to 1, got -0.5; apply sigmoid() to logits");
        assertThat(of(Metrics.logLoss(), Tensor.of(0.0), Tensor.of(1L))).isInfinite();
        assertThat(of(Metrics.logLoss().fromLogits(), Tensor.of(-800.0, 800.0), Tensor.of(1L, 1L)))
                .isEqualTo(400);
    }

    @Test
    void perplexityOfGuessingIsTheNumberOfTokens() {
        assertThat(of(Metrics.perplexity(), Tensor.zeros(6, 50), Tensor.arange(6)))
                .isCloseTo(50, within(1e-12));
    }

    @Test
    void errorsAreNotBroadcast() {
        assertRefused(
                () -> Metrics.meanAbsoluteError().update(Tensor.rand(3, 1), Tensor.rand(3)),
                "mae: expected targets of the predictions' shape (3, 1), got (3,); reshape one of them, such as with targets.reshape(predictions.shape())");
        assertRefused(
                () -> Metrics.r2().update(Tensor.rand(3), Tensor.rand(4)),
                "r2: expected targets of the predictions' shape (3,), got (4,); check the batch size and the number of outputs");
    }

    @Test
    void sumsOfManyNumbersLoseNothing() {
        MeanAbsoluteError error = Metrics.meanAbsoluteError();
        error.update(Tensor.of(1e16), Tensor.of(0.0));
        for (int i = 0; i < 1000; i++) {
            error.update(Tensor.of(1.0), Tensor.of(0.0));
        }
        assertThat(error.value()).isEqualTo((1e16 + 1000) / 1001);
    }

    @Test
    void whatIsNotFiniteStaysInAMean() {
        MeanSquaredError error = Metrics.meanSquaredError();
        error.update(Tensor.of(1.0, Double.POSITIVE_INFINITY), Tensor.of(0.0, 0.0));
        assertThat(error.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(of(error, Tensor.of(Double.NaN), Tensor.of(0.0))).isNaN();
    }

    @Test
    void r2LeavesOutWhatDoesNotVaryAndIsExactFarFromZero() {
        assertThat(of(Metrics.r2(), Tensor.of(1.0, 2.0), Tensor.of(3.0, 3.0))).isNaN();
        Tensor targets = Tensor.of(1e9 + 1, 1e9 + 2, 1e9 + 3);
        assertThat(of(Metrics.r2(), targets.add(1), targets)).isCloseTo(1 - 3 / 2.0, within(1e-9));
        Tensor two = Tensor.of(new double[] {1, 7, 2, 7}, 2, 2);
        assertThat(of(Metrics.r2(), two, two)).isEqualTo(1);
    }

    @Test
    void aMetricWithoutAStateSaysHowToHaveOne() {
        Metric own = new Metric() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public void reset() {}

            @Override
            public void update(Tensor predictions, Tensor targets) {}

            @Override
            public double value() {
                return 0;
            }
        };
        assertThatThrownBy(own::state)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith(
                        "own: this metric does not save its state, so training cannot go on in the middle of an epoch with it; override state() and restore(double[]) in dev.gradus");
        assertThatThrownBy(() -> own.restore(new double[0]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith(
                        "own: this metric does not restore its state; override state() and restore(double[]) in dev.gradus");
        assertRefused(() -> own.named(" "), "own: the other name of a metric must not be blank");
    }

    @Test
    void aStateSaysWhatIsWrongWithIt() {
        String end = "; restore what state() of a metric with the same settings gave";
        assertRefused(
                () -> Metrics.accuracy().restore(new double[] {3}),
                "accuracy: this is not a state of this metric: it ends after 1 numbers" + end);
        assertRefused(
                () -> Metrics.accuracy().restore(new double[] {3, 4}),
                "accuracy: this is not a state of this metric: number 1 should be a count of at most 3, got 4" + end);
        assertRefused(
                () -> Metrics.accuracy().restore(new double[] {-3, 4}),
                "accuracy: this is not a state of this metric: number 0 should be a count, got -3.0" + end);
        assertRefused(
                () -> Metrics.accuracy().restore(new double[] {3, 2, 1}),
                "accuracy: this is not a state of this metric: 2 numbers were expected in all, got 3" + end);
        assertRefused(
                () -> Metrics.f1().restore(new double[] {3, 2, 1}),
                "f1: this is not a state of this metric: the number of counts should be a square, got 3" + end);
    }

    @Test
    void theMatrixOfAMetricIsThereAfterTheFirstBatch() {
        Recall recall = Metrics.recall();
        assertThatThrownBy(recall::matrix)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "recall: there was no batch yet, so the number of classes is not known; call update before matrix()");
        recall.update(SCORES, CLASSES);
        ConfusionMatrix copy = recall.matrix();
        recall.update(SCORES, CLASSES);
        assertThat(copy.total()).isEqualTo(3);
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
