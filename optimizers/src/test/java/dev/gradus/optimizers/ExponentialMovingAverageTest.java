package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExponentialMovingAverageTest {
    private final Parameter weight = new Parameter(Tensor.of(1.0, 2.0));
    private final ExponentialMovingAverage average = new ExponentialMovingAverage(List.of(weight), 0.75);

    private void set(double first, double second) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            weight.copyFrom(Tensor.of(first, second));
        }
    }

    @Test
    void followsTheWeights() {
        average.update();
        set(5, 6);
        average.update();
        assertThat(average.means().get(0).toDoubleArray()).containsExactly(new double[] {2, 3}, within(1e-6));

        average.swap();
        assertThat(weight.toDoubleArray()).containsExactly(new double[] {2, 3}, within(1e-6));
        average.swap();
        assertThat(weight.toDoubleArray()).containsExactly(5, 6);
        assertThat(average.means().get(0).toDoubleArray()).containsExactly(new double[] {2, 3}, within(1e-6));
    }

    @Test
    void goesOnFromWhatWasSaved() {
        average.load(List.of(Tensor.of(-3.0, -2.0)));
        average.update();
        assertThat(average.means().get(0).toDoubleArray()).containsExactly(new double[] {-2, -1}, within(1e-6));
    }

    @Test
    void startsAnewAfterAReset() {
        assertThat(average.hasMeans()).isFalse();
        average.load(List.of(Tensor.of(-3.0, -2.0)));
        assertThat(average.hasMeans()).isTrue();
        average.reset();
        assertThat(average.hasMeans()).isFalse();
        average.update();
        assertThat(average.means().get(0).toDoubleArray()).containsExactly(weight.toDoubleArray());
    }

    @Test
    void whatCannotBeIsAnError() {
        assertThatThrownBy(average::swap)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "ExponentialMovingAverage: there is no mean of the weights yet; call update() after each step");
        assertThatThrownBy(() -> average.load(List.of(Tensor.of(1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The means do not fit: expected one of each of the shapes [(2,)], got [(1,)]; load those of a model that is made alike");
        assertThatThrownBy(() -> average.load(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExponentialMovingAverage(List.of(weight), 1))
                .hasMessage("The decay must be at least 0 and less than 1, got 1.0");
    }
}
