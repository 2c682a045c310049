package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class BinaryCrossEntropyTest {
    @Test
    void extremeLogitsStayFiniteAndPrecise() {
        Tensor x = Tensor.of(1000.0, -1000.0, 1000.0, 40.0).requiresGrad(true);
        Tensor losses = new BCEWithLogitsLoss().reduction(Reduction.NONE).apply(x, Tensor.of(1.0, 1.0, 0.0, 1.0));
        losses.sum().backward();

        assertThat(losses.toDoubleArray()).containsExactly(0, 1000, 1000, Math.log1p(Math.exp(-40)));
        assertThat(x.grad().toDoubleArray()).containsExactly(new double[] {0, -1, 1, -Math.exp(-40)}, within(1e-15));
    }

    @Test
    void theGradientAtTheLogitZeroIsThatOfTheSigmoid() {
        Tensor x = Tensor.of(0.0, 0.0).requiresGrad(true);
        new BCEWithLogitsLoss()
                .reduction(Reduction.SUM)
                .apply(x, Tensor.of(0.0, 1.0))
                .backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(0.5, -0.5);
    }

    @Test
    void probabilitiesThatAreSureAndWrongHaveAFiniteLoss() {
        Tensor p = Tensor.of(0.0, 1.0, 1.0).requiresGrad(true);
        Tensor losses = new BCELoss().reduction(Reduction.NONE).apply(p, Tensor.of(1.0, 0.0, 1.0));
        losses.sum().backward();

        assertThat(losses.toDoubleArray()).containsExactly(new double[] {100, 100, 0}, within(0.0));
        assertThat(p.grad().toDoubleArray()).containsExactly(-1 / (double) 1e-12f, 1 / (double) 1e-12f, 0);
    }

    @Test
    void weightsAreBroadcastToTheElements() {
        Tensor x = Tensor.zeros(2, 3);
        double each = Math.log(2);

        assertThat(new BCEWithLogitsLoss()
                        .posWeight(Tensor.of(1.0, 2.0, 3.0))
                        .reduction(Reduction.NONE)
                        .apply(x, Tensor.ones(2, 3))
                        .toDoubleArray())
                .containsExactly(new double[] {each, 2 * each, 3 * each, each, 2 * each, 3 * each}, within(1e-6));
        assertThat(new BCEWithLogitsLoss()
                        .weight(Tensor.of(new double[] {1, 0}, 2, 1))
                        .reduction(Reduction.NONE)
                        .apply(x, Tensor.ones(2, 3))
                        .toDoubleArray())
                .containsExactly(new double[] {each, each, each, 0, 0, 0}, within(1e-6));
    }

    @Test
    void weightsThatDoNotFitAreAnError() {
        assertThatThrownBy(() ->
                        new BCEWithLogitsLoss().posWeight(Tensor.ones(2)).apply(Tensor.zeros(2, 3), Tensor.zeros(2, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "BCEWithLogitsLoss: expected a posWeight that can be broadcast to the prediction's shape (2, 3), got the shape (2,)");
        assertThatThrownBy(() -> new BCELoss().weight(Tensor.ones(1, 3)).apply(Tensor.zeros(3), Tensor.zeros(3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "BCELoss: expected a weight that can be broadcast to the prediction's shape (3,), got the shape (1, 3)");
    }

    @Test
    void whatIsNoProbabilityIsNamedWithItsPosition() {
        assertThatThrownBy(
                        () -> new BCELoss().apply(Tensor.of(new double[] {0, 1, 0.5, 1.25}, 2, 2), Tensor.zeros(2, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "BCELoss: expected predictions from 0 to 1, got 1.25 at position [1, 1]; end the model in a Sigmoid, or better take BCEWithLogitsLoss, which has it built in");
    }

    @Test
    void noNumberIsNotTheErrorButWhatStandsBesideItMayBe() {
        assertThat(new BCELoss()
                        .apply(Tensor.of(Double.NaN, 0.5), Tensor.ones(2))
                        .item())
                .isNaN();
        assertThat(new BCELoss().apply(Tensor.zeros(0), Tensor.zeros(0)).item()).isNaN();
        assertThatThrownBy(() -> new BCELoss().apply(Tensor.of(Double.NaN, -0.5), Tensor.ones(2)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("got -0.5 at position [1]");
    }
}
