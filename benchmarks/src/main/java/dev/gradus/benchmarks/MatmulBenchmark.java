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

/** Products of float32 matrices m x k and k x n; GFLOP/s are 2 m k n divided by the nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class MatmulBenchmark {
    /** The rows of the left matrix, its columns, and the columns of the right one. */
    @Param({
        "2x3x2",
        "8x8x8",
        "64x64x64",
        "512x512x512",
        "1024x1024x1024",
        "2048x2048x2048",
        "1x784x512",
        "128x784x512",
        "128x256x10",
        "10x128x256"
    })
    public String sizes = "8x8x8";

    private Tensor x = Tensor.zeros(0, 0);
    private Tensor y = Tensor.zeros(0, 0);
    private Tensor transposed = Tensor.zeros(0, 0);

    /** Fills the matrices. */
    @Setup
    public void fill() {
        String[] numbers = sizes.split("x");
        int m = Integer.parseInt(numbers[0]);
        int k = Integer.parseInt(numbers[1]);
        int n = Integer.parseInt(numbers[2]);
        Generator generator = new Generator(1);
        x = Tensor.randn(generator, m, k);
        y = Tensor.randn(generator, k, n);
        transposed = Tensor.randn(generator, n, k);
    }

    /** X Y. */
    @Benchmark
    public Tensor product() {
        return x.matmul(y);
    }

    /** X Yᵀ, the form of a dense layer. */
    @Benchmark
    public Tensor productWithTransposed() {
        return x.matmul(transposed.t());
    }
}
