package dev.gradus.benchmarks;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The update of the 535,818 parameters of a 784-512-256-10 network, with gradients that stay as they are. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class OptimizerBenchmark {
    private final Layer model =
            Sequential.of(new Dense(784, 512), new ReLU(), new Dense(512, 256), new ReLU(), new Dense(256, 10));
    private final Optimizer sgd = new SGD(model.parameters(), 1e-6);
    private final Optimizer momentum = new SGD(model.parameters(), 1e-6).momentum(0.9);
    private final Optimizer adam = new Adam(model.parameters(), 1e-6);

    /** Computes the gradients. */
    @Setup
    public void computeGradients() {
        model.apply(Tensor.rand(new Generator(1), 128, 784)).sum().backward();
    }

    /** Plain gradient descent. */
    @Benchmark
    public void sgd() {
        sgd.step();
    }

    /** With momentum. */
    @Benchmark
    public void momentum() {
        momentum.step();
    }

    /** Adam. */
    @Benchmark
    public void adam() {
        adam.step();
    }
}
