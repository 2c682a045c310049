package dev.gradus.benchmarks.watching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Reads the events of a live page to their end, as fast as they come. */
final class EventReader {
    private static final int FEWEST = 3;

    private final CompletableFuture<Long> events;

    private EventReader(CompletableFuture<Long> events) {
        this.events = events;
    }

    /** A reader of the page at an address, with its token. */
    static EventReader of(URI page) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(
                page.resolve("/events?" + page.getQuery()).toURL().openStream(), StandardCharsets.UTF_8));
        return new EventReader(CompletableFuture.supplyAsync(() -> count(lines), task -> {
            Thread thread = new Thread(task, "event-reader");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    private static long count(BufferedReader lines) {
        try (lines) {
            return lines.lines().filter(line -> line.startsWith("event:")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for the end.
     *
     * @throws IllegalStateException if it was told nothing of the training, which would cost nothing
     */
    void awaitEnd() {
        long told = events.join();
        if (told < FEWEST) {
            throw new IllegalStateException(
                    "the page told of %d events, expected a greeting, a snapshot and the end at least".formatted(told));
        }
    }
}
