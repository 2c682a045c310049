package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an operation keeps for its gradient must not change between the two passes. */
class SavedTensorTest {
    private final Tensor x = Tensor.of(1.0, 2.0).requiresGrad(true);
    private final Tensor constant = Tensor.of(3.0, 4.0);

    private static void change(Tensor tensor) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            tensor.mulInPlace(2);
        }
    }

    @Test
    void aChangedInputIsAnErrorThatNamesBothOperations() {
        Tensor y = x.mul(constant).sum();
        constant.addInPlace(Tensor.of(1.0));

        assertThatThrownBy(y::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward of mul: a tensor of shape (2,) that it needs was changed in place by addInPlace after the forward pass; change a copy instead, or call backward() before");
    }

    @Test
    void everyKindOfChangeIsSeen() {
        List<Consumer<Tensor>> changes = List.of(
                tensor -> tensor.fill(0),
                tensor -> tensor.set(0, 0),
                tensor -> tensor.copyFrom(Tensor.of(1.0)),
                tensor -> tensor.addInPlace(Tensor.of(1.0)),
                tensor -> tensor.addInPlace(Tensor.of(1.0, 1.0), 2),
                tensor -> tensor.mulInPlace(2),
                tensor -> tensor.narrow(0, 0, 1).fill(0),
                tensor -> tensor.detach().fill(0));
        for (Consumer<Tensor> change : changes) {
            Tensor y = x.mul(constant).sum();
            change.accept(constant);
            assertThatThrownBy(y::backward).hasMessageContaining("changed in place");
        }
    }

    @Test
    void aChangedOutputIsSeen() {
        Tensor y = x.exp();
        Tensor sum = y.sum();
        change(y);

        assertThatThrownBy(sum::backward).hasMessageContainingAll("backward of exp", "by mulInPlace");
    }

    @Test
    void aChangedIndexIsSeen() {
        Tensor index = Tensor.of(1, 0);
        Tensor selected = x.indexSelect(0, index).sum();
        Tensor gathered = x.gather(0, index).sum();
        index.fill(0);

        assertThatThrownBy(selected::backward).hasMessageContaining("backward of indexSelect");
        assertThatThrownBy(gathered::backward).hasMessageContaining("backward of gather");
    }

    @Test
    void aConvertedParameterIsSeen() {
        Parameter parameter = new Parameter(Tensor.of(1.0, 2.0));
        Tensor y = parameter.mul(parameter).sum();
        parameter.convertTo(DType.FLOAT32);

        assertThatThrownBy(y::backward).hasMessageContaining("changed in place by to");
    }

    @Test
    void whatIsNotNeededMayChange() {
        Tensor y = x.add(constant).sum();
        constant.fill(0);
        change(x);
        y.backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(1, 1);
    }

    @Test
    void aFactorThatNeedsNoGradientIsAllThatAProductKeeps() {
        Tensor y = x.mul(constant).sum();
        change(x);
        y.backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(3, 4);
    }

    /** The first layer of a network: nobody asks for the gradient of the data, for which alone the weight would be kept. */
    @Test
    void linearDoesNotComputeTheGradientOfDataThatNeedsNone() {
        Tensor weight = Tensor.ones(DType.FLOAT64, 3, 2).requiresGrad(true);
        Tensor y = constant.reshape(1, 2).linear(weight).sum();
        change(weight);
        y.backward();

        assertThat(weight.grad().toDoubleArray()).containsExactly(3, 4, 3, 4, 3, 4);
        assertThat(constant.hasGrad()).isFalse();
    }
}
