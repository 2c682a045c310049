package dev.gradus.core.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for work by spinning for a while and then parking.
 *
 * <p>Kernels come in quick succession while a network trains, and waking a parked thread takes longer than most of them,
 * so a worker looks out for the next job for {@link #SPIN_NANOS} before it gives its core back: longer than what one
 * thread does alone between two kernels of a training step, such as to allocate their outputs. To wake a parked worker
 * was measured to keep the caller for 15 µs on a virtual machine.
 */
final class WorkerPool {
    private static final long SPIN_NANOS = 500_000;
    private static final int SPINS_BETWEEN_CLOCKS = 256;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable Job job;
    /** Counts the jobs; guarded by {@link #busy}. */
    private long jobs;

    /** A pool of some workers besides the caller, who works too; they start with the first job. */
    WorkerPool(int workers) {
        this.workers = new Worker[workers];
        for (int i = 0; i < workers; i++) {
            this.workers[i] = new Worker(i + 1);
        }
    }

    void run(int parts, IntConsumer part) {
        // A part may itself come here, and so may another thread: neither must wait for a pool that waits for it.
        if (parts < 2 || workers.length == 0 || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        Job current = new Job(++jobs, parts, workers.length + 1, part);
        try {
            job = current;
            for (Worker worker : workers) {
                worker.wake();
            }
            current.work(0);
            current.awaitOthers();
        } finally {
            job = null;
            busy.set(false);
        }
        current.throwFailure();
    }

    private final class Worker extends Thread {
        /** The share of each job that this worker begins with; the caller's is 0. */
        private final int share;

        private volatile boolean parked;

        Worker(int share) {
            super("gradus-worker-" + share);
            this.share = share;
            setDaemon(true);
        }

        void wake() {
            if (getState() == State.NEW) {
                start();
            } else if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            // A number instead of the job itself, which would keep the arrays of its kernel alive.
            long last = 0;
            while (true) {
                Job next = await(last);
                last = next.number();
                next.work(share);
            }
        }

        private Job await(long last) {
            long start = System.nanoTime();
            while (true) {
                for (int i = 0; i < SPINS_BETWEEN_CLOCKS; i++) {
                    Job next = job;
                    if (next != null && next.number() != last) {
                        return next;
                    }
                    Thread.onSpinWait();
                }
                if (System.nanoTime() - start > SPIN_NANOS) {
                    parkUntilWoken(last);
                    start = System.nanoTime();
                }
            }
        }

        private void parkUntilWoken(long last) {
            parked = true;
            // Looking again after the flag is up: whoever set the job before saw no flag, and would not wake this
            // thread.
            Job next = job;
            if (next == null || next.number() == last) {
                LockSupport.park(this);
            }
            parked = false;
        }
    }
}
