package dev.gradus.benchmarks;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Softmax with cross-entropy over a batch of float32 logits. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class CrossEntropyBenchmark {
    /** How many classes there are: digits, or words. */
    @Param({"10", "10000"})
    public int classes;

    private final Loss loss = new CrossEntropyLoss();
    private Tensor logits = Tensor.zeros(0, 0);
    private Tensor labels = Tensor.zeros(0);

    /** Fills logits and labels. */
    @Setup
    public void fill() {
        Generator generator = new Generator(1);
        logits = Tensor.randn(generator, 128, classes).requiresGrad(true);
        labels = Tensor.rand(generator, 128).mul(classes).to(DType.INT64);
    }

    /** The loss. */
    @Benchmark
    public Tensor forward() {
        return loss.apply(logits, labels);
    }

    /** The loss and the gradient of the logits. */
    @Benchmark
    public Tensor forwardAndBackward() {
        logits.zeroGrad();
        Tensor error = loss.apply(logits, labels);
        error.backward();
        return error;
    }
}
