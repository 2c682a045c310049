package dev.gradus.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Finds how often a second something can be done. */
final class Pace {
    /** A clock that is asked more often than this would be part of what it measures. */
    private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LongSupplier clock;

    /** @param clock tells the time in nanoseconds */
    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    /** Warms up, then gives the runs a second in each repetition. */
    List<Double> of(Runnable run, Assignment assignment) {
        double pace = warmUp(run, TimeUnit.MILLISECONDS.toNanos(assignment.warmUpMillis()));
        long runs = Math.max(1, Math.round(pace * assignment.repetitionMillis() / 1e3));
        List<Double> paces = new ArrayList<>();
        for (int i = 0; i < assignment.repetitions(); i++) {
            paces.add(runs * 1e9 / nanosOf(run, runs));
        }
        return paces;
    }

    /** Runs for some time at least; gives the runs a second at its end. */
    double warmUp(Runnable run, long atLeastNanos) {
        long runs = 1;
        long passed = 0;
        while (true) {
            long nanos = nanosOf(run, runs);
            passed += nanos;
            if (passed >= atLeastNanos) {
                return runs * 1e9 / nanos;
            }
            if (nanos < CHUNK_NANOS) {
                runs *= 2;
            }
        }
    }

    private long nanosOf(Runnable run, long runs) {
        long start = clock.getAsLong();
        for (long i = 0; i < runs; i++) {
            run.run();
        }
        return Math.max(1, clock.getAsLong() - start);
    }
}
