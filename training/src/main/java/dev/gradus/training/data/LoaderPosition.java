package dev.gradus.training.data;

import dev.gradus.training.data.sampler.Sampler;
import org.jspecify.annotations.Nullable;

/** How far the loops over a loader have come. Each of them has a place of its own; they share the sampler they draw from. */
final class LoaderPosition {
    private final Sampler sampler;
    private final int samples;
    private final int batchSize;
    private int begun;
    /** The loop that began last. */
    private @Nullable LoaderEpoch latest;
    /** Whether that is one which {@link #restore} went back into, and nobody has taken up yet. */
    private boolean isPending;

    LoaderPosition(Sampler sampler, int samples, int batchSize) {
        this.sampler = sampler;
        this.samples = samples;
        this.batchSize = batchSize;
    }

    synchronized LoaderEpoch begin() {
        LoaderEpoch epoch = latest;
        if (epoch == null || !isPending) {
            epoch = new LoaderEpoch(begun++, 0, sampler.state(), sampler.order(samples));
        }
        latest = epoch;
        isPending = false;
        return epoch;
    }

    synchronized void advance(LoaderEpoch epoch) {
        epoch.batches++;
    }

    synchronized void end(LoaderEpoch epoch) {
        epoch.isOver = true;
    }

    synchronized LoaderState state() {
        return state(latest);
    }

    /** Within a loop, or between two if there is none or it is over. */
    synchronized LoaderState state(@Nullable LoaderEpoch epoch) {
        return epoch == null || epoch.isOver
                ? new LoaderState(begun, 0, samples, batchSize, sampler.state(), begun, sampler.state())
                : new LoaderState(
                        epoch.number, epoch.batches, samples, batchSize, epoch.sampler, begun, sampler.state());
    }

    synchronized void restore(LoaderState state, int batchesOfEpoch) {
        if (state.samples() != samples || state.batchSize() != batchSize) {
            throw new IllegalArgumentException(
                    "DataLoader: the state is that of %d samples in batches of %d, but this loader has %d in batches of %d; go on with the same data and batch size"
                            .formatted(state.samples(), state.batchSize(), samples, batchSize));
        }
        if (state.epoch() < 0 || state.batches() < 0 || state.batches() > batchesOfEpoch) {
            throw new IllegalArgumentException(
                    "DataLoader: there is no batch %d in epoch %d; an epoch has %d batches and epochs count from 0"
                            .formatted(state.batches(), state.epoch(), batchesOfEpoch));
        }
        if (state.begun() < state.epoch() || (state.begun() == state.epoch() && state.batches() > 0)) {
            throw new IllegalArgumentException(
                    "DataLoader: epoch %d, of which %d batches were handed out, cannot be if %d have begun; restore what state() gave"
                            .formatted(state.epoch(), state.batches(), state.begun()));
        }
        sampler.restore(state.sampler());
        isPending = state.epoch() < state.begun();
        // Drawn now, so that the sampler, and a generator that it shares, can be set to where they were then after
        // this.
        latest = isPending
                ? new LoaderEpoch(state.epoch(), state.batches(), state.sampler(), sampler.order(samples))
                : null;
        begun = state.begun();
        sampler.restore(state.next());
    }
}
