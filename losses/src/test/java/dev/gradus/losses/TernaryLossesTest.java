package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every loss of three tensors, and for each. */
class TernaryLossesTest {
    private static final Tensor SIGNS = Tensor.of(1L, -1L, -1L, 1L);
    private static final Tensor NEGATIVES = TernaryCase.normal(25, 4, 3);

    static Stream<TernaryCase> losses() {
        return Stream.of(
                TernaryCase.elements(
                        () -> new MarginRankingLoss().margin(0.3),
                        (a, b, y) -> Math.max(0, 0.3 - y[0] * (a[0] - b[0])),
                        SIGNS),
                TernaryCase.elements(
                        GaussianNLLLoss::new,
                        (o, t, v) -> (Math.log(v[0]) + (o[0] - t[0]) * (o[0] - t[0]) / v[0]) / 2,
                        Tensor.of(0.5, 2.0, 1.0, 0.1)),
                TernaryCase.elements(
                        () -> new GaussianNLLLoss().full(true),
                        (o, t, v) -> (Math.log(2 * Math.PI * v[0]) + (o[0] - t[0]) * (o[0] - t[0]) / v[0]) / 2,
                        Tensor.of(0.5, 2.0, 1.0, 0.1)),
                TernaryCase.rows(
                        () -> new CosineEmbeddingLoss().margin(-0.9),
                        (a, b, y) -> y[0] == 1 ? 1 - cosine(a, b) : Math.max(0, cosine(a, b) + 0.9),
                        SIGNS),
                triplets(new TripletMarginLoss().margin(2).eps(0), TernaryLossesTest::euclidean),
                triplets(new TripletMarginLoss().margin(3).p(1), (a, b) -> sum(a, b, (x, y) -> Math.abs(x - y + 1e-6))),
                triplets(
                        new TripletMarginLoss().margin(3).p(1.5).eps(0),
                        (a, b) -> Math.pow(sum(a, b, (x, y) -> Math.pow(Math.abs(x - y), 1.5)), 1 / 1.5)),
                triplets(new TripletMarginLoss().p(Double.POSITIVE_INFINITY).eps(0), (a, b) -> IntStream.range(0, 3)
                        .mapToDouble(i -> Math.abs(a[i] - b[i]))
                        .max()
                        .orElseThrow()),
                TernaryCase.rows(
                        () -> new TripletMarginLoss().swap(true).eps(0),
                        (a, p, n) -> Math.max(0, 1 + euclidean(a, p) - Math.min(euclidean(a, n), euclidean(p, n))),
                        NEGATIVES));
    }

    /** The distance of two vectors. */
    private interface Distance {
        double of(double[] a, double[] b);
    }

    private static TernaryCase triplets(TripletMarginLoss like, Distance distance) {
        String settings = like.toString();
        double margin = Double.parseDouble(settings.replaceAll(".*margin=([^,]*),.*", "$1"));
        return TernaryCase.rows(
                () -> like, (a, p, n) -> Math.max(0, margin + distance.of(a, p) - distance.of(a, n)), NEGATIVES);
    }

