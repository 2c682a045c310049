package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class SquaredErrorsTest {
    @Test
    void halfTheSquaredErrorIsSummedAndHasThePlainDifferenceAsGradient() {
        Tensor output = Tensor.of(0.8, 0.3).requiresGrad(true);
        Tensor error = new HalfSquaredError().apply(output, Tensor.of(1.0, 0.0));
        error.backward();

        assertThat(error.item()).isEqualTo(((1 - 0.8) * (1 - 0.8) + 0.3 * 0.3) / 2);
        assertThat(output.grad().toDoubleArray()).containsExactly(0.8 - 1, 0.3);
    }

    @Test
    void integersAreTargetsToo() {
        assertThat(new MSELoss().apply(Tensor.of(0.5, 2.0), Tensor.of(1L, 2L)).item())
                .isEqualTo(0.125);
    }

    @Test
    void theAbsoluteErrorHasNoGradientWhereThereIsNone() {
        Tensor output = Tensor.of(1.0, 2.0, 0.0).requiresGrad(true);
        new L1Loss()
                .reduction(Reduction.SUM)
                .apply(output, Tensor.of(1.0, 1.0, 1.0))
                .backward();

        assertThat(output.grad().toDoubleArray()).containsExactly(0, 1, -1);
    }

    @Test
    void nothingIsBroadcast() {
        assertThatThrownBy(() -> new MSELoss().apply(Tensor.zeros(5, 1), Tensor.zeros(5)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "MSELoss: expected a target of the prediction's shape (5, 1), got (5,); reshape one of them, such as with target.reshape(prediction.shape())");
    }

    /** As in the documentation of {@link Loss}. */
    private static final class CubicLoss extends Loss {
        @Override
        protected Tensor forward(Tensor prediction, Tensor target) {
            return prediction.sub(target).abs().pow(3);
        }
    }

    @Test
    void aLossOfOnesOwnIsCheckedAndReduced() {
        Loss loss = new CubicLoss().reduction(Reduction.SUM);

        assertThat(loss.apply(Tensor.of(1.0, 2.0), Tensor.of(3.0, 1.0)).item()).isEqualTo(9);
        assertThatThrownBy(() -> loss.apply(Tensor.zeros(2, 1), Tensor.zeros(2)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("CubicLoss: expected a target of the prediction's shape (2, 1), got (2,)");
    }
}
