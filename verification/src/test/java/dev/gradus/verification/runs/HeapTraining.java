package dev.gradus.verification.runs;

import static dev.gradus.training.metrics.Metrics.accuracy;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.CosineAnnealingLR;
import dev.gradus.training.Trainer;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import java.nio.file.Path;

/**
 * Trains with everything on, and prints how much of the heap is in use when 30 epochs are done and when 130 are. A step
 * works with 2 MB here, so one object that it leaves behind would show.
 */
final class HeapTraining {
    private static final int EARLY = 30;
    private static final int LATE = 130;

    private HeapTraining() {}

    public static void main(String[] arguments) {
        Generator.seedGlobal(1);
        Layer model = Sequential.of(new Dense(64, 256), new ReLU(), new Dropout(0.2), new Dense(256, 4));
        Optimizer optimizer = new Adam(model.parameters(), 1e-3);
        Trainer.of(model, new CrossEntropyLoss(), optimizer)
                .epochs(LATE)
                .accumulateGradients(2)
                .averageWeights(new ExponentialMovingAverage(model.parameters(), 0.99))
                .scheduleBatches(new CosineAnnealingLR(optimizer, 3000))
                .clipGradientsByNorm(1)
                .recordGradientNorm()
                .metric(accuracy())
                .validateWith(new DataLoader(data(2), 64))
                .validateEverySteps(20)
                .stopWhen(validationLoss().patience(LATE))
                .checkpoints(
                        Checkpoints.in(Path.of(arguments[0])).everySteps(50).keepBest(2, validationLoss()))
                .progress(Progress.off())
                .callback(new Callback() {
                    @Override
                    public void onEpochStart(Run run) {
                        if (run.epoch() == EARLY) {
                            System.out.println("early " + used());
                        } else if (run.epoch() == LATE) {
                            System.out.println("late " + used());
                        }
                    }
                })
                .fit(new DataLoader(data(1), 16).shuffle(3).workers(1));
    }

    private static TensorDataset data(long seed) {
        Tensor x = Tensor.randn(new Generator(seed), 960, 64);
        return new TensorDataset(x, x.narrow(1, 0, 4).argmax(1, false));
    }

    /** Collected twice, because what a cleaner holds goes with the second. */
    private static long used() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
