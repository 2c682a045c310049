package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CTCLossTest {
    private static final int STEPS = 5;
    private static final int CLASSES = 3;
    private static final int[][] LABELS = {{1, 2}, {2, 2, 1}, {}, {1}, {1, 1}};
    private static final Tensor TARGETS = Tensor.of(new long[] {1, 2, 0, 2, 2, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0}, 5, 3);
    private static final Tensor STEP_COUNTS = Tensor.of(5L, 4L, 3L, 1L, 5L);
    private static final Tensor LABEL_COUNTS = Tensor.of(2L, 3L, 0L, 1L, 2L);

    /** Not normalised, so that the gradient by each number shows. */
    private static Tensor logProbabilities() {
        return Tensor.normal(new Generator(31), -1, 1, DType.FLOAT64, STEPS, LABELS.length, CLASSES);
    }

    private static CTCLoss loss(Reduction reduction) {
        return new CTCLoss().reduction(reduction);
    }

    /** -ln Σ over all paths, one by one. */
    private static double byHand(Tensor x, int observation, int blank) {
        int steps = (int) STEP_COUNTS.get(observation);
        double sum = 0;
        for (int path = 0; path < Math.pow(CLASSES, steps); path++) {
            double logProbability = 0;
            List<Integer> seen = new ArrayList<>();
            int before = -1;
            for (int t = 0, rest = path; t < steps; t++, rest /= CLASSES) {
                int label = rest % CLASSES;
                logProbability += x.get(t, observation, label);
                if (label != before && label != blank) {
                    seen.add(label);
                }
                before = label;
            }
            if (seen.equals(labels(observation))) {
                sum += Math.exp(logProbability);
            }
        }
        return -Math.log(sum);
    }

    private static List<Integer> labels(int observation) {
        List<Integer> labels = new ArrayList<>();
        for (int label : LABELS[observation]) {
            labels.add(label);
        }
        return labels;
    }

    private static double[] byHand(Tensor x) {
        double[] losses = new double[LABELS.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = byHand(x, i, 0);
        }
        return losses;
    }

    @Test
    void lossesAreThoseOfAllPaths() {
        Tensor x = logProbabilities();
        double[] losses = byHand(x);

        assertThat(loss(Reduction.NONE)
                        .apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS)
                        .toDoubleArray())
                .containsExactly(losses, within(1e-13));
        assertThat(loss(Reduction.SUM)
                        .apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS)
                        .item())
                .isCloseTo(losses[0] + losses[1] + losses[2] + losses[3] + losses[4], within(1e-12));
        assertThat(loss(Reduction.MEAN)
                        .apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS)
                        .item())
                .isCloseTo((losses[0] / 2 + losses[1] / 3 + losses[2] + losses[3] + losses[4] / 2) / 5, within(1e-13));
    }

    @Test
    void theRecursionOfTensorsGivesTheSame() {
        Tensor x = logProbabilities();
        Alignments alignments = new Alignments(LABELS, new int[] {5, 4, 3, 1, 5}, 0);

        assertThat(new AlignmentRecursion(alignments).losses(x).toDoubleArray())
                .containsExactly(byHand(x), within(1e-13));
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void gradientsAreRight(Reduction reduction) {
        Tensor x = logProbabilities().requiresGrad(true);

        GradientCheck.of(() -> loss(reduction).apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS))
                .secondOrder()
                .check(x);
    }

    @Test
    void gradientsThroughALogSoftmaxAreRightAndSumToZero() {
        Tensor scores = logProbabilities().requiresGrad(true);

        GradientCheck.of(() -> new CTCLoss().apply(scores.logSoftmax(2), TARGETS, STEP_COUNTS, LABEL_COUNTS))
                .secondOrder()
                .check(scores);
        new CTCLoss()
                .apply(scores.logSoftmax(2), TARGETS, STEP_COUNTS, LABEL_COUNTS)
                .backward();
        assertThat(scores.grad().sum(2).abs().max().item()).isLessThan(1e-15);
        assertThat(scores.grad().select(0, 4).select(0, 1).toDoubleArray()).containsExactly(0, 0, 0);
    }

    @Test
    void targetsMayStandOneAfterAnother() {
        Tensor x = logProbabilities();

        assertThat(loss(Reduction.NONE)
                        .apply(x, Tensor.of(1L, 2L, 2L, 2L, 1L, 1L, 1L, 1L), STEP_COUNTS, LABEL_COUNTS)
                        .toDoubleArray())
                .isEqualTo(loss(Reduction.NONE)
                        .apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS)
                        .toDoubleArray());
    }

    @Test
    void theBlankMayBeAnyClass() {
        Tensor x = logProbabilities();
        // Classes one further, the last one in the place of the first.
        Tensor moved = Tensor.cat(List.of(x.narrow(2, 1, 2), x.narrow(2, 0, 1)), 2);
        Tensor targets = TARGETS.sub(1).maximum(0);

        assertThat(loss(Reduction.NONE)
                        .blank(2)
                        .apply(moved, targets, STEP_COUNTS, LABEL_COUNTS)
                        .toDoubleArray())
                .containsExactly(byHand(x), within(1e-13));
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        Tensor x = logProbabilities();
        Tensor single = loss(Reduction.NONE)
                .apply(x.select(1, 0), Tensor.of(1L, 2L), Tensor.of(new long[] {5}), Tensor.of(new long[] {2}));

        assertThat(single.rank()).isZero();
        assertThat(single.item()).isCloseTo(byHand(x, 0, 0), within(1e-13));
        assertThat(new CTCLoss()
                        .apply(
                                x.select(1, 0),
                                Tensor.of(1L, 2L, 0L),
                                Tensor.scalar(5, DType.INT64),
                                Tensor.scalar(2, DType.INT64))
                        .item())
                .isCloseTo(byHand(x, 0, 0) / 2, within(1e-13));
    }

    @Test
    void whatHasNoPathIsInfiniteOrNothing() {
        Tensor x = logProbabilities().narrow(0, 0, 2).copy().requiresGrad(true);
        Tensor steps = Tensor.of(2L, 2L, 2L, 0L, 2L);
        Tensor losses = loss(Reduction.NONE).apply(x, TARGETS, steps, LABEL_COUNTS);
        losses.sum().backward();

        assertThat(losses.toDoubleArray()[0]).isFinite();
        assertThat(losses.narrow(0, 3, 2).toDoubleArray())
                .containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(x.grad().select(1, 4).abs().sum().item()).isZero();
        assertThat(x.grad().select(1, 0).abs().sum().item()).isPositive();

        Tensor zeros = loss(Reduction.NONE).zeroInfinity(true).apply(x, TARGETS, steps, LABEL_COUNTS);
        assertThat(zeros.narrow(0, 3, 2).toDoubleArray()).containsExactly(0, 0);
        GradientCheck.of(() -> loss(Reduction.MEAN).zeroInfinity(true).apply(x, TARGETS, steps, LABEL_COUNTS))
                .secondOrder()
                .check(x);
    }

    @Test
    void anEmptyTargetOfAnEmptyInputCostsNothing() {
        Tensor x = logProbabilities().narrow(1, 2, 1).copy().requiresGrad(true);
        CTCLoss loss = new CTCLoss();

        assertThat(loss.apply(x, Tensor.zeros(DType.INT64, 1, 0), Tensor.of(new long[] {0}), Tensor.of(new long[] {0}))
                        .item())
                .isZero();
        GradientCheck.of(() -> loss.apply(
                        x, Tensor.zeros(DType.INT64, 1, 0), Tensor.of(new long[] {0}), Tensor.of(new long[] {0})))
                .secondOrder()
                .check(x);
    }

    @Test
    void improbableSequencesDoNotUnderflow() {
        int steps = 400;
        Tensor x = Tensor.full(-50, DType.FLOAT32, Shape.of(steps, 1, 2)).requiresGrad(true);
        Tensor loss = loss(Reduction.SUM)
                .apply(x, Tensor.of(new long[] {1}, 1, 1), Tensor.of(new long[] {steps}), Tensor.of(new long[] {1}));
        loss.backward();

        assertThat(loss.dtype()).isEqualTo(DType.FLOAT32);
        // Of all paths, those with one run of the label: a place to begin and one to end.
        assertThat(loss.item()).isCloseTo(50.0 * steps - Math.log(steps * (steps + 1) / 2.0), within(2e-3));
        assertThat(x.grad().sum().item()).isCloseTo(-steps, within(0.1));
    }

    @Test
    void whatIsWrongWithAnArgumentIsSaid() {
        Tensor x = logProbabilities();
        CTCLoss loss = new CTCLoss();

        assertThatThrownBy(() -> loss.apply(x.select(0, 0).select(0, 0), TARGETS, STEP_COUNTS, LABEL_COUNTS))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "CTCLoss: expected log-probabilities of shape (T, N, C) or (T, C), got (3,); the steps come first, see permute");
        assertThatThrownBy(() -> loss.apply(x.to(DType.INT64), TARGETS, STEP_COUNTS, LABEL_COUNTS))
                .hasMessageContaining("expected a prediction of float32 or float64, got int64");
        assertThatThrownBy(() -> new CTCLoss().blank(3).apply(x, TARGETS, STEP_COUNTS, LABEL_COUNTS))
                .hasMessage("CTCLoss: expected a blank from 0 to 2 for 3 classes, got 3");
        assertThatThrownBy(() -> loss.apply(x, TARGETS, Tensor.of(1L, 2L), LABEL_COUNTS))
                .hasMessage("CTCLoss: expected 5 input lengths, int64 of shape (N,), got int64 of shape (2,)");
        assertThatThrownBy(() -> loss.apply(x, TARGETS, Tensor.of(1L, 6L, 1L, 1L, 1L), LABEL_COUNTS))
                .hasMessage("CTCLoss: expected input lengths from 0 to 5, got 6 at position [1]");
        assertThatThrownBy(() -> loss.apply(x, Tensor.of(1L, 2L), STEP_COUNTS, LABEL_COUNTS))
                .hasMessage(
                        "CTCLoss: expected targets, int64 of shape (5, 3 or more) or (8,) as their lengths are, got int64 of shape (2,)");
        assertThatThrownBy(() -> loss.apply(x, TARGETS, STEP_COUNTS, Tensor.of(2L, 3L, 1L, 1L, 2L)))
                .hasMessage(
                        "CTCLoss: expected labels from 0 to 2 without the blank 0, got 0 as label 0 of target 2; is the target's length right?");
    }

    @Test
    void settingsAreShown() {
        assertThat(new CTCLoss()).hasToString("CTCLoss(reduction=mean, blank=0, zeroInfinity=false)");
    }
}
