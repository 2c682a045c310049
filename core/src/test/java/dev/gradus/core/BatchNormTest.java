package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What batch normalisation computes, and the words of its errors. */
class BatchNormTest {
    /** Means 2 and 30, variances 2/3 and 800/3. */
    private final Tensor x = Tensor.from(new double[][] {{1, 20}, {2, 20}, {3, 50}});

    private final Tensor mean = Tensor.of(1.0, 10);
    private final Tensor variance = Tensor.of(4.0, 100);

    private Tensor train(@Nullable Tensor weight, @Nullable Tensor bias) {
        return x.batchNorm(mean, variance, weight, bias, true, 0.1, 0);
    }

    @Test
    void aBatchIsBroughtToMeanZeroAndVarianceOne() {
        double a = Math.sqrt(1.5);
        double b = Math.sqrt(0.5);
        assertThat(train(null, null).toDoubleArray())
                .containsExactly(new double[] {-a, -b, 0, -b, a, 2 * b}, within(1e-14));
        assertThat(train(Tensor.of(2.0, 1), Tensor.of(0.0, 5)).toDoubleArray())
                .containsExactly(new double[] {-2 * a, 5 - b, 0, 5 - b, 2 * a, 5 + 2 * b}, within(1e-14));
    }

    @Test
    void eachChannelIsTakenByItselfWhereverItsElementsStand() {
        Tensor apart = Tensor.from(new double[][][] {{{1, 2}, {20, 20}}, {{3, 2}, {50, 30}}});
        Tensor y = apart.batchNorm(null, null, null, null, true, 0.1, 0);

        assertThat(y.mean(0, 2).toDoubleArray()).containsExactly(new double[] {0, 0}, within(1e-15));
        assertThat(y.var(new int[] {0, 2}, 0, false).toDoubleArray())
                .containsExactly(new double[] {1, 1}, within(1e-14));
    }

    @Test
    void runningStatisticsMoveTowardsThoseOfTheBatch() {
        train(null, null);
        assertThat(mean.toDoubleArray()).containsExactly(new double[] {0.9 + 0.2, 9 + 3}, within(1e-14));
        assertThat(variance.toDoubleArray()).containsExactly(new double[] {3.6 + 0.1, 90 + 40 - 10}, within(1e-13));
    }

    @Test
    void inUseTheRunningStatisticsCountAndDoNotChange() {
        assertThat(x.batchNorm(mean, variance, null, null, false, 0.1, 0).toDoubleArray())
                .containsExactly(new double[] {0, 1, 0.5, 1, 1, 4}, within(1e-14));
        assertThat(mean.toDoubleArray()).containsExactly(1, 10);
        assertThat(variance.toDoubleArray()).containsExactly(4, 100);
    }

    @Test
    void aLargeMeanDoesNotHideASmallVariance() {
        Tensor far = Tensor.from(new double[][][] {{{1e8 - 1, 1e8 + 1, 1e8 + 1, 1e8 - 1}}});
        assertThat(far.batchNorm(null, null, null, null, true, 0.1, 0).toDoubleArray())
                .containsExactly(-1, 1, 1, -1);
        Tensor rows = far.reshape(4, 1);
        assertThat(rows.batchNorm(null, null, null, null, true, 0.1, 0).toDoubleArray())
                .containsExactly(-1, 1, 1, -1);
    }

    @Test
    void theRunningStatisticsMayChangeBeforeTheBackwardPass() {
        x.requiresGrad(true);
        Tensor y = x.batchNorm(mean, variance, null, null, false, 0.1, 0);
        variance.fill(7);
        y.sum().backward();
        assertThat(x.grad().toDoubleArray())
                .containsExactly(new double[] {0.5, 0.1, 0.5, 0.1, 0.5, 0.1}, within(1e-15));
    }

    @Test
    void parametersAloneGetTheirGradients() {
        Tensor weight = Tensor.ones(DType.FLOAT64, 2).requiresGrad(true);
        x.batchNorm(mean, variance, weight, null, false, 0.1, 0).sum().backward();
        assertThat(weight.grad().toDoubleArray()).containsExactly(new double[] {1.5, 6}, within(1e-14));

        Tensor bias = Tensor.ones(DType.FLOAT64, 2).requiresGrad(true);
        x.batchNorm(mean, variance, null, bias, false, 0.1, 0).sum().backward();
        assertThat(bias.grad().toDoubleArray()).containsExactly(3, 3);
    }

    @Test
    void inputs() {
        assertThatThrownBy(() -> Tensor.zeros(3).batchNorm(null, null, null, null, true, 0.1, 1e-5))
                .isInstanceOf(OperationException.class)
                .hasMessage("batchNorm: expected an input of shape (batch, channels, ...), got the shape (3,)");
        assertThatThrownBy(() -> x.to(DType.INT64).batchNorm(null, null, null, null, true, 0.1, 1e-5))
                .hasMessage("batchNorm: the input must be float32 or float64, got int64; convert it with to(DType)");
        assertThatThrownBy(() -> Tensor.zeros(1, 3).batchNorm(null, null, null, null, true, 0.1, 1e-5))
                .hasMessage(
                        "batchNorm: training needs more than one element per channel, got the input (1, 3); take a larger batch, or evaluate");
        assertThatThrownBy(() -> x.batchNorm(mean, null, null, null, false, 0.1, 1e-5))
                .hasMessage(
                        "batchNorm: without running statistics there is only training; give both the mean and the variance");
    }

    @Test
    void parameters() {
        Tensor three = Tensor.ones(DType.FLOAT64, 3);
        assertThatThrownBy(() -> train(three, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "batchNorm: expected a weight of shape (2,) for the channels of the input (3, 2), got (3,)");
        assertThatThrownBy(() -> train(null, three)).hasMessageStartingWith("batchNorm: expected a bias of shape (2,)");
        assertThatThrownBy(() -> x.batchNorm(three, variance, null, null, true, 0.1, 1e-5))
                .hasMessageStartingWith("batchNorm: expected a running mean of shape (2,)");
        assertThatThrownBy(() -> x.batchNorm(mean, three, null, null, true, 0.1, 1e-5))
                .hasMessageStartingWith("batchNorm: expected a running variance of shape (2,)");
        assertThatThrownBy(() -> train(Tensor.ones(2), null))
                .hasMessageStartingWith("batchNorm: expected an input of the weight's type float32, got float64");
    }

    @Test
    void settings() {
        assertThatThrownBy(() -> x.batchNorm(mean, variance, null, null, true, 1.5, 1e-5))
                .isInstanceOf(OperationException.class)
                .hasMessage("batchNorm: expected a momentum from 0 to 1, got 1.5");
        assertThatThrownBy(() -> x.batchNorm(mean, variance, null, null, true, 0.1, Double.NaN))
                .hasMessage("batchNorm: expected an eps of at least 0, got NaN");
    }
}
