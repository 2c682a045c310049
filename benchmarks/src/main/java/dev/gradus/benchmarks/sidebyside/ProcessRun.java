package dev.gradus.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A process from its start to its end, seen from outside.
 *
 * @param fault why it is worth nothing; null if it ended well
 * @param output what it wrote, to its error stream too
 * @param seconds how long it lived
 * @param peakMebibytes the most memory it had at a time; 0 if unknown
 * @param othersCores how many cores other processes kept busy meanwhile; null if unknown
 */
record ProcessRun(
        @Nullable String fault,
        String output,
        double seconds,
        double peakMebibytes,
        @Nullable Double othersCores) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final int OUTPUT_LINES = 40;

    /**
     * Runs a process to its end.
     *
     * @param builder the process
     * @param limit when it is ended by force
     * @param look how often its memory is looked at, which costs a little time
     */
    static ProcessRun of(ProcessBuilder builder, Duration limit, Duration look)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("side-by-side", ".log");
        try {
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            CpuTimes before = CpuTimes.areCounted() ? CpuTimes.now() : null;
            long start = System.nanoTime();
            Process process = builder.start();
            double peak = 0;
            String fault = null;
            try {
                Path status = Path.of("/proc", Long.toString(process.pid()), "status");
                while (!process.waitFor(look.toNanos(), TimeUnit.NANOSECONDS)) {
                    peak = Math.max(peak, peakIn(status));
                    if (System.nanoTime() - start > limit.toNanos()) {
                        fault = "took longer than %d s and was ended".formatted(limit.toSeconds());
                        process.destroyForcibly().waitFor();
                    }
                }
            } finally {
                process.destroyForcibly();
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            Double others = before == null ? null : (Double) CpuTimes.now().othersSince(before);
            if (fault == null && process.exitValue() != 0) {
                fault = "ended with exit code " + process.exitValue();
            }
            return new ProcessRun(
                    fault, new String(Files.readAllBytes(output), StandardCharsets.UTF_8), seconds, peak, others);
        } finally {
            Files.delete(output);
        }
    }

    private static double peakIn(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            return peak.find() ? Long.parseLong(peak.group(1)) / 1024.0 : 0;
        } catch (IOException e) {
            return 0; // It has just ended, or this is no Linux.
        }
    }

    /** The last line that it wrote of those that begin as told, or an empty one. */
    String lastLine(String beginning) {
        return output.lines().filter(line -> line.startsWith(beginning)).reduce("", (earlier, later) -> later);
    }

    /** The end of what it wrote, as much as helps to see what went wrong. */
    String tail() {
        List<String> lines = output.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - OUTPUT_LINES), lines.size()));
    }
}
