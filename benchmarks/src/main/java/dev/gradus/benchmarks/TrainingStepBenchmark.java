package dev.gradus.benchmarks;

import dev.gradus.benchmarks.gradus.GradusTraining;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
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

/** A training step of each workload: zero the gradients, forward, loss, backward, update. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class TrainingStepBenchmark {
    /** What is trained. */
    @Param({"TINY", "XOR", "MLP_ADAM", "MLP_SGD", "WIDE", "CNN", "LSTM", "TRANSFORMER"})
    public Workload workload = Workload.TINY;

    private Training training = GradusTraining.of(Workload.TINY);

    /** Builds the network. */
    @Setup
    public void build() {
        training = GradusTraining.of(workload);
    }

    /** A step on the workload's batch. */
    @Benchmark
    public void step() {
        training.step();
    }
}
