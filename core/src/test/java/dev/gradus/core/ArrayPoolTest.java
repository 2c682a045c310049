package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays of gradients are used again, but never one that somebody may still read. */
class ArrayPoolTest {
    private final Parameter weight = new Parameter(Tensor.of(0.5, -1.0, 2.0));

    @BeforeEach
    void poison() {
        GradientMode.current().usePool(new PoisonedPool());
    }

    @AfterEach
    void backToNormal() {
        GradientMode.current().usePool(new ArrayPool());
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void gradientsInUsedArraysAreTheSame(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                List<double[]> poisoned = gradients(operation, call, dtype);
                backToNormal();
                List<double[]> expected = gradients(operation, call, dtype);
                poison();
                assertThat(poisoned).usingElementComparator(Arrays::compare).isEqualTo(expected);
            }
        }
    }

    /** The gradients of two passes in a row, of inputs from which the operation's arguments are computed. */
    private static List<double[]> gradients(OperationCase operation, int[][] call, DType dtype) {
        List<double[]> gradients = new ArrayList<>();
        List<Tensor> inputs = operation.inputs(call, dtype).stream()
                .map(input -> input.requiresGrad(true))
                .toList();
        for (int pass = 0; pass < 2; pass++) {
            inputs.forEach(Tensor::zeroGrad);
            Tensor output = operation
                    .function()
                    .apply(inputs.stream().map(input -> input.mul(1)).toList());
            output.mul(output).add(output).backward(Tensor.onesLike(output));
            inputs.forEach(input -> gradients.add(input.borrowGrad().toDoubleArray()));
        }
        return gradients;
    }

    private Tensor cubes() {
        return weight.mul(weight).mul(weight).sum();
    }

    @Test
    void theArrayOfAGradientServesFromStepToStep() {
        cubes().backward();
        Object array = weight.borrowGrad().storage.array;
        weight.zeroGrad();
        weight.mul(2).sum().backward();

        assertThat(weight.borrowGrad().storage.array).isSameAs(array);
        assertThat(weight.borrowGrad().toDoubleArray()).containsExactly(2, 2, 2);
    }

    @Test
    void aGradientThatWasHandedOutStaysAsItIs() {
        cubes().backward();
        Tensor first = weight.grad();
        cubes().backward();
        Tensor sum = weight.grad();
        weight.zeroGrad();
        weight.mul(2).sum().backward();

        assertThat(first.toDoubleArray()).containsExactly(0.75, 3, 12);
        assertThat(sum.toDoubleArray()).containsExactly(1.5, 6, 24);
        assertThat(weight.grad().toDoubleArray()).containsExactly(2, 2, 2);
    }

    @Test
    void aLentGradientIsAddedToWhereItIs() {
        cubes().backward();
        Object array = weight.borrowGrad().storage.array;
        cubes().backward();

        assertThat(weight.borrowGrad().storage.array).isSameAs(array);
        assertThat(weight.borrowGrad().toDoubleArray()).containsExactly(1.5, 6, 24);
    }

    @Test
    void aGradientToBorrowMustHaveArrived() {
        assertThatThrownBy(weight::borrowGrad)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no gradient has arrived; call backward()");
    }

    @Test
    void aGradientOfAnotherTypeIsNotKept() {
        cubes().backward();
        weight.zeroGrad();
        weight.convertTo(DType.FLOAT32);
        cubes().backward();

        assertThat(weight.grad().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(weight.grad().toDoubleArray()).containsExactly(0.75, 3, 12);
    }

    @Test
    void whatAUserGotHoldOfStaysAsItIs() {
        List<Tensor> held = new ArrayList<>();
        UnaryOperator<Tensor> hook = gradient -> {
            held.add(gradient);
            return gradient;
        };
        weight.registerHook(hook);
        Tensor square = weight.mul(weight).retainGrad();
        square.registerHook(hook);
        Tensor output = new Keeping(held).apply(square.mul(weight)).mul(2).sum();
        output.backward(null, true, false);
        held.add(square.grad());
        held.add(weight.grad());
        held.addAll(Autograd.grad(output, null, List.of(weight, square), true, false));
        List<double[]> before = held.stream().map(Tensor::toDoubleArray).toList();
        weight.zeroGrad();
        for (int i = 0; i < 3; i++) {
            weight.zeroGrad();
            cubes().backward();
        }

        assertThat(before).hasSize(10);
        assertThat(held.stream().limit(10).map(Tensor::toDoubleArray).toList())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(before);
    }

    /** Does nothing, and remembers every gradient it is shown. */
    private static final class Keeping extends Function {
        private final List<Tensor> seen;

        Keeping(List<Tensor> seen) {
            this.seen = seen;
        }

        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            return inputs[0].copy();
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            seen.add(gradient);
            return new Tensor[] {gradient};
        }
    }

    @Test
    void gradientsThatAreRecordedStayAsTheyAre() {
        cubes().backward(null, false, true);
        Tensor first = weight.grad();
        weight.zeroGrad();
        cubes().backward();
        first.sum().backward();

        assertThat(first.toDoubleArray()).containsExactly(0.75, 3, 12);
        assertThat(weight.grad().toDoubleArray()).containsExactly(0.75 + 3, 3 - 6, 12 + 12);
    }

    @Test
    void anOperationThatFailsLeavesThePoolInOrder() {
        Tensor constant = Tensor.of(1.0, 2.0, 3.0);
        Tensor output = weight.mul(2).mul(constant).sum();
        constant.fill(0);
        assertThatThrownBy(output::backward).hasMessageContaining("changed in place");
        cubes().backward();

        assertThat(weight.grad().toDoubleArray()).containsExactly(0.75, 3, 12);
        assertThat(Tensor.zeros(DType.FLOAT64, 3).toDoubleArray()).containsExactly(0, 0, 0);
    }

    @Test
    void whatAPassHasNoUseForIsForgotten() {
        ArrayPool pool = new ArrayPool(1);
        double[] array = new double[3];
        pool.give(array);
        pool.endPass();
        assertThat(pool.array(DType.FLOAT32, 3)).isInstanceOf(float[].class);
        assertThat(pool.array(DType.FLOAT64, 4)).isNotSameAs(array);
        assertThat(pool.array(DType.FLOAT64, 3)).isSameAs(array);
        assertThat(pool.array(DType.FLOAT64, 3)).isNotSameAs(array);
        pool.give(array);
        pool.endPass();
        pool.endPass();
        assertThat(pool.array(DType.FLOAT64, 3)).isNotSameAs(array);
    }

    @Test
    void smallArraysAreNotWorthKeeping() {
        ArrayPool pool = new ArrayPool(5);
        assertThat(pool.take(DType.FLOAT32, 4)).isNotInstanceOf(PooledStorage.class);
        assertThat(pool.take(DType.FLOAT32, 5)).isInstanceOf(PooledStorage.class);
    }

    @Test
    void threadsDoNotShareArrays() throws Exception {
        double[] expected = train();
        ExecutorService users = Executors.newFixedThreadPool(4);
        try {
            Callable<double[]> user = ArrayPoolTest::train;
            for (var result : users.invokeAll(List.of(user, user, user, user))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            users.shutdown();
        }
    }

    /** Steps of gradient descent with arrays that are large enough for any pool; what they end at. */
    private static double[] train() {
        Parameter point = new Parameter(Tensor.linspace(-1, 1, 2000));
        for (int i = 0; i < 100; i++) {
            point.zeroGrad();
            point.mul(point).add(point.mul(point.sigmoid())).sum().backward();
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                point.addInPlace(point.borrowGrad(), -0.01);
            }
        }
        return point.toDoubleArray();
    }
}
