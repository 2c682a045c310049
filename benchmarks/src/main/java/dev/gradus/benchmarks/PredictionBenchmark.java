package dev.gradus.benchmarks;

import dev.gradus.benchmarks.gradus.GradusWorkloads;
import dev.gradus.benchmarks.measure.Examples;
import dev.gradus.benchmarks.measure.Prediction;
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

/** One input through a 784-512-256-10 network, from array to array: how long most of the calls take. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class PredictionBenchmark {
    private final Prediction prediction = new GradusWorkloads().prediction();
    private final float[] input = Examples.uniform(1, 784);

    /** The ten outputs. */
    @Benchmark
    public float[] predict() {
        return prediction.predict(input);
    }
}
