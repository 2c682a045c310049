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
import dev.gradus.optimizers.SGD;
import dev.gradus.optimizers.schedules.CosineAnnealingLR;
import dev.gradus.optimizers.schedules.StepLR;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.progress.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A training of its own process, to be killed, interrupted and gone on with. It prints {@code step n} as it goes and at last
 * {@code done}, the reason to stop and a hash of all that must be the same bits in the end.
 */
final class LongTraining {
    private static final int EPOCHS = 4;
    private static final int SAMPLES = 330;
    private static final int FEATURES = 16;

    private LongTraining() {}

    /**
     * Trains.
     *
     * @param arguments the kind of run, its folder or {@code none}, and how long each step takes at least, in milliseconds
     */
    public static void main(String[] arguments) {
        Generator.seedGlobal(42);
        boolean isAdam = arguments[0].equals("adam");
        Layer model = Sequential.of(
                new Dense(FEATURES, 64),
                new ReLU(),
                new Dropout(0.2),
                new Dense(64, 4),
                new Dropout(0.1, new Generator(3)));
        Optimizer optimizer =
                isAdam ? new Adam(model.parameters(), 0.01) : new SGD(model.parameters(), 0.05).momentum(0.9);
        Trainer trainer = Trainer.of(model, new CrossEntropyLoss(), optimizer)
                .epochs(EPOCHS)
                .metric(accuracy())
                .recordBatchLosses()
                .validateWith(new DataLoader(data(2, 100), 50))
                .progress(Progress.off())
                .stopOnInterrupt()
                .callback(new Slow(Long.parseLong(arguments[2])));
        if (isAdam) {
            trainer.scheduleBatches(new CosineAnnealingLR(optimizer, 80))
                    .averageWeights(new ExponentialMovingAverage(model.parameters(), 0.9))
                    .clipGradientsByNorm(1);
        } else {
            trainer.schedule(new StepLR(optimizer, 2, 0.5))
                    .stopWhen(validationLoss().patience(2));
        }
        if (!arguments[1].equals("none")) {
            trainer.checkpoints(Checkpoints.in(Path.of(arguments[1])).everySteps(3))
                    .resume();
        }
        TrainingResult result =
                trainer.fit(new DataLoader(data(1, SAMPLES), 16).shuffle(7).workers(isAdam ? 1 : 0));
        System.out.println("done: " + result.stopReason().description());
        System.out.println("bits: " + bits(model, result));
    }

    private static TensorDataset data(long seed, int count) {
        Tensor x = Tensor.randn(new Generator(seed), count, FEATURES);
        return new TensorDataset(x, x.narrow(1, 0, 4).argmax(1, false));
    }

    private static String bits(Layer model, TrainingResult result) {
        StringBuilder all = new StringBuilder();
        model.stateDict().forEach((name, tensor) -> all.append(name).append(Arrays.toString(tensor.toFloatArray())));
        for (EpochRecord epoch : result.history().epochs()) {
            all.append(epoch.epoch())
                    .append(epoch.loss())
                    .append(epoch.lossChange())
                    .append(epoch.metrics())
                    .append(epoch.validationLoss())
                    .append(epoch.validationMetrics())
                    .append(epoch.learningRate());
        }
        all.append(result.history().validations())
                .append(Arrays.toString(result.history().batchLosses()));
        all.append(result.bestEpoch());
        return String.format(Locale.ROOT, "%08x %d characters", all.toString().hashCode(), all.length());
    }

    /** Tells each step, and gives others the time to kill it. */
    private record Slow(long millis) implements Callback {
        @Override
        public void onBatchEnd(Run run) {
            System.out.println("step " + run.step());
            if (millis > 0) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
