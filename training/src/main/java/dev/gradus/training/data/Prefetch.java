package dev.gradus.training.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes batches on other threads before they are asked for, and hands them out in their order.
 *
 * <p>Work is given out only as batches are taken, so if a loop is given up half-way the threads run out of it; being idle
 * for a second they end, and nothing needs to be closed.
 */
final class Prefetch implements BatchSupply {
    private final BatchSource source;
    private final ThreadPoolExecutor workers;
    private final int batches;
    private final int ahead;
    private final Deque<Future<Batch>> waiting = new ArrayDeque<>();
    private int given;

    Prefetch(BatchSource source, int first, int batches, int threads, int ahead) {
        this.source = source;
        this.batches = batches;
        this.ahead = ahead;
        this.given = first;
        this.workers = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Prefetch::daemon);
        workers.allowCoreThreadTimeOut(true);
        giveOut();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gradus-data");
        thread.setDaemon(true);
        return thread;
    }

    private void giveOut() {
        while (given < batches && waiting.size() < ahead) {
            int number = given++;
            waiting.add(workers.submit(() -> source.batch(number)));
        }
    }

    @Override
    public Batch batch(int number) {
        // Left in the queue until it is there: a batch that failed fails again if it is asked for again.
        Batch batch = await(waiting.element(), number);
        waiting.remove();
        giveOut();
        return batch;
    }

    private Batch await(Future<Batch> future, int number) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "DataLoader: interrupted while waiting for batch %d of the epoch".formatted(number + 1), e);
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw asIfHere(e);
        }
    }

    /** The failure itself, as it came on its thread. */
    private static RuntimeException asIfHere(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        return new IllegalStateException("DataLoader: a worker failed", failure);
    }
}
