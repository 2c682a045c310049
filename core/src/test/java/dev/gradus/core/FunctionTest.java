package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionTest {
    private final Tensor x = Tensor.of(1.0, 2.0).requiresGrad(true);

    private static final class Cube extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            context.save(inputs[0]);
            return inputs[0].pow(3);
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return new Tensor[] {gradient.mul(context.saved(0).square().mul(3))};
        }
    }

    /** eˣ, whose gradient is had from its output. */
    private static final class Exponential extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            Tensor output = inputs[0].exp();
            context.save(output);
            return output;
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return new Tensor[] {gradient.mul(context.saved(0))};
        }
    }

    /** x y, which computes and saves only what is asked for. */
    private static final class Product extends Function {
        private boolean savedFirst;

        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            savedFirst = context.needsGradient(1);
            context.save(inputs[0], inputs[1]);
            return inputs[0].mul(inputs[1]);
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return new Tensor[] {
                gradient.mul(context.saved(1)), context.needsGradient(1) ? gradient.mul(context.saved(0)) : null
            };
        }
    }

    /** The identity, with a backward of the test's choice. */
    private static final class Backward extends Function {
        private final UnaryOperator<Tensor[]> change;

        Backward(UnaryOperator<Tensor[]> change) {
            this.change = change;
        }

        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            return inputs[0];
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return change.apply(new Tensor[] {gradient});
        }
    }

    @Test
    void forwardAndBackwardAreUsed() {
        Tensor y = new Cube().apply(x);
        y.sum().backward();

        assertThat(y.toDoubleArray()).containsExactly(1, 8);
        assertThat(x.grad().toDoubleArray()).containsExactly(3, 12);
        assertThat(y.graphNode())
                .hasValueSatisfying(node -> assertThat(node.operation()).isEqualTo("Cube"));
    }

    @Test
    void gradientsOfGradientsAreRight() {
        GradientCheck.of(a -> new Cube().apply(a)).secondOrder().check(x);
        GradientCheck.of(a -> new Exponential().apply(a)).secondOrder().check(x);
        GradientCheck.of((a, b) -> new Product().apply(a, b))
                .secondOrder()
                .check(x, Tensor.of(3.0, 4.0).requiresGrad(true));
    }

    @Test
    void anInstanceMayBeUsedManyTimes() {
        Cube cube = new Cube();
        cube.apply(cube.apply(x)).sum().backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(9, 9 * 256);
    }

    @Test
    void anInputMayNeedNoGradient() {
        Product product = new Product();
        product.apply(x, Tensor.of(3.0, 4.0)).sum().backward();

        assertThat(x.grad().toDoubleArray()).containsExactly(3, 4);
        assertThat(product.savedFirst).isFalse();
        assertThat(new Cube().apply(Tensor.ones(2)).requiresGrad()).isFalse();
    }

    @Test
    void anInputMayBeReturned() {
        Tensor y = new Backward(gradients -> gradients).apply(x);

        assertThat(y).isNotSameAs(x);
        assertThat(y.isLeaf()).isFalse();
        assertThat(x.isLeaf()).isTrue();
    }

    @Test
    void aReturnedArrayIsNotSharedWithALeaf() {
        Tensor mine = Tensor.of(5.0, 6.0);
        new Backward(gradients -> new Tensor[] {mine}).apply(x).sum().backward();
        mine.fill(0);

        assertThat(x.grad().toDoubleArray()).containsExactly(5, 6);
    }

    @Test
    void aGradientOfAnotherTypeIsConverted() {
        new Backward(gradients -> new Tensor[] {gradients[0].to(DType.FLOAT32)})
                .apply(x)
                .sum()
                .backward();

        assertThat(x.grad().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void wrongGradientsAreRefused() {
        assertThatThrownBy(() ->
                        new Backward(gradients -> new Tensor[0]).apply(x).sum().backward())
                .isInstanceOf(OperationException.class)
                .hasMessage("Backward: backward must return 1 gradients, one for each input, got 0");
        assertThatThrownBy(() -> new Backward(gradients -> new Tensor[] {gradients[0].sum()})
                        .apply(x)
                        .sum()
                        .backward())
                .hasMessage("Backward: backward must return a gradient of shape (2,) for input 0, got ()");
        assertThatThrownBy(() ->
                        new Backward(gradients -> new Tensor[1]).apply(x).sum().backward())
                .hasMessage("Backward: backward must return a gradient of shape (2,) for input 0, got null");
    }

    @Test
    void savedTensorsAreGuarded() {
        Tensor y = new Cube().apply(x).sum();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            x.fill(0);
        }
        assertThatThrownBy(y::backward).hasMessageContainingAll("backward of Cube", "changed in place by fill");

        Tensor z = new Exponential().apply(x);
        Tensor sum = z.sum();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            z.mulInPlace(2);
        }
        assertThatThrownBy(sum::backward).hasMessageContaining("backward of Exponential");
    }

    @Test
    void aSecondBackwardIsRefused() {
        Tensor y = new Cube().apply(x).sum();
        y.backward();

        assertThatThrownBy(y::backward).hasMessageContaining("the graph was freed");
    }

    @Test
    void aFunctionWithoutANameIsCalledFunction() {
        Function anonymous = new Function() {
            @Override
            protected Tensor forward(Context context, Tensor... inputs) {
                return inputs[0].neg();
            }

            @Override
            protected Tensor[] backward(Context context, Tensor gradient) {
                return new Tensor[] {gradient.neg()};
            }
        };

        assertThat(anonymous.name()).isEqualTo("Function");
        assertThat(Autograd.grad(anonymous.apply(x).sum(), null, List.of(x), false, false)
                        .get(0)
                        .toDoubleArray())
                .containsExactly(-1, -1);
    }
}
