package dev.gradus.vector;

import dev.gradus.core.kernel.Parallel;
import java.util.concurrent.TimeUnit;

/**
 * Brings a vector loop to the JIT compiler's attention at little cost.
 *
 * <p>Until it is compiled, which takes the first half second or so, every vector is an object on the heap: one of an
 * exponential takes 2 to 13 µs instead of 5 ns, a hundred times longer than a plain loop over the same numbers. So a
 * kernel has both loops, equal bit for bit, and while the vector loop is on trial it gets one vector now and then and the
 * plain loop the rest, so that each takes half of the time. The trial is over when a vector was quick a few times in a
 * row; it does not matter for results when that is.
 */
final class WarmUp {
    /** More than a vector of a usual loop takes once compiled (50 ns with the clock), less than one takes before. */
    private static final long QUICK_NANOS = 250;

    private static final int QUICK_TIMES = 4;

    /** How many elements the plain loop is given at a time. */
    private static final int PLAIN = 1024;

    /** The most that one loop may owe to the other, for when its thread had to wait. */
    private static final long LARGEST_DEBT_NANOS = 5_000_000;

    /**
     * When the first trial may be: a program that ends sooner is spared the half second and 50 MiB that the JIT compiler takes
     * for all vector loops.
     */
    private static final long FIRST_TRIAL = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

    private final long quickNanos;

    // Neither volatile nor locked, on purpose: threads that see old values make the trial a little longer.
    private long plainNanosAhead;
    private int quickTrials;
    private boolean over;

    /** The trial of a loop with an operation or two for each vector, or one function. */
    WarmUp() {
        this(1);
    }

    /** The trial of a loop that has as much to do for each vector as so many others. */
    WarmUp(int loops) {
        quickNanos = loops * QUICK_NANOS;
    }

    /** Whether the vector loop is to have all whole vectors. */
    boolean isOver() {
        return over;
    }

    /**
     * Runs a range: whole vectors by the vector loop when the trial is over, all else by the plain one.
     *
     * @param vectors the vector loop, which gets whole vectors, or nothing
     * @param scalars the plain loop
     */
    void runAll(int from, int to, Parallel.Range vectors, Parallel.Range scalars) {
        int start = over ? from : run(from, to, vectors, scalars);
        int end = start + (over ? Lanes.whole(to - start) : 0);
        vectors.run(start, end);
        scalars.run(end, to);
    }

    /**
     * Runs a range, or the first part of it until the trial is over.
     *
     * @param vectors the vector loop, which gets one vector at a time
     * @param scalars the plain loop
     * @return where it stopped: less than a vector before the end, if the trial is not over
     */
    int run(int from, int to, Parallel.Range vectors, Parallel.Range scalars) {
        int done = from;
        long before = System.nanoTime();
        while (!over && to - done >= Lanes.COUNT) {
            boolean trial = plainNanosAhead >= 0 && before - FIRST_TRIAL >= 0;
            int next = done + Math.min(trial ? Lanes.COUNT : PLAIN, to - done);
            (trial ? vectors : scalars).run(done, next);
            long now = System.nanoTime();
            take(trial, now - before);
            before = now;
            done = next;
        }
        return done;
    }

    private void take(boolean trial, long nanos) {
        if (trial) {
            quickTrials = nanos < quickNanos ? quickTrials + 1 : 0;
            over = quickTrials >= QUICK_TIMES;
            plainNanosAhead = Math.max(plainNanosAhead - nanos, -LARGEST_DEBT_NANOS);
        } else {
            plainNanosAhead = Math.min(plainNanosAhead + nanos, LARGEST_DEBT_NANOS);
        }
    }
}
