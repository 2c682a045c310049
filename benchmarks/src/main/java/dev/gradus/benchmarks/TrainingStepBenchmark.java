package dev.gradus.benchmarks;

import dev.gradus.core.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Training steps a second: zero the gradients, forward, loss, backward, update. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class TrainingStepBenchmark {
    private final Workload tiny = Workload.tiny();
    private final Workload xor = Workload.xor();
    private final Workload mlp = Workload.mlp();

    /** A 2-3-2 sigmoid network on one example, with SGD. */
    @Benchmark
    public Tensor tiny() {
        return tiny.step();
    }

    /** A 2-8-1 sigmoid network on four examples, with SGD. */
    @Benchmark
    public Tensor xor() {
        return xor.step();
    }

    /** A 784-512-256-10 network on 128 examples, with Adam. */
    @Benchmark
    public Tensor mlp() {
        return mlp.step();
    }
}
