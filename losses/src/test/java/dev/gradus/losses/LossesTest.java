package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Ascii;
import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every loss. */
class LossesTest {
    static Stream<LossCase> losses() {
        return Stream.of(
                LossCase.elementwise(MSELoss::new, (o, t) -> (o - t) * (o - t), 4, 3),
                LossCase.elementwise(MSELoss::new, (o, t) -> (o - t) * (o - t), 5),
                LossCase.elementwise(HalfSquaredError::new, (o, t) -> (t - o) * (t - o) / 2, 4, 3),
                LossCase.elementwise(L1Loss::new, (o, t) -> Math.abs(o - t), 4, 3),
                LossCase.elementwise(BCELoss::new, (p, t) -> -t * Math.log(p) - (1 - t) * Math.log(1 - p), 4, 3),
                LossCase.elementwise(
                        () -> new BCELoss().weight(Tensor.of(0.7)),
                        (p, t) -> -0.7 * (t * Math.log(p) + (1 - t) * Math.log(1 - p)),
                        4,
                        3),
                LossCase.elementwise(BCEWithLogitsLoss::new, (x, t) -> Math.log(1 + Math.exp(x)) - t * x, 4, 3),
                LossCase.elementwise(
                        () -> new BCEWithLogitsLoss().posWeight(Tensor.of(2.0)).weight(Tensor.of(0.3)),
                        (x, t) -> 0.3 * (2 * t * Math.log(1 + Math.exp(-x)) + (1 - t) * Math.log(1 + Math.exp(x))),
                        4,
                        3),
                LossCase.elementwise(() -> new HuberLoss().delta(0.3), (o, t) -> huber(o - t, 0.3), 4, 3),
                LossCase.elementwise(() -> new SmoothL1Loss().beta(0.2), (o, t) -> huber(o - t, 0.2) / 0.2, 4, 3),
                LossCase.elementwise(() -> new SmoothL1Loss().beta(0), (o, t) -> Math.abs(o - t), 4, 3),
                LossCase.elementwise(KLDivLoss::new, (x, t) -> t * (Math.log(t) - x), 4, 3),
                LossCase.elementwise(() -> new KLDivLoss().logTarget(true), (x, t) -> Math.exp(t) * (t - x), 4, 3),
                LossCase.elementwise(PoissonNLLLoss::new, (x, t) -> Math.exp(x) - t * x, 4, 3),
                LossCase.elementwise(
                        () -> new PoissonNLLLoss().logInput(false).eps(0.1), (x, t) -> x - t * Math.log(x + 0.1), 4, 3),
                LossCase.signs(SoftMarginLoss::new, (x, y) -> Math.log(1 + Math.exp(-y * x))),
                LossCase.signs(() -> new HingeEmbeddingLoss().margin(2), (x, y) -> y == 1 ? x : Math.max(0, 2 - x)),
                LossCase.elementwise(FocalLoss::new, (x, t) -> focal(x, t, 2) * (0.25 * t + 0.75 * (1 - t)), 4, 3),
                LossCase.elementwise(() -> new FocalLoss().alpha(-1).gamma(0.5), (x, t) -> focal(x, t, 0.5), 4, 3),
                LossCase.regions(DiceLoss::new, (p, t) -> dice(p, t, 1e-5, 1)),
                LossCase.regions(() -> new DiceLoss().smooth(2).squared(true), (p, t) -> dice(p, t, 2, 2)),
                LossCase.classes(() -> new MultiMarginLoss().margin(7), (x, y) -> hinges(x, y, 7, 1)),
                LossCase.classes(() -> new MultiMarginLoss().margin(8).p(2), (x, y) -> hinges(x, y, 8, 2)),
                LossCase.labels(MultiLabelMarginLoss::new, LossesTest::labelHinges),
                LossCase.rows(
                        MultiLabelSoftMarginLoss::new,
                        (x, t) -> meansOfThree(x, t, (o, y) -> Math.log(1 + Math.exp(o)) - y * o)),
                LossCase.classes(NLLLoss::new, (x, y) -> picked(x, y, 1)),
                LossCase.classes(CrossEntropyLoss::new, (x, y) -> picked(logSoftmax(x), y, 1)),
                LossCase.classes(
                        () -> new CrossEntropyLoss().ignoreIndex(0),
                        (x, y) -> withoutClass0(picked(logSoftmax(x), y, 1), y)),
                LossCase.classes(
                        () -> new CrossEntropyLoss().labelSmoothing(0.2), (x, y) -> picked(logSoftmax(x), y, 0.8)));
    }

