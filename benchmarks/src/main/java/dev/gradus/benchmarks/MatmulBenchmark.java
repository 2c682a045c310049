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

/** Products of float32 matrices; with n the size, GFLOP/s are 2 n³ divided by the nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class MatmulBenchmark {
    /** The rows and columns of both matrices. */
    @Param({"8", "64", "512"})
    public int size;

    private Tensor x = Tensor.zeros(0, 0);
    private Tensor y = Tensor.zeros(0, 0);

    /** Fills the matrices. */
    @Setup
    public void fill() {
        Generator generator = new Generator(1);
        x = Tensor.randn(generator, size, size);
        y = Tensor.randn(generator, size, size);
    }

    /** X Y. */
    @Benchmark
    public Tensor product() {
        return x.matmul(y);
    }

    /** X Yᵀ, the form of a dense layer. */
    @Benchmark
    public Tensor productWithTransposed() {
        return x.matmul(y.t());
    }
}
