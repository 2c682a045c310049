package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.random.Generator;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    /** 2x, with a gradient that is wrong for the last element. */
    private static final class WronglyDoubled extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            return inputs[0].mul(2);
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            Tensor factors = Tensor.full(2, DType.FLOAT64, gradient.shape()).set(3, 1, 2);
            return new Tensor[] {gradient.mul(factors)};
        }
    }

    /** x², whose gradient is right but cannot be differentiated as it forgets that it depends on x. */
    private static final class SquareOnce extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            context.save(inputs[0]);
            return inputs[0].square();
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return new Tensor[] {gradient.mul(context.saved(0).detach().mul(2))};
        }
    }

    private static Tensor leaf(int... sizes) {
        return Tensor.normal(new Generator(7), 0, 1, DType.FLOAT64, sizes).requiresGrad(true);
    }

    @Test
    void rightGradientsPass() {
        Tensor x = leaf(3, 4);
        Tensor w = leaf(4, 2);

        GradientCheck.of((a, b) -> a.matmul(b).sigmoid()).secondOrder().check(x, w);
        GradientCheck.of(a -> a.exp().sum()).secondOrder().check(x);
        GradientCheck.ofList(all -> all.get(0).mul(all.get(0))).check(x);
        GradientCheck.of(() -> x.matmul(w)).check(Map.of("weight", w));
    }

    @Test
    void inputsAreLeftAsTheyWere() {
        Tensor x = leaf(3, 4);
        double[] before = x.toDoubleArray();

        GradientCheck.of(Tensor::exp).secondOrder().check(x);

        assertThat(x.toDoubleArray()).isEqualTo(before);
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void aMismatchNamesInputElementBothValuesAndTolerance() {
        assertThatThrownBy(() ->
                        GradientCheck.of(x -> new WronglyDoubled().apply(x)).check(leaf(2, 3)))
                .isInstanceOf(GradientMismatchError.class)
                .hasMessageContainingAll(
                        "gradient of input 0 (shape (2, 3)) is wrong at [1, 2]",
                        "backward gives",
                        "central differences give",
                        "the tolerance is",
                        "step 1.0E-6")
                .asInstanceOf(InstanceOfAssertFactories.type(GradientMismatchError.class))
                .satisfies(error -> {
                    assertThat(error.input()).isEqualTo("input 0");
                    assertThat(error.backward() / error.numeric()).isBetween(1.499, 1.501);
                });
    }

    @Test
    void aMismatchCallsANamedInputByItsName() {
        Tensor weight = leaf(2, 3);

        assertThatThrownBy(() -> GradientCheck.of(() -> new WronglyDoubled().apply(weight))
                        .check(Map.of("hidden.weight", weight)))
                .hasMessageContaining("gradient of hidden.weight (shape (2, 3)) is wrong at [1, 2]");
    }

    @Test
    void aGradientThatDoesNotArriveCountsAsZero() {
        assertThatThrownBy(() -> GradientCheck.of((x, y) -> x.mul(y.detach())).check(leaf(2), leaf(2)))
                .isInstanceOf(GradientMismatchError.class)
                .hasMessageContainingAll("input 1", "backward gives 0.0");
        assertThatThrownBy(() -> GradientCheck.of(x -> x.detach().square()).check(leaf(2)))
                .isInstanceOf(GradientMismatchError.class)
                .hasMessageContainingAll("input 0", "backward gives 0.0");
        assertThatCode(() -> GradientCheck.of((x, y) -> x).check(leaf(2), leaf(2)))
                .doesNotThrowAnyException();
    }

    @Test
    void aGradientThatIsNaNIsWrong() {
        assertThatThrownBy(() -> GradientCheck.of(x -> x.mul(Double.NaN)).check(leaf(2)))
                .hasMessageContaining("backward gives NaN");
    }

    @Test
    void theSecondOrderIsCheckedOnlyWhenAskedFor() {
        Tensor x = leaf(3);
        GradientCheck check = GradientCheck.of(a -> new SquareOnce().apply(a));

        assertThatCode(() -> check.check(x)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.secondOrder().check(x))
                .isInstanceOf(GradientMismatchError.class)
                .hasMessageContaining("second-order gradient of input 0");
    }

    @Test
    void ofALargeInputAFixedSampleIsChecked() {
        int[] calls = new int[1];
        GradientCheck check = GradientCheck.of(x -> {
            calls[0]++;
            return x.square();
        });

        check.mostElements(5).check(leaf(100));

        assertThat(calls[0]).isLessThan(20);
    }

    @Test
    void inputsWithoutElementsAndScalarsCanBeChecked() {
        GradientCheck.of(Tensor::exp).secondOrder().check(leaf(0, 3));
        GradientCheck.of(Tensor::exp).secondOrder().check(leaf());
    }

    @Test
    void inputsThatRequireNoGradientAreNotChecked() {
        Tensor labels = Tensor.of(0L, 2L);

        GradientCheck.of((x, index) -> x.indexSelect(0, index)).check(leaf(3), labels);
    }

    @Test
    void float32IsRefused() {
        Tensor x = Tensor.ones(2).requiresGrad(true);

        assertThatThrownBy(() -> GradientCheck.of(Tensor::exp).check(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("input 0 is float32", "to(DType.FLOAT64)");
        assertThatThrownBy(() -> GradientCheck.of(y -> y.to(DType.FLOAT32)).check(leaf(2)))
                .hasMessageContaining("the function must give float64, got float32");
    }

    @Test
    void inputsThatCannotBeChangedOneByOneAreRefused() {
        assertThatThrownBy(() -> GradientCheck.of(Tensor::exp).check(leaf(2).mul(2)))
                .hasMessageContainingAll("input 0 was computed by recorded operations", "detach().copy()");
        assertThatThrownBy(() -> GradientCheck.of(Tensor::exp)
                        .check(Tensor.zeros(DType.FLOAT64, 1).broadcastTo(3).requiresGrad(true)))
                .hasMessageContainingAll("input 0 of shape (3,) is stretched", "copy()");
        assertThatThrownBy(() -> GradientCheck.of(Tensor::exp).check(Tensor.zeros(DType.FLOAT64, 2)))
                .hasMessageContainingAll("none of the 1 inputs requires a gradient", "requiresGrad(true)");
    }

    @Test
    void aFunctionThatIsNotOneIsRefused() {
        Generator generator = new Generator(1);

        assertThatThrownBy(() -> GradientCheck.of(x -> x.mul(Tensor.uniform(generator, 0, 1, DType.FLOAT64, 2)))
                        .check(leaf(2)))
                .hasMessageContainingAll("different values for the same inputs", "seed", "eval()");
    }

    @Test
    void settingsAreValidated() {
        GradientCheck check = GradientCheck.of(Tensor::exp);

        assertThatThrownBy(() -> check.step(0)).hasMessageContaining("the step must be greater than 0, got 0.0");
        assertThatThrownBy(() -> check.tolerance(-1, 0))
                .hasMessageContaining("tolerances must be at least 0, got -1.0 and 0.0");
        assertThatThrownBy(() -> check.mostElements(0))
                .hasMessageContaining("at least one element must be checked, got 0");
    }
}
