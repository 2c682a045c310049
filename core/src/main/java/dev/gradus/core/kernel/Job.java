package dev.gradus.core.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** The parts of one kernel, taken one by one by whichever thread is free. */
final class Job {
    private final long number;
    private final int parts;
    private final IntConsumer part;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(long number, int parts, IntConsumer part) {
        this.number = number;
        this.parts = parts;
        this.part = part;
    }

    /** By which a worker knows a job it has worked on; from 1 on. */
    long number() {
        return number;
    }

    /** Takes parts until there are none left. */
    void work() {
        for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            try {
                part.accept(i);
            } catch (Throwable e) { // whatever it is, the caller of the kernel gets it
                failure.compareAndSet(null, e);
            } finally {
                done.getAndIncrement();
            }
        }
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
