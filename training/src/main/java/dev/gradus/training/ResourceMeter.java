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

    Resources soFar() {
        JvmCounters before = atFirst;
        JvmCounters now = before == null ? null : JvmCounters.read();
        OptionalLong collections = OptionalLong.empty();
        OptionalLong allocated = OptionalLong.empty();
        Duration collectionTime = Duration.ZERO;
        if (before != null && now != null) {
            collections = OptionalLong.of(now.collections() - before.collections());
            collectionTime = Duration.ofMillis(now.collectionMillis() - before.collectionMillis());
            allocated =
                    now.allocated() < 0 ? OptionalLong.empty() : OptionalLong.of(now.allocated() - before.allocated());
        }
        return new Resources(
                Duration.ofNanos(System.nanoTime() - start),
                samples,
                peakHeap,
                Runtime.getRuntime().maxMemory(),
                collections,
                collectionTime,
                allocated);
    }
}
