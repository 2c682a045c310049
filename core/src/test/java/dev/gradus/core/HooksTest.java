package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HooksTest {
    private final Tensor x = Tensor.of(1.0, 2.0).requiresGrad(true);

    @Test
    void aHookSeesTheCompleteGradientOfALeaf() {
        List<double[]> seen = new ArrayList<>();
        x.registerHook(gradient -> {
            seen.add(gradient.toDoubleArray());
            return gradient;
        });
        x.mul(2).add(x).sum().backward();

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).containsExactly(3, 3);
    }

    @Test
    void whatAHookReturnsGoesOn() {
        Tensor y = x.mul(2);
        y.registerHook(gradient -> gradient.mul(10));
        y.registerHook(gradient -> gradient.add(1));
        x.registerHook(Tensor::neg);
        y.sum().backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(-22, -22);
    }

    @Test
    void aHookIsCalledByGradToo() {
        x.registerHook(gradient -> gradient.mul(10));

        assertThat(Autograd.grad(x.sum(), x).get(0).toDoubleArray()).containsExactly(10, 10);
    }

    @Test
    void aHookCanBeRemoved() {
        Runnable removal = x.registerHook(gradient -> gradient.mul(10));
        x.sum().backward();
        removal.run();
        x.zeroGrad();
        x.sum().backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(1, 1);
    }

    @Test
    void aHookCanRemoveItself() {
        Runnable[] removal = new Runnable[1];
        removal[0] = x.registerHook(gradient -> {
            removal[0].run();
            return gradient.mul(10);
        });
        x.sum().backward();
        x.sum().backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(11, 11);
    }

    @Test
    void wrongHooksAreRefused() {
        Tensor y = x.mul(2);
        y.registerHook(Tensor::sum);
        assertThatThrownBy(() -> y.sum().backward())
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "gradient hook: a hook on the output of mul must return a gradient of shape (2,) and type float64, got () and float64");

        Tensor z = x.exp();
        z.registerHook(gradient -> gradient.to(DType.FLOAT32));
        assertThatThrownBy(() -> z.sum().backward()).hasMessageContaining("got (2,) and float32");
        assertThatThrownBy(() -> Tensor.ones(2).registerHook(gradient -> gradient))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "registerHook: this tensor of shape (2,) does not require a gradient, so none would ever arrive");
    }

    @Test
    void aHookMayChangeItsGradientInPlace() {
        Tensor x = Tensor.of(new double[] {1}).requiresGrad(true);
        Tensor y = Tensor.of(new double[] {2}).requiresGrad(true);
        x.registerHook(gradient -> gradient.mulInPlace(10));
        x.add(y).sum().backward();

        assertThat(x.grad().item()).isEqualTo(10);
        assertThat(y.grad().item()).isEqualTo(1);
    }

    @Test
    void hooksOutliveFreezing() {
        Tensor x = Tensor.of(new double[] {3}).requiresGrad(true);
        x.registerHook(gradient -> gradient.mul(2));
        x.requiresGrad(false);
        x.requiresGrad(true);
        x.sum().backward();

        assertThat(x.grad().item()).isEqualTo(2);
    }

    @Test
    void aPassWithinAHookLeavesTheOuterOneWhole() {
        Tensor x = Tensor.of(new double[] {3}).requiresGrad(true);
        Tensor y = x.mul(1);
        // While this hook runs, x already has the gradient of the other path pending.
        y.registerHook(gradient -> {
            try (Autograd.Scope ignored = Autograd.enableGrad()) {
                x.square().sum().backward();
            }
            return gradient;
        });
        x.mul(5).mul(1).mul(1).add(y).sum().backward();

        assertThat(x.grad().item()).isEqualTo(6 + 5 + 1);
    }

    @Test
    void anErrorInAHookLeavesNothingPending() {
        Tensor x = Tensor.of(new double[] {3}).requiresGrad(true);
        Tensor y = x.mul(2);
        Runnable removal = y.registerHook(gradient -> {
            throw new IllegalStateException("stop");
        });
        assertThatThrownBy(() -> x.mul(7).add(y).sum().backward()).hasMessage("stop");
        removal.run();

        assertThat(x.node).isNotNull();
        assertThat(x.node.pending).isNull();
        assertThat(x.hasGrad()).isFalse();
        x.mul(4).sum().backward();
        assertThat(x.grad().item()).isEqualTo(4);
    }
}