    private static double sum(double[] a, double[] b, DoubleBinaryOperator term) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> term.applyAsDouble(a[i], b[i]))
                .sum();
    }

    private static double euclidean(double[] a, double[] b) {
        return Math.sqrt(sum(a, b, (x, y) -> (x - y) * (x - y)));
    }

    private static double cosine(double[] a, double[] b) {
        return sum(a, b, (x, y) -> x * y) / Math.sqrt(sum(a, a, (x, y) -> x * y) * sum(b, b, (x, y) -> x * y));
    }

    private static Tensor apply(TernaryCase lossCase, Reduction reduction) {
        return lossCase.make().get().reduction(reduction).apply(lossCase.first(), lossCase.second(), lossCase.third());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valuesAgreeWithTheFormula(TernaryCase lossCase) {
        double[] expected = lossCase.expected();
        double sum = Arrays.stream(expected).sum();

        assertThat(apply(lossCase, Reduction.NONE).toDoubleArray()).containsExactly(expected, within(1e-11));
        assertThat(sum).isPositive();
        assertThat(apply(lossCase, Reduction.SUM).item()).isCloseTo(sum, within(1e-11));
        assertThat(apply(lossCase, Reduction.MEAN).item()).isCloseTo(sum / 4, within(1e-11));
        assertThat(apply(lossCase, Reduction.BATCH_MEAN).item()).isCloseTo(sum / 4, within(1e-11));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreRight(TernaryCase lossCase) {
        Tensor first = lossCase.first().copy().requiresGrad(true);
        Tensor second = lossCase.second().copy().requiresGrad(true);
        boolean hasSigns = lossCase.third().dtype() == DType.INT64;
        Tensor third = hasSigns ? lossCase.third() : lossCase.third().copy().requiresGrad(true);

        for (Reduction reduction : Reduction.values()) {
            TernaryLoss<?> loss = lossCase.make().get().reduction(reduction);
            GradientCheck check =
                    GradientCheck.of(() -> loss.apply(first, second, third)).secondOrder();
            if (hasSigns) {
                check.check(first, second);
            } else {
                check.check(first, second, third);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void float32AgreesWithFloat64(TernaryCase lossCase) {
        Tensor loss = lossCase.make()
                .get()
                .reduction(Reduction.MEAN)
                .apply(lossCase.first().to(DType.FLOAT32), lossCase.second(), lossCase.third());

        assertThat(loss.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(loss.item()).isCloseTo(apply(lossCase, Reduction.MEAN).item(), within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theOrderOfElementsInTheArrayDoesNotMatter(TernaryCase lossCase) {
        Tensor loss = lossCase.make()
                .get()
                .reduction(Reduction.NONE)
                .apply(
                        LossCase.strided(lossCase.first()),
                        LossCase.strided(lossCase.second()),
                        LossCase.strided(lossCase.third()));

        assertThat(loss.toDoubleArray())
                .isEqualTo(apply(lossCase, Reduction.NONE).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void noObservationsSumToZero(TernaryCase lossCase) {
        Tensor none = lossCase.make()
                .get()
                .reduction(Reduction.SUM)
                .apply(
                        lossCase.first().narrow(0, 0, 0),
                        lossCase.second().narrow(0, 0, 0),
                        lossCase.third().narrow(0, 0, 0));

        assertThat(none.item()).isZero();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void argumentsThatDoNotFitAreErrors(TernaryCase lossCase) {
        TernaryLoss<?> loss = lossCase.make().get();
        Tensor first = lossCase.first();

        assertThatThrownBy(() -> loss.apply(first, lossCase.second().narrow(0, 0, 3), lossCase.third()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(loss.typeName() + ": expected a ")
                .hasMessageContaining(first.shape().toString());
        assertThatThrownBy(() ->
                        loss.apply(first, lossCase.second(), lossCase.third().narrow(0, 0, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(loss.typeName() + ": expected a ")
                .hasMessageContaining(first.shape().toString());
        assertThatThrownBy(() -> loss.apply(first.to(DType.INT64), lossCase.second(), lossCase.third()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        loss.typeName()
                                + ": expected a first argument of float32 or float64, got int64; convert it with to(DType.FLOAT32)");
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        Tensor a = Tensor.of(1.0, 0.0);
        Tensor b = Tensor.of(0.0, 2.0);

        assertThat(new CosineEmbeddingLoss().apply(a, b, Tensor.scalar(1)).item())
                .isCloseTo(1, within(1e-11));
        assertThat(new TripletMarginLoss().apply(a, a, b).item()).isZero();
        assertThat(new MarginRankingLoss()
                        .apply(Tensor.scalar(0.5), Tensor.scalar(2), Tensor.scalar(1))
                        .item())
                .isEqualTo(1.5);
    }

    @Test
    void equalScoresAreStillPulledApart() {
        Tensor score = Tensor.of(0.5).requiresGrad(true);
        new MarginRankingLoss().apply(score, Tensor.of(0.5), Tensor.of(1.0)).backward();

        assertThat(score.grad().item()).isEqualTo(-1);
    }

    @Test
    void equalVectorsHaveADistanceWithoutAGradient() {
        for (double p : new double[] {0, 0.5, 1, 2, 3, Double.POSITIVE_INFINITY}) {
            Tensor anchor = Tensor.of(1.0, 2.0).requiresGrad(true);
            Tensor loss = new TripletMarginLoss().p(p).eps(0).apply(anchor, anchor.detach(), anchor.detach());
            loss.backward();

            assertThat(loss.item()).isEqualTo(1);
            assertThat(anchor.grad().toDoubleArray()).as("p = %s", p).containsExactly(0, 0);
        }
    }

    @Test
    void theNormToTheZerothCountsDifferences() {
        assertThat(new TripletMarginLoss()
                        .p(0)
                        .eps(0)
                        .apply(Tensor.of(1.0, 2.0, 3.0), Tensor.of(1.0, 0.0, 0.0), Tensor.of(1.0, 2.0, 3.0))
                        .item())
                .isEqualTo(3);
    }

    @Test
    void aVarianceMayBeSharedByAllElementsOfAnObservation() {
        Tensor mean = TernaryCase.normal(1, 2, 3);
        Tensor target = TernaryCase.normal(2, 2, 3);
        Tensor variance = Tensor.of(0.5, 2.0);
        GaussianNLLLoss loss = new GaussianNLLLoss().reduction(Reduction.NONE);
        double[] expected = loss.apply(mean, target, variance.unsqueeze(1).broadcastTo(2, 3))
                .toDoubleArray();

        assertThat(loss.apply(mean, target, variance).toDoubleArray()).isEqualTo(expected);
        assertThat(loss.apply(mean, target, variance.unsqueeze(1)).toDoubleArray())
                .isEqualTo(expected);
        assertThat(loss.apply(mean, target.narrow(1, 0, 1), variance).shape()).isEqualTo(mean.shape());
    }

    @Test
    void aVarianceThatIsTooSmallCountsAsTheLeastOneAndHasItsGradient() {
        Tensor variance = Tensor.of(0.0, 0.01, 0.5).requiresGrad(true);
        Tensor losses = new GaussianNLLLoss()
                .eps(0.01)
                .reduction(Reduction.NONE)
                .apply(Tensor.of(1.0, 1.0, 1.0), Tensor.of(0.0, 0.0, 0.0), variance);
        losses.sum().backward();

        assertThat(losses.get(0)).isEqualTo(losses.get(1)).isCloseTo((Math.log(0.01) + 100) / 2, within(1e-12));
        assertThat(variance.grad().get(0)).isEqualTo(variance.grad().get(1)).isCloseTo((100 - 1e4) / 2, within(1e-9));
    }

    @Test
    void whatIsWrongWithAnArgumentIsSaid() {
        Tensor vectors = Tensor.zeros(2, 3);

        assertThatThrownBy(() -> new GaussianNLLLoss().apply(vectors, vectors, Tensor.full(-1, 2, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "GaussianNLLLoss: expected variances of 0 or more, got -1.0; end that output of the model in exp() or a Softplus");
        assertThatThrownBy(() -> new GaussianNLLLoss().apply(vectors, vectors, Tensor.ones(1, 3)))
                .hasMessage(
                        "GaussianNLLLoss: expected a variance of the first argument's shape (2, 3), or with a last dimension of 1 or without it, got (1, 3)");
        assertThatThrownBy(() -> new GaussianNLLLoss().apply(vectors, Tensor.zeros(3), vectors))
                .hasMessage(
                        "GaussianNLLLoss: expected a target of the first argument's shape (2, 3), where any size may be 1, got (3,)");
        assertThatThrownBy(() -> new CosineEmbeddingLoss().apply(vectors, vectors, Tensor.zeros(2)))
                .hasMessageStartingWith("CosineEmbeddingLoss: expected targets of 1 and -1, got 0.0 at position [0]");
        assertThatThrownBy(() -> new CosineEmbeddingLoss().apply(vectors, vectors, Tensor.ones(2, 1)))
                .hasMessage(
                        "CosineEmbeddingLoss: expected a target of shape (2,), one for each pair of vectors of shape (2, 3), got (2, 1)");
        assertThatThrownBy(() ->
                        new CosineEmbeddingLoss().apply(Tensor.zeros(1, 2, 3), Tensor.zeros(1, 2, 3), Tensor.ones(1)))
                .hasMessage("CosineEmbeddingLoss: expected vectors of shape (N, D) or (D,), got (1, 2, 3)");
        assertThatThrownBy(() -> new TripletMarginLoss().apply(vectors, Tensor.zeros(3, 2), vectors))
                .hasMessage(
                        "TripletMarginLoss: expected a positive of the first argument's shape (2, 3), got (3, 2); reshape one of them");
        assertThatThrownBy(() -> new TripletMarginLoss().apply(Tensor.scalar(1), Tensor.scalar(1), Tensor.scalar(1)))
                .hasMessage("TripletMarginLoss: expected vectors of shape (N, D) or (D,), got a scalar");
        assertThatThrownBy(() -> new TripletMarginLoss().p(-1))
                .hasMessage("TripletMarginLoss: the p must be 0 or more, got -1.0");
    }

    @Test
    void settingsAreShown() {
        assertThat(new TripletMarginLoss())
                .hasToString("TripletMarginLoss(reduction=mean, margin=1.0, p=2.0, eps=1.0E-6, swap=false)");
        assertThat(new GaussianNLLLoss()).hasToString("GaussianNLLLoss(reduction=mean, full=false, eps=1.0E-6)");
        assertThat(new MarginRankingLoss().margin(2)).hasToString("MarginRankingLoss(reduction=mean, margin=2.0)");
        assertThat(new CosineEmbeddingLoss()).hasToString("CosineEmbeddingLoss(reduction=mean, margin=0.0)");
    }
}
