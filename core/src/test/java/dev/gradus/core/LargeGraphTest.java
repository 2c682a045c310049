package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Deep graphs, graphs of several threads, and what remains of a graph. */
class LargeGraphTest {
    private static final int LENGTH = 100_000;

    private static Tensor chain(Tensor x) {
        Tensor result = x;
        for (int i = 0; i < LENGTH; i++) {
            result = result.add(1);
        }
        return result;
    }

    @Test
    void aLongChainDoesNotOverflowTheStack() {
        Tensor x = Tensor.of(1.0).requiresGrad(true);
        chain(x).sum().backward();

        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void norDoesItsGradientOrTheGradientOfThat() {
        Tensor x = Tensor.of(1.0).requiresGrad(true);
        Tensor gradient = Autograd.grad(chain(x).square().sum(), null, List.of(x), false, true)
                .get(0);

        assertThat(gradient.item()).isEqualTo(2 * (LENGTH + 1));
        assertThat(Autograd.grad(gradient.sum(), x).get(0).item()).isEqualTo(2);
    }

    @Test
    void norDoesAWalk() {
        GraphNode node = chain(Tensor.of(1.0).requiresGrad(true)).graphNode().orElseThrow();
        int depth = 0;
        while (!node.inputs().isEmpty()) {
            node = node.inputs().get(0);
            depth++;
        }

        assertThat(depth).isEqualTo(LENGTH);
    }

    @Test
    void doublingPathsAreNotWalkedOneByOne() {
        Tensor x = Tensor.of(1.0).requiresGrad(true);
        Tensor sum = x;
        for (int i = 0; i < 60; i++) {
            sum = sum.add(sum);
        }
        Tensor gradient = Autograd.grad(sum, null, List.of(x), true, false).get(0);
        sum.backward();

        assertThat(gradient.item()).isEqualTo(Math.pow(2, 60));
        assertThat(x.grad().item()).isEqualTo(Math.pow(2, 60));
    }

    @Test
    void threadsTrainModelsOfTheirOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<double[]>> results =
                    threads.invokeAll(List.<Callable<double[]>>of(() -> descend(3), () -> descend(-5)));

            assertThat(results.get(0).get()).isEqualTo(descend(3));
            assertThat(results.get(1).get()).isEqualTo(descend(-5));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Gradient descent on (x - target)². */
    private static double[] descend(double target) {
        Tensor x = Tensor.zeros(DType.FLOAT64, 4).requiresGrad(true);
        for (int step = 0; step < 500; step++) {
            x.zeroGrad();
            x.sub(target).square().sum().backward();
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                x.addInPlace(x.grad(), -0.01);
            }
        }
        return x.toDoubleArray();
    }

    @Test
    void nothingRemainsOfTheGraphAfterBackward() throws InterruptedException {
        Tensor x = Tensor.ones(1000).requiresGrad(true);
        Tensor intermediate = x.exp();
        WeakReference<Object> array = new WeakReference<>(intermediate.storage.array);
        Tensor loss = intermediate.mul(intermediate).sum();
        intermediate = null;

        loss.backward();
        for (int i = 0; i < 100 && array.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(array.get()).isNull();
        assertThat(loss.requiresGrad()).isTrue();
    }
}
