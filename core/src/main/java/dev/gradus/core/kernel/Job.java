package dev.gradus.core.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * The parts of one kernel. Every thread begins with a share of its own, neighbouring parts, and then helps with the
 * others'. So the parts of a job mostly run where the same parts of the job before did, whose results are in that core's
 * cache; and the threads do not contend for one counter.
 */
final class Job {
    /** The distance between two counters, two cache lines: processors fetch lines in pairs. */
    private static final int APART = 32;

    private final long number;
    private final int parts;
    private final int shares;
    private final IntConsumer part;
    /** The next part of each share, from {@link #APART} on, for the head of the array is read all the time. */
    private final AtomicIntegerArray next;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(long number, int parts, int shares, IntConsumer part) {
        this.number = number;
        this.parts = parts;
        this.shares = shares;
        this.part = part;
        next = new AtomicIntegerArray((shares + 1) * APART);
        for (int i = 0; i < shares; i++) {
            next.setPlain(counter(i), start(i));
        }
    }

    private static int counter(int share) {
        return (share + 1) * APART;
    }

    private int start(int share) {
        return (int) ((long) share * parts / shares);
    }

    /** By which a worker knows a job it has worked on; from 1 on. */
    long number() {
        return number;
    }

    /** Runs parts until there are none left, those of a share first. */
    void work(int own) {
        for (int i = 0; i < shares; i++) {
            int ran = workOn((own + i) % shares);
            if (ran > 0) {
                done.getAndAdd(ran);
            }
        }
    }

    private int workOn(int share) {
        int end = start(share + 1);
        int ran = 0;
        for (int i = next.getAndIncrement(counter(share)); i < end; i = next.getAndIncrement(counter(share))) {
            try {
                part.accept(i);
            } catch (Throwable e) { // whatever it is, the caller of the kernel gets it
                failure.compareAndSet(null, e);
            }
            ran++;
        }
        return ran;
    }

    /** Waits for the parts that other threads have taken. */
    void awaitOthers() {
        while (done.get() < parts) {
            Thread.onSpinWait();
        }
    }

    /** Throws what a part threw first. */
    void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
