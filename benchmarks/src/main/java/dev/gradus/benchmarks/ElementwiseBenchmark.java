package dev.gradus.benchmarks;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
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

/** What is computed element by element, in float32; with n elements, an element takes an n-th of the nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ElementwiseBenchmark {
    /** How many elements: a small hidden layer's, the first cache's, more than any cache's. */
    @Param({"64", "4096", "4194304"})
    public int size;

    private Tensor x = Tensor.zeros(0);
    private Tensor y = Tensor.zeros(0);

    /** Fills the operands. */
    @Setup
    public void fill() {
        Generator generator = new Generator(1);
        x = Tensor.randn(generator, size);
        y = Tensor.randn(generator, size);
    }

    /** x + y. */
    @Benchmark
    public Tensor add() {
        return x.add(y);
    }

    /** x y. */
    @Benchmark
    public Tensor mul() {
        return x.mul(y);
    }

    /** max(x, 0). */
    @Benchmark
    public Tensor relu() {
        return x.relu();
    }

    /** eˣ. */
    @Benchmark
    public Tensor exp() {
        return x.exp();
    }

    /** The hyperbolic tangent. */
    @Benchmark
    public Tensor tanh() {
        return x.tanh();
    }

    /** 1 / (1 + e⁻ˣ). */
    @Benchmark
    public Tensor sigmoid() {
        return x.sigmoid();
    }

    /** The error function. */
    @Benchmark
    public Tensor erf() {
        return x.erf();
    }

    /** The sum of all elements. */
    @Benchmark
    public Tensor sum() {
        return x.sum();
    }
}
