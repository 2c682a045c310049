package dev.gradus.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the machine's processors have been at work, from the counters of Linux.
 *
 * @param all the processor time of everything, that of other virtual machines on the same processors included, in ticks
 * @param own the processor time of this process and of its children that have ended, in ticks
 * @param nanos when it was read
 */
record CpuTimes(long all, long own, long nanos) {
    /** The clock of the counters, the same on all Linux systems that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** How many cores other processes keep busy at most when nothing but the system's own housekeeping runs. */
    static final double TOLERATED_CORES = 0.1;

    /** Whether this system counts so. */
    static boolean areCounted() {
        return Files.isReadable(Path.of("/proc/stat")) && Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** What the counters say now. */
    static CpuTimes now() throws IOException {
        return of(read("/proc/stat"), read("/proc/self/stat"), System.nanoTime());
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    }

    /** Reads what proc(5) describes. */
    static CpuTimes of(String stat, String selfStat, long nanos) {
        // cpu user nice system idle iowait irq softirq steal ...
        String[] total = stat.substring(0, stat.indexOf('\n')).split("\\s+");
        long all = sum(total, 1, 2, 3, 6, 7, 8);
        // The name of the program, in brackets, may contain anything; utime is the twelfth field behind it.
        String[] self = selfStat.substring(selfStat.lastIndexOf(')') + 2).split(" ");
        return new CpuTimes(all, sum(self, 11, 12, 13, 14), nanos);
    }

    private static long sum(String[] fields, int... indices) {
        long sum = 0;
        for (int index : indices) {
            sum += Long.parseLong(fields[index]);
        }
        return sum;
    }

    /** How many cores everything else kept busy since an earlier reading, on average. */
    double othersSince(CpuTimes earlier) {
        double seconds = Math.max(1, nanos - earlier.nanos) * 1e-9;
        return Math.max(0, (all - earlier.all - (own - earlier.own)) / TICKS_PER_SECOND / seconds);
    }
}
