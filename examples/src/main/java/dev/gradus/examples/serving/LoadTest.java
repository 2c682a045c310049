package dev.gradus.examples.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Clients that send the same request over and over, each as soon as it has the answer to the one before.
 *
 * @param server where the service listens
 * @param request the body of each request
 * @param clients how many send at once
 */
public record LoadTest(URI server, String request, int clients) {
    private static final int OK = 200;

    /** What one client has seen. */
    private record Seen(LongStream nanos, long errors) {}

    /** Sends requests for so long, after a quarter of that time in which nothing counts and the JVM gets warm. */
    public LoadReport run(Duration duration) throws InterruptedException {
        during(duration.dividedBy(4));
        long start = System.nanoTime();
        List<Seen> seen = during(duration);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        long[] nanos = seen.stream().flatMapToLong(Seen::nanos).sorted().toArray();
        return new LoadReport(
                clients, elapsed, nanos, seen.stream().mapToLong(Seen::errors).sum());
    }

    private List<Seen> during(Duration duration) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<Seen>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> send(http, end)));
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> client : running) {
                seen.add(client.get());
            }
            return seen;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Seen send(HttpClient http, long end) throws InterruptedException {
        HttpRequest predict = HttpRequest.newBuilder(server.resolve("/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build();
        LongStream.Builder nanos = LongStream.builder();
        long errors = 0;
        for (long now = System.nanoTime(); now < end; ) {
            if (!isAnswered(http, predict)) {
                errors++;
            }
            long answered = System.nanoTime();
            nanos.add(answered - now);
            now = answered;
        }
        return new Seen(nanos.build(), errors);
    }

    private static boolean isAnswered(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
