package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges of losses that compare element by element. */
class ElementLossesTest {
    private static double[] each(Loss loss, Tensor prediction, Tensor target) {
        return loss.reduction(Reduction.NONE).apply(prediction, target).toDoubleArray();
    }

    private static Tensor gradient(Loss loss, Tensor prediction, Tensor target) {
        Tensor sum = loss.reduction(Reduction.SUM).apply(prediction, target);
        return Autograd.grad(sum, prediction).get(0);
    }

    @Test
    void theSlopeOfHuberIsTheDifferenceAndThenConstant() {
        Tensor output = Tensor.of(-5.0, -2.0, 0.0, 1.5, 2.0, 1e300).requiresGrad(true);
        Tensor target = Tensor.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);

        assertThat(gradient(new HuberLoss().delta(2), output, target).toDoubleArray())
                .containsExactly(-2, -2, 0, 1.5, 2, 2);
        assertThat(gradient(new SmoothL1Loss().beta(2), output, target).toDoubleArray())
                .containsExactly(-1, -1, 0, 0.75, 1, 1);
        assertThat(gradient(new SmoothL1Loss().beta(0), output, target).toDoubleArray())
                .containsExactly(-1, -1, 0, 1, 1, 1);
    }

    @Test
    void huberIsCurvedAtItsMinimumToo() {
        Tensor output = Tensor.of(0.0).requiresGrad(true);
        Tensor loss = new HuberLoss().apply(output, Tensor.of(0.0));
        Tensor slope = Autograd.grad(loss, null, List.of(output), true, true).get(0);

        assertThat(Autograd.grad(slope, output).get(0).item()).isEqualTo(1);
    }

    @Test
    void theDivergenceIsSummedOverADistributionAndAveragedOverTheBatch() {
        Tensor target = Tensor.of(new double[] {0.5, 0.5, 0, 1}, 2, 2);
        Tensor prediction = Tensor.of(new double[] {0.25, 0.75, 0.5, 0.5}, 2, 2).log();
        double first = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);

        assertThat(new KLDivLoss()
                        .reduction(Reduction.BATCH_MEAN)
                        .apply(prediction, target)
                        .item())
                .isCloseTo((first + Math.log(2)) / 2, within(1e-15));
        assertThatThrownBy(() ->
                        new KLDivLoss().reduction(Reduction.BATCH_MEAN).apply(Tensor.scalar(-1), Tensor.scalar(0.5)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "reduction: BATCH_MEAN expects losses with a batch as their first dimension, got a scalar; take SUM or MEAN for a single observation [in model (KLDivLoss)]");
    }

    @Test
    void aTargetProbabilityOfZeroCostsNothingAndBelowZeroIsNoNumber() {
        Tensor target = Tensor.of(0.0, -0.5).requiresGrad(true);
        Tensor losses = new KLDivLoss().reduction(Reduction.NONE).apply(Tensor.of(-3.0, -3.0), target);
        losses.sum().backward();

        assertThat(losses.toDoubleArray()).containsExactly(0, Double.NaN);
        assertThat(target.grad().get(0)).isFinite();
    }

    @Test
    void stirlingsFormulaIsForCountsAboveOne() {
        double ln6 = 3 * Math.log(3) - 3 + Math.log(2 * Math.PI * 3) / 2;
        Tensor target = Tensor.of(0.0, 1.0, 3.0).requiresGrad(true);
        Tensor losses =
                new PoissonNLLLoss().full(true).reduction(Reduction.NONE).apply(Tensor.of(0.0, 0.0, 0.0), target);
        losses.sum().backward();

        assertThat(losses.toDoubleArray()).containsExactly(new double[] {1, 1, 1 + ln6}, within(1e-15));
        assertThat(target.grad().toDoubleArray())
                .containsExactly(new double[] {0, 0, Math.log(3) + 1.0 / 6}, within(1e-15));
    }

    @Test
    void aMeanOfZeroHasAFiniteLikelihood() {
        assertThat(each(new PoissonNLLLoss().logInput(false), Tensor.of(0.0), Tensor.of(2.0)))
                .containsExactly(new double[] {-2 * Math.log(1e-8)}, within(1e-13));
    }

    @Test
    void softMarginsOfExtremeScoresAreFinite() {
        assertThat(each(new SoftMarginLoss(), Tensor.of(1000.0, -1000.0), Tensor.of(1L, 1L)))
                .containsExactly(0, 1000);
    }

    @Test
    void whatIsNotAlikeIsPushedApartUpToTheMargin() {
        Tensor distance = Tensor.of(0.3, 1.0, 2.0, 0.3).requiresGrad(true);
        Tensor target = Tensor.of(-1L, -1L, -1L, 1L);

        assertThat(each(new HingeEmbeddingLoss(), distance, target)).containsExactly(0.7, 0, 0, 0.3);
        assertThat(gradient(new HingeEmbeddingLoss(), distance, target).toDoubleArray())
                .containsExactly(-1, -1, 0, 1);
    }

    @Test
    void whatIsSureAndRightHardlyCounts() {
        double[] plain = each(new BCEWithLogitsLoss(), Tensor.of(4.0, -4.0), Tensor.of(1.0, 1.0));
        double p = 1 / (1 + Math.exp(-4));

        assertThat(each(new FocalLoss(), Tensor.of(4.0, -4.0), Tensor.of(1.0, 1.0)))
                .containsExactly(
                        new double[] {0.25 * (1 - p) * (1 - p) * plain[0], 0.25 * p * p * plain[1]}, within(1e-15));
        assertThat(each(new FocalLoss().gamma(0).alpha(-1), Tensor.of(4.0, -4.0), Tensor.of(1.0, 1.0)))
                .containsExactly(plain);
    }

    @Test
    void focalLossesOfExtremeScoresAreFinite() {
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            Tensor x = Tensor.of(1000.0, -1000.0, 1000.0).to(DType.FLOAT32).requiresGrad(true);
            Tensor losses = new FocalLoss()
                    .gamma(gamma)
                    .alpha(-1)
                    .reduction(Reduction.NONE)
                    .apply(x, Tensor.of(1.0, 1.0, 0.0));
            losses.sum().backward();

            assertThat(losses.toDoubleArray()).containsExactly(new double[] {0, 1000, 1000}, within(0.0));
            assertThat(x.grad().toDoubleArray()).containsExactly(new double[] {0, -1, 1}, within(0.0));
        }
    }

    @Test
    void aRegionThatIsNeitherThereNorPredictedIsRight() {
        Tensor none = Tensor.zeros(1, 2, 4);

        assertThat(new DiceLoss().apply(none, none).item()).isZero();
        assertThat(new DiceLoss().apply(Tensor.ones(1, 2, 4), none).item()).isCloseTo(1, within(1e-5));
        assertThatThrownBy(() -> new DiceLoss().apply(Tensor.zeros(2, 4), Tensor.zeros(2, 4)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "DiceLoss: expected a prediction of shape (N, C, d1, ...), got (2, 4); add what is missing with unsqueeze");
    }

    @Test
    void labelsOfZeroAndOneAreNoSigns() {
        assertThatThrownBy(() ->
                        new HingeEmbeddingLoss().apply(Tensor.ones(2, 2), Tensor.of(new long[] {1, -1, 0, 1}, 2, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "HingeEmbeddingLoss: expected targets of 1 and -1, got 0.0 at position [1, 0]; turn labels of 0 and 1 into signs with target.mul(2).sub(1)");
        assertThatThrownBy(() -> new HingeEmbeddingLoss().apply(Tensor.ones(1), Tensor.of(Double.NaN)))
                .hasMessageContaining("got NaN at position [0]");
    }

    @Test
    void settingsThatMakeNoSenseAreErrors() {
        assertThatThrownBy(() -> new HuberLoss().delta(0))
                .isInstanceOf(OperationException.class)
                .hasMessage("HuberLoss: the delta must be above 0, got 0.0");
        assertThatThrownBy(() -> new SmoothL1Loss().beta(Double.NaN))
                .isInstanceOf(OperationException.class)
                .hasMessage("SmoothL1Loss: the beta must be 0 or more, got NaN");
        assertThatThrownBy(() -> new FocalLoss().alpha(2))
                .hasMessage("FocalLoss: the alpha must be from 0 to 1, or below 0 for no weights, got 2.0");
        assertThatThrownBy(() -> new FocalLoss().gamma(-1)).hasMessageContaining("the gamma must be 0 or more");
        assertThatThrownBy(() -> new DiceLoss().smooth(-1)).hasMessageContaining("the smoothing must be 0 or more");
        assertThatThrownBy(() -> new PoissonNLLLoss().eps(-1))
                .hasMessageContaining("the eps must be 0 or more, got -1.0");
    }

    @Test
    void settingsAreShown() {
        assertThat(new HuberLoss().delta(0.5)).hasToString("HuberLoss(reduction=mean, delta=0.5)");
        assertThat(new SmoothL1Loss().beta(2)).hasToString("SmoothL1Loss(reduction=mean, beta=2.0)");
        assertThat(new KLDivLoss()).hasToString("KLDivLoss(reduction=mean, logTarget=false)");
        assertThat(new PoissonNLLLoss())
                .hasToString("PoissonNLLLoss(reduction=mean, logInput=true, full=false, eps=1.0E-8)");
        assertThat(new FocalLoss()).hasToString("FocalLoss(reduction=mean, alpha=0.25, gamma=2.0)");
        assertThat(new DiceLoss()).hasToString("DiceLoss(reduction=mean, smooth=1.0E-5, squared=false)");
        assertThat(new HingeEmbeddingLoss()).hasToString("HingeEmbeddingLoss(reduction=mean, margin=1.0)");
    }
}
