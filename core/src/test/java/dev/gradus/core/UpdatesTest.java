package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final AdamStep ADAM = new AdamStep(1, 0, 0.5, 0.75, 0, 0.1, 1, 1);
    private static final MomentumStep MOMENTUM = new MomentumStep(1, 0, 0.9, 1, 0, 0.1);

    private final Updates updates = new Updates();

    @Test
    void nothingHappensBeforeTheRunAndAllOfItThen() {
        Tensor value = Tensor.of(1.0, 2.0);
        Tensor mean = Tensor.of(0.0, 0.0);
        Tensor square = Tensor.of(0.0, 0.0);
        Tensor other = Tensor.of(1.0);

        updates.adam(value, Tensor.of(2.0, -4.0), mean, square, ADAM);
        updates.descend(other, Tensor.of(3.0), 1, -0.5);
        assertThat(value.toDoubleArray()).containsExactly(1, 2);
        updates.run();
        updates.run();

        assertThat(mean.toDoubleArray()).containsExactly(1, -2);
        assertThat(square.toDoubleArray()).containsExactly(1, 4);
        assertThat(value.toDoubleArray()).containsExactly(1 - 0.1, 2 + 0.1);
        assertThat(other.item()).isEqualTo(-0.5);
    }

    @Test
    void manyUpdatesAreTheSameBitsTogetherAsOneByOne() {
        int[] sizes = {3, 40_000, 0, 1, 16_384, 700, 16_383, 100_003};
        List<Tensor> together = values(sizes, 1);
        List<Tensor> alone = values(sizes, 1);
        List<Tensor> gradients = values(sizes, 2);
        for (int i = 0; i < sizes.length; i++) {
            addTo(updates, together.get(i), gradients.get(i), i);
        }
        updates.run();
        for (int i = 0; i < sizes.length; i++) {
            Updates one = new Updates();
            addTo(one, alone.get(i), gradients.get(i), i);
            one.run();
            assertThat(together.get(i).toFloatArray()).isEqualTo(alone.get(i).toFloatArray());
        }
    }

    private static List<Tensor> values(int[] sizes, long seed) {
        Generator generator = new Generator(seed);
        List<Tensor> all = new ArrayList<>();
        for (int size : sizes) {
            all.add(Tensor.normal(generator, 0, 1, DType.FLOAT32, size));
        }
        return all;
    }

    private static void addTo(Updates updates, Tensor x, Tensor g, int kind) {
        Tensor first = g.mul(0.5);
        Tensor second = g.square();
        switch (kind % 4) {
            case 0 -> updates.descend(x, g, 0.99, -0.1);
            case 1 -> updates.momentum(x, g, first, MOMENTUM);
            case 2 -> updates.adam(x, g, first, second, ADAM);
            default -> updates.amsgrad(x, g, first, second, second.copy(), ADAM);
        }
    }

    @Test
    void aGradientMayBeAView() {
        Tensor value = Tensor.zeros(2, 2);
        updates.descend(value, Tensor.of(new float[] {1, 2, 3, 4}, 2, 2).t(), 1, -1);
        updates.run();
        assertThat(value.toDoubleArray()).containsExactly(-1, -3, -2, -4);
    }

    @Test
    void aBackwardPassThatNeedsTheOldValuesRefuses() {
        Parameter x = new Parameter(Tensor.of(2.0));
        Tensor loss = x.square().sum();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            updates.descend(x, Tensor.of(1.0), 1, -1);
            updates.run();
        }
        assertThatThrownBy(loss::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed in place by descend");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Tensor value = Tensor.zeros(2);
        Tensor state = Tensor.zeros(2);
        assertThatThrownBy(() -> updates.adam(value, Tensor.zeros(3), state, state, ADAM))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "adam: gradient and state must be float32 of shape (2,) as the parameter, got float32 of shape (3,)");
        assertThatThrownBy(() -> updates.momentum(value, state, Tensor.zeros(DType.FLOAT64, 2), MOMENTUM))
                .hasMessage(
                        "momentum: gradient and state must be float32 of shape (2,) as the parameter, got float64 of shape (2,)");
        assertThatThrownBy(() -> updates.descend(Tensor.zeros(3).narrow(0, 1, 2), state, 1, 1))
                .hasMessage("descend: parameter and state must be contiguous and no views; give a copy()");
        assertThatThrownBy(() -> updates.descend(Tensor.of(1L, 2L), Tensor.of(1L, 2L), 1, 1))
                .hasMessage("descend: a parameter is float32 or float64, got int64");
        assertThatThrownBy(() -> updates.amsgrad(Tensor.zeros(2).requiresGrad(true), state, state, state, state, ADAM))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("amsgrad: a tensor that requires a gradient");
    }
}
