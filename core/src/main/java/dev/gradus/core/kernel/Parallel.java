package dev.gradus.core.kernel;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a kernel on several cores.
 *
 * <p>A kernel splits its work by size alone, never by the number of threads, so that results are the same bits however
 * many there are; and it does not split at all what is done sooner than a second core joins in, which is below roughly
 * 100,000 multiply-adds.
 *
 * <p>The system property {@value #PROPERTY} sets the number of threads; by default there are as many as the machine has
 * cores. Any number of the user's own threads may run kernels at once: whoever comes while the pool is at work does its
 * parts by itself.
 */
public final class Parallel {
    /** The system property that sets the number of threads, at least 1. */
    public static final String PROPERTY = "gradus.threads";

    /** From how many multiply-adds on a second thread is worth waking. */
    private static final long WORTHWHILE = 1 << 17;

    private static final int THREADS = threadsFrom(System.getProperty(PROPERTY));
    private static final WorkerPool POOL = new WorkerPool(THREADS - 1);

    private Parallel() {}

    /** The number of threads that work on a kernel, the caller's among them. */
    public static int threads() {
        return THREADS;
    }

    /**
     * Runs all parts, on any threads and in any order, and returns when all are done. A part that throws does not keep the
     * others from running; the first exception is thrown here.
     *
     * @param parts how many there are
     * @param part is given the numbers 0 to {@code parts - 1}, each once
     */
    public static void run(int parts, IntConsumer part) {
        POOL.run(parts, part);
    }

    /**
     * Runs all parts as {@link #run(int, IntConsumer)} does, or on the caller's thread alone if that is as soon done.
     *
     * @param work how many multiply-adds all parts are together, about
     */
    public static void run(int parts, long work, IntConsumer part) {
        if (work >= WORTHWHILE) {
            run(parts, part);
            return;
        }
        for (int i = 0; i < parts; i++) {
            part.accept(i);
        }
    }

    /** What is done with a part of a range. */
    public interface Range {
        /** Does the part {@code [from, to)}. */
        void run(int from, int to);
    }

    /**
     * Runs the range {@code [0, count)} in parts, on any threads and in any order; on the caller's if it makes but one part.
     *
     * @param partSize the size of all parts but the last; at least 1
     */
    public static void run(int count, int partSize, Range range) {
        if (count <= partSize) {
            range.run(0, count);
        } else {
            run((count - 1) / partSize + 1, part -> {
                int from = part * partSize;
                range.run(from, from + Math.min(partSize, count - from));
            });
        }
    }

    static int threadsFrom(@Nullable String setting) {
        if (setting == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(setting.trim());
            if (threads >= 1) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw badSetting(setting, e);
        }
        throw badSetting(setting, null);
    }

    private static IllegalStateException badSetting(String setting, @Nullable NumberFormatException cause) {
        return new IllegalStateException(
                "The system property %s must be a number of threads from 1 on, got '%s'".formatted(PROPERTY, setting),
                cause);
    }
}
