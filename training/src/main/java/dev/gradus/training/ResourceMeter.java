package dev.gradus.training;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Measures what a run takes of the machine. */
final class ResourceMeter implements Callback {
    private static final long LOOK_EVERY = 100_000_000;
    /** The JVM's own counters take a tenth of a second to get ready, which a short run should not wait for. */
    private static final long COUNTERS_AFTER = 1_000_000_000;

    private final long start = System.nanoTime();
    private long lastLook = start;
    private long samples;
    private long peakHeap = heapInUse();
    private boolean askedForCounters;
    private @Nullable JvmCounters atFirst;

    @Override
    public void onBatchEnd(Run run) {
        samples += run.batch().size();
        if (System.nanoTime() - lastLook >= LOOK_EVERY) {
            look();
        }
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        look();
    }

    private void look() {
        lastLook = System.nanoTime();
        peakHeap = Math.max(peakHeap, heapInUse());
        if (!askedForCounters && lastLook - start >= COUNTERS_AFTER) {
            askedForCounters = true;
            atFirst = JvmCounters.read();
        }
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    Resources resources(Duration time) {
        JvmCounters before = atFirst;
        JvmCounters after = before == null ? null : JvmCounters.read();
        double perSecond = samples / (time.toNanos() * 1e-9);
        long limit = Runtime.getRuntime().maxMemory();
        if (before == null || after == null) {
            return new Resources(
                    samples, perSecond, peakHeap, limit, OptionalLong.empty(), Duration.ZERO, OptionalLong.empty());
        }
        return new Resources(
                samples,
                perSecond,
                peakHeap,
                limit,
                OptionalLong.of(after.collections() - before.collections()),
                Duration.ofMillis(after.collectionMillis() - before.collectionMillis()),
                after.allocated() < 0 ? OptionalLong.empty() : OptionalLong.of(after.allocated() - before.allocated()));
    }
}
