package dev.gradus.training.data;

import dev.gradus.training.data.sampler.Sampler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the loops over a loader have come; the one that began last counts. */
final class LoaderPosition {
    private final Sampler sampler;
    private final int samples;
    private final int batchSize;
    private int epoch;
    private int batches;
    private List<Long> before = List.of();
    private @Nullable Object loop;

    /** The order of an epoch that {@link #restore} went back into, until a loop takes it up. */
    private int @Nullable [] pending;

    LoaderPosition(Sampler sampler, int samples, int batchSize) {
        this.sampler = sampler;
        this.samples = samples;
        this.batchSize = batchSize;
    }

    synchronized EpochStart begin(Object newLoop) {
        int[] order = pending;
        if (order == null) {
            epoch += loop == null ? 0 : 1;
            batches = 0;
            before = sampler.state();
            order = sampler.order(samples);
        }
        pending = null;
        loop = newLoop;
        return new EpochStart(epoch, batches, order);
    }

    synchronized void advance(Object of) {
        if (of == loop) {
            batches++;
        }
    }

    synchronized void end(Object of) {
        if (of == loop) {
            epoch++;
            batches = 0;
            loop = null;
        }
    }

    synchronized LoaderState state() {
        boolean within = loop != null || pending != null;
        return new LoaderState(epoch, batches, samples, batchSize, within ? before : sampler.state());
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
        sampler.restore(state.sampler());
        epoch = state.epoch();
        batches = state.batches();
        before = state.sampler();
        loop = null;
        // Drawn now, so that a generator that is shared can be set to where it was then after this.
        pending = batches == 0 ? null : sampler.order(samples);
    }
}
