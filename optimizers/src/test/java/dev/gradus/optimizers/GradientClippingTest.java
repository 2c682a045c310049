package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private final Parameter first = new Parameter(Tensor.of(0.0, 0.0));
    private final Parameter second = new Parameter(Tensor.of(0.0));
    private final Parameter unused = new Parameter(Tensor.of(1.0));
    private final List<Parameter> all = List.of(first, unused, second);

    private void backward() {
        first.backward(Tensor.of(3.0, -4.0));
        second.backward(Tensor.of(12.0));
    }

    @Test
    void theNormOfAllTogetherIsCut() {
        backward();
        assertThat(GradientClipping.byNorm(all, 1.3)).isEqualTo(13, within(1e-12));
        double factor = 1.3 / (13 + 1e-6);
        assertThat(first.grad().toDoubleArray()).containsExactly(new double[] {3 * factor, -4 * factor}, within(1e-6));
        assertThat(second.grad().toDoubleArray()).containsExactly(new double[] {12 * factor}, within(1e-6));
        assertThat(unused.hasGrad()).isFalse();
    }

    @Test
    void asSmallANormStaysAsItIs() {
        backward();
        assertThat(GradientClipping.byNorm(all, 14)).isEqualTo(13, within(1e-12));
        assertThat(first.grad().toDoubleArray()).containsExactly(3, -4);
        assertThat(GradientClipping.byNorm(List.of(unused), 1)).isZero();
    }

    @Test
    void aNormThatIsKnownNeedNotBeMeasured() {
        backward();
        GradientClipping.withNorm(all, 6.5, 13);
        assertThat(first.grad().toDoubleArray()).containsExactly(new double[] {1.5, -2}, within(1e-6));
        assertThat(second.grad().item()).isEqualTo(6, within(1e-6));
        GradientClipping.withNorm(all, 6.5, 6.4);
        assertThat(second.grad().item()).isEqualTo(6, within(1e-6));
    }

    @Test
    void normsOfOtherOrders() {
        backward();
        assertThat(GradientClipping.byNorm(all, 100, 1)).isEqualTo(19, within(1e-12));
        assertThat(GradientClipping.byNorm(all, 6, Double.POSITIVE_INFINITY)).isEqualTo(12);
        assertThat(second.grad().item()).isEqualTo(6, within(1e-5));
        assertThat(first.grad().toDoubleArray()).containsExactly(new double[] {1.5, -2}, within(1e-5));
    }

    @Test
    void aNormThatIsNoNumberIsNotHidden() {
        first.backward(Tensor.of(Double.NaN, 1));
        assertThat(GradientClipping.byNorm(all, 1)).isNaN();
        assertThat(first.grad().toDoubleArray()).containsOnly(Double.NaN);
    }

    @Test
    void eachValueIsCut() {
        backward();
        GradientClipping.byValue(all, 3.5);
        assertThat(first.grad().toDoubleArray()).containsExactly(3, -3.5);
        assertThat(second.grad().toDoubleArray()).containsExactly(3.5);
    }

    @Test
    void limitsThatCannotBeAreErrors() {
        assertThatThrownBy(() -> GradientClipping.byNorm(all, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The largest norm must be a finite number of at least 0, got -1.0");
        assertThatThrownBy(() -> GradientClipping.withNorm(all, Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The largest norm must be a finite number of at least 0, got Infinity");
        assertThatThrownBy(() -> GradientClipping.byNorm(all, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The order of the norm must be above 0, got 0.0");
        assertThatThrownBy(() -> GradientClipping.byValue(all, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The largest value must be a finite number of at least 0, got NaN");
    }
}