    private static double huber(double d, double delta) {
        return Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
    }

    private static double focal(double x, double t, double gamma) {
        double p = 1 / (1 + Math.exp(-x));
        double crossEntropy = -t * Math.log(p) - (1 - t) * Math.log(1 - p);
        return crossEntropy * Math.pow(1 - p * t - (1 - p) * (1 - t), gamma);
    }

    /** For regions of five positions. */
    private static double[] dice(double[] p, double[] t, double smooth, double exponent) {
        double[] losses = new double[p.length / 5];
        for (int i = 0; i < losses.length; i++) {
            double overlap = 0;
            double areas = 0;
            for (int j = 5 * i; j < 5 * i + 5; j++) {
                overlap += p[j] * t[j];
                areas += Math.pow(p[j], exponent) + Math.pow(t[j], exponent);
            }
            losses[i] = 1 - (2 * overlap + smooth) / (areas + smooth);
        }
        return losses;
    }

    /** For rows of three. */
    private static double[] hinges(double[] x, double[] classes, double margin, double power) {
        double[] losses = new double[classes.length];
        for (int i = 0; i < losses.length; i++) {
            for (int c = 0; c < 3; c++) {
                if (c != (int) classes[i]) {
                    double excess = Math.max(0, margin - x[3 * i + (int) classes[i]] + x[3 * i + c]);
                    losses[i] += Math.pow(excess, power) / 3;
                }
            }
        }
        return losses;
    }

    /** For rows of three. */
    private static double[] labelHinges(double[] x, double[] labels) {
        double[] losses = new double[labels.length / 3];
        for (int i = 0; i < losses.length; i++) {
            List<Integer> own = new ArrayList<>();
            for (int j = 0; j < 3 && labels[3 * i + j] >= 0; j++) {
                own.add((int) labels[3 * i + j]);
            }
            for (int label : own) {
                for (int c = 0; c < 3; c++) {
                    losses[i] += own.contains(c) ? 0 : Math.max(0, 1 - x[3 * i + label] + x[3 * i + c]) / 3;
                }
            }
        }
        return losses;
    }

    private static double[] meansOfThree(double[] x, double[] t, LossCase.ElementFormula formula) {
        double[] losses = new double[x.length / 3];
        for (int i = 0; i < x.length; i++) {
            losses[i / 3] += formula.apply(x[i], t[i]) / 3;
        }
        return losses;
    }

    /** -(share ln p_y + (1 - share) Σ ln p_c / 3) for rows of three. */
    private static double[] picked(double[] logP, double[] classes, double share) {
        double[] losses = new double[classes.length];
        for (int i = 0; i < losses.length; i++) {
            double all = logP[3 * i] + logP[3 * i + 1] + logP[3 * i + 2];
            losses[i] = -share * logP[3 * i + (int) classes[i]] - (1 - share) * all / 3;
        }
        return losses;
    }

    private static double[] withoutClass0(double[] losses, double[] classes) {
        for (int i = 0; i < losses.length; i++) {
            losses[i] = classes[i] == 0 ? 0 : losses[i];
        }
        return losses;
    }

