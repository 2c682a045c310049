package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReluInPlaceTest {
    private static final float[] VALUES = {-2, 3, 0, -0.5f, 7, 1};

    private final Tensor x = Tensor.of(VALUES.clone(), 2, 3).requiresGrad(true);

    @Test
    void theMemoryOfWhatWasComputedIsUsedAgain() {
        Tensor y = x.mul(2);
        Tensor result = y.reluInPlace();

        assertThat(result).isSameAs(y);
        assertThat(result.toFloatArray()).containsExactly(0, 6, 0, 0, 14, 2);
    }

    @Test
    void theGradientIsThatOfRelu() {
        x.mul(2).reluInPlace().mul(3).sum().backward();

        assertThat(x.grad().toFloatArray()).containsExactly(0, 6, 0, 0, 6, 6);
    }

    @Test
    void withoutRecordingThereIsNoNode() {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Tensor y = x.mul(2);
            assertThat(y.reluInPlace()).isSameAs(y);
            assertThat(y.requiresGrad()).isFalse();
        }
    }

    @Test
    void parametersAreNotOverwritten() {
        x.reluInPlace().sum().backward();

        assertThat(x.toFloatArray()).containsExactly(VALUES);
        assertThat(x.grad().toFloatArray()).containsExactly(0, 1, 0, 0, 1, 1);
    }

    @Test
    void viewsKeepTheirValues() {
        Tensor y = x.mul(2);
        Tensor view = y.t();
        Tensor result = y.reluInPlace();
        Tensor ofView = view.reluInPlace();

        assertThat(result).isNotSameAs(y);
        assertThat(ofView).isNotSameAs(view);
        assertThat(view.get(0, 0)).isEqualTo(-4);
        assertThat(result.get(0, 0)).isZero();
    }

    @Test
    void whatAGradientNeedsIsKept() {
        Tensor y = x.sub(1).tanh();
        Tensor result = y.reluInPlace();
        result.sum().backward();

        assertThat(result).isNotSameAs(y);
        Tensor expected = Tensor.of(VALUES, 2, 3).requiresGrad(true);
        expected.sub(1).tanh().relu().sum().backward();
        assertThat(x.grad().toFloatArray()).containsExactly(expected.grad().toFloatArray());
    }

    @Test
    void aGradientThatSomebodyRetainsIsThatOfTheInput() {
        Tensor y = x.mul(2).retainGrad();
        y.reluInPlace().sum().backward();

        assertThat(y.grad().toFloatArray()).containsExactly(0, 1, 0, 0, 1, 1);
        assertThat(y.get(0, 0)).isEqualTo(-4);
    }

    @Test
    void aKeptGraphHasAllValues() {
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            Tensor y = x.mul(2);
            y.reluInPlace();
            assertThat(y.toFloatArray()).containsExactly(-4, 6, 0, -1, 14, 2);
        }
    }

    @Test
    void gradientsOfGradientsFlow() {
        Tensor loss = x.square().reluInPlace().sum();
        Tensor gradient = Autograd.grad(loss, null, List.of(x), true, true).get(0);
        gradient.square().sum().backward();

        assertThat(x.grad().toFloatArray()).containsExactly(-16, 24, 0, -4, 56, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void sizesAndTypesAreThoseOfRelu(int rows) {
        assertThat(Tensor.zeros(rows, 2).reluInPlace().shape()).isEqualTo(Shape.of(rows, 2));
        Tensor whole = Tensor.of(-1, 2);
        assertThat(whole.reluInPlace().dtype()).isEqualTo(DType.INT64);
        assertThat(whole.toLongArray()).containsExactly(-1, 2);
    }
}
