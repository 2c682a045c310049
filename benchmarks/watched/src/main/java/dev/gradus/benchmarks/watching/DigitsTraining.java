package dev.gradus.benchmarks.watching;

import static dev.gradus.training.metrics.Metrics.accuracy;

import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.Digits;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.training.Trainer;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.report.RunRecorder;
import java.util.stream.IntStream;

/** The same training again and again: of the same network, on the same digits in the same order, over so many epochs. */
record DigitsTraining(Network network, Split digits, int epochs) {
    private static final int BATCH = 32;

    static DigitsTraining of(Network network, Digits digits, int epochs) {
        return new DigitsTraining(network, new TensorDataset(digits.images(), digits.labels()).split(0.8, 1), epochs);
    }

    DigitsTraining epochs(int number) {
        return new DigitsTraining(network, digits, number);
    }

    /** What an example gives to its report and its live page, predictions too. */
    RunRecorder recorder() {
        return new RunRecorder("Digits")
                .predictions(
                        heldOut(),
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList())
                .images(Digits.SIDE, Digits.SIDE);
    }

    private DataLoader heldOut() {
        return new DataLoader(digits.heldOut(), 256);
    }

    /** Trains a new network, and tells how many seconds that took, with all that a callback does in the end. */
    double seconds(Callback onlooker) {
        Generator.seedGlobal(1);
        Layer model = network.create();
        Trainer trainer = Trainer.of(model, new CrossEntropyLoss(), new Adam(model.parameters(), 1e-3))
                .epochs(epochs)
                .metric(accuracy())
                .validateWith(heldOut())
                .progress(Progress.off())
                .callback(onlooker);
        DataLoader batches = new DataLoader(digits.training(), BATCH).shuffle(1);
        long start = System.nanoTime();
        trainer.fit(batches);
        return (System.nanoTime() - start) * 1e-9;
    }
}