    private static double[] logSoftmax(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int row = i - i % 3;
            result[i] = x[i] - Math.log(Math.exp(x[row]) + Math.exp(x[row + 1]) + Math.exp(x[row + 2]));
        }
        return result;
    }

    private static double[] expected(LossCase lossCase) {
        return lossCase.formula()
                .apply(lossCase.prediction().toDoubleArray(), lossCase.target().toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossesOfSingleElementsAgreeWithTheFormula(LossCase lossCase) {
        Tensor losses = lossCase.make().get().reduction(Reduction.NONE).apply(lossCase.prediction(), lossCase.target());

        assertThat(losses.shape()).isEqualTo(lossCase.unreduced());
        assertThat(losses.toDoubleArray()).containsExactly(expected(lossCase), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theSumIsOverAllElements(LossCase lossCase) {
        Tensor loss = lossCase.make().get().reduction(Reduction.SUM).apply(lossCase.prediction(), lossCase.target());

        assertThat(loss.shape()).isEqualTo(Shape.of());
        assertThat(loss.item()).isCloseTo(Arrays.stream(expected(lossCase)).sum(), within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theMeanIsOverAllElementsThatCount(LossCase lossCase) {
        Tensor loss = lossCase.make().get().reduction(Reduction.MEAN).apply(lossCase.prediction(), lossCase.target());

        assertThat(loss.item())
                .isCloseTo(
                        Arrays.stream(expected(lossCase))
                                .filter(x -> x != 0)
                                .average()
                                .orElseThrow(),
                        within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreRight(LossCase lossCase) {
        Tensor prediction = lossCase.prediction().copy().requiresGrad(true);
        boolean hasClasses = lossCase.target().dtype() == DType.INT64;
        Tensor target =
                hasClasses ? lossCase.target() : lossCase.target().copy().requiresGrad(true);

        for (Reduction reduction : Reduction.values()) {
            Loss loss = lossCase.make().get().reduction(reduction);
            GradientCheck.of(() -> loss.apply(prediction, target)).secondOrder().check(prediction, target);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void float32AgreesWithFloat64(LossCase lossCase) {
        Tensor loss = lossCase.make().get().apply(lossCase.prediction().to(DType.FLOAT32), lossCase.target());

        assertThat(loss.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(loss.item())
                .isCloseTo(
                        lossCase.make()
                                .get()
                                .apply(lossCase.prediction(), lossCase.target())
                                .item(),
                        within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theOrderOfElementsInTheArrayDoesNotMatter(LossCase lossCase) {
        Tensor prediction = LossCase.strided(lossCase.prediction());
        Tensor target = LossCase.strided(lossCase.target());

        assertThat(prediction.isContiguous()).isFalse();
        assertThat(lossCase.make().get().apply(prediction, target).item())
                .isEqualTo(lossCase.make()
                        .get()
                        .apply(lossCase.prediction(), lossCase.target())
                        .item());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void noObservationsSumToZeroAndHaveNoMean(LossCase lossCase) {
        Tensor prediction = lossCase.prediction().narrow(0, 0, 0).copy().requiresGrad(true);
        Tensor target = lossCase.target().narrow(0, 0, 0);
        Tensor sum = lossCase.make().get().reduction(Reduction.SUM).apply(prediction, target);
        sum.backward();

        assertThat(sum.item()).isZero();
        assertThat(prediction.grad().shape()).isEqualTo(prediction.shape());
        assertThat(lossCase.make()
                        .get()
                        .reduction(Reduction.MEAN)
                        .apply(prediction, target)
                        .item())
                .isNaN();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aTargetOfAnotherShapeIsAnError(LossCase lossCase) {
        Loss loss = lossCase.make().get();
        Tensor column = lossCase.target().unsqueeze(-1);

        assertThatThrownBy(() -> loss.apply(lossCase.prediction(), column))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(loss.typeName() + ": expected a target of ")
                .hasMessageContainingAll(
                        lossCase.prediction().shape().toString(), column.shape().toString(), "reshape");
        assertThatThrownBy(() ->
                        loss.apply(lossCase.prediction(), lossCase.target().narrow(0, 0, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("check the batch size");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aPredictionOfIntegersIsAnError(LossCase lossCase) {
        Loss loss = lossCase.make().get();

        assertThatThrownBy(() -> loss.apply(lossCase.prediction().to(DType.INT64), lossCase.target()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        loss.typeName()
                                + ": expected a prediction of float32 or float64, got int64; convert it with to(DType.FLOAT32)");
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void reductionsAreShown(Reduction reduction) {
        assertThat(new MSELoss().reduction(reduction))
                .hasToString("MSELoss(reduction=" + Ascii.toLowerCase(reduction.name()) + ")");
        assertThat(new MSELoss().reduction(reduction).reduction()).isEqualTo(reduction);
    }
}
