package dev.gradus.training.progress;

import dev.gradus.training.callbacks.Run;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** How fast training goes on, and what time that leaves. */
final class Pace {
    private static final double NANOS = 1e-9;

    private final LongSupplier clock;
    private OptionalInt epochs = OptionalInt.empty();
    private OptionalInt batches = OptionalInt.empty();
    private long epochStart;
    private int firstBatch;
    private int lastBatch;
    private long samples;
    private long lastBatchEnd;
    private double afterBatches;
    private double epochsSeconds;
    private int epochsDone;

    /** A pace by a clock that counts nanoseconds. */
    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    void start(Run run) {
        epochs = run.plan().epochs();
        batches = run.plan().batchesPerEpoch();
        afterBatches = 0;
        epochsSeconds = 0;
        epochsDone = 0;
    }

    /** An epoch starts; after a checkpoint in the midst of one, some of its batches are done. */
    void startEpoch(Run run) {
        epochStart = clock.getAsLong();
        lastBatchEnd = epochStart;
        firstBatch = run.batchNumber();
        lastBatch = firstBatch;
        samples = 0;
    }

    void endBatch(Run run) {
        lastBatch = run.batchNumber();
        samples += run.batch().size();
        lastBatchEnd = clock.getAsLong();
    }

    void endEpoch() {
        long now = clock.getAsLong();
        afterBatches = (now - lastBatchEnd) * NANOS;
        if (firstBatch == 0) {
            epochsSeconds += (now - epochStart) * NANOS;
            epochsDone++;
        }
    }

    /** How many samples a second the epoch's batches had; empty before the first one. */
    OptionalDouble samplesPerSecond() {
        return samples == 0 || lastBatchEnd == epochStart
                ? OptionalDouble.empty()
                : OptionalDouble.of(samples / ((lastBatchEnd - epochStart) * NANOS));
    }

    /** How long the present epoch will go on, what follows its batches included, as that took the last time. */
    OptionalDouble secondsLeftInEpoch() {
        if (batches.isEmpty() || lastBatch == firstBatch) {
            return OptionalDouble.empty();
        }
        double perBatch = (lastBatchEnd - epochStart) * NANOS / (lastBatch - firstBatch);
        return OptionalDouble.of(perBatch * Math.max(0, batches.getAsInt() - lastBatch) + afterBatches);
    }

    /** How long the run will go on after a number of epochs, if all take as long as those on average. */
    OptionalDouble secondsLeftAfter(int epoch) {
        return epochs.isEmpty() || epochsDone == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(epochsSeconds / epochsDone * Math.max(0, epochs.getAsInt() - epoch));
    }
}
