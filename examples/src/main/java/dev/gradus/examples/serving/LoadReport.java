package dev.gradus.examples.serving;

import java.time.Duration;
import java.util.Locale;

/** What a load test has measured. */
public final class LoadReport {
    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final int clients;
    private final Duration elapsed;
    private final long[] sortedNanos;
    private final long errors;

    LoadReport(int clients, Duration elapsed, long[] sortedNanos, long errors) {
        this.clients = clients;
        this.elapsed = elapsed;
        this.sortedNanos = sortedNanos.clone();
        this.errors = errors;
    }

    /** How many requests were sent. */
    public long requests() {
        return sortedNanos.length;
    }

    /** How many of them had another answer than status 200, or none. */
    public long errors() {
        return errors;
    }

    /** How many requests were answered in a second. */
    public double throughput() {
        return requests() * NANOS_A_SECOND / elapsed.toNanos();
    }

    /**
     * How long the slowest of so many percent of the requests took, in milliseconds: the smallest time that at least that
     * many did not exceed.
     *
     * @param percent above 0, up to 100
     */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / NANOS_A_MILLISECOND;
    }

    /** Some lines with all of it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d requests of %d clients in %.1f s: %,.0f a second, %,d errors%nLatency in ms: p50 %.2f, p95 %.2f, p99 %.2f, max %.2f",
                requests(),
                clients,
                elapsed.toNanos() / NANOS_A_SECOND,
                throughput(),
                errors,
                percentile(50),
                percentile(95),
                percentile(99),
                percentile(100));
    }
}
