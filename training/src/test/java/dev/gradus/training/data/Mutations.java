package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.random.Generator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Damages files at random, always in the same way for the same seed, and watches what a reader makes of them. */
public final class Mutations {
    private static final int INPUTS = 100_000;
    private static final byte[] EDGES = {0, 1, -1, 127, -128, '"', ',', '\n', '\r', '(', ')', '{', '\'', '9', '-'};

    private Mutations() {}

    /** What reads a file; it may throw an IOException that names it. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] file) throws IOException;
    }

    /**
     * Reads 100,000 damaged versions of some files.
     *
     * @param name what every message has in it
     * @param bytesPerInput how much memory the reading of one of them may take
     */
    public static void areReadOrRefused(String name, long bytesPerInput, Reader reader, byte[]... files) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Generator random = new Generator(2026);
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] damaged = damaged(files[i % files.length], random);
            long before = memory.getCurrentThreadAllocatedBytes();
            try {
                reader.read(damaged);
            } catch (IOException e) {
                refused++;
                assertThat(e.getMessage()).contains(name);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("input %d: %s".formatted(i, Arrays.toString(damaged)), e);
            }
            long allocated = memory.getCurrentThreadAllocatedBytes() - before;
            if (i > INPUTS / 10 && allocated > bytesPerInput) {
                throw new AssertionError(
                        "input %d took %d bytes: %s".formatted(i, allocated, Arrays.toString(damaged)));
            }
        }
        // Neither is everything refused, nor nothing.
        assertThat(refused).isBetween(INPUTS / 100, INPUTS - INPUTS / 100);
    }

    private static byte[] damaged(byte[] file, Generator random) {
        byte[] bytes = file;
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] file, Generator random) {
        if (file.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(file.length);
        byte[] copy = file.clone();
        switch (random.nextInt(6)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy[at] = EDGES[random.nextInt(EDGES.length)];
            case 3 -> copy = Arrays.copyOf(file, at);
            case 4 -> copy = spliced(file, at, Math.min(file.length, at + 1 + random.nextInt(8)), new byte[0]);
            default -> copy = spliced(file, at, at, Arrays.copyOfRange(file, at, Math.min(file.length, at + 4)));
        }
        return copy;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] between) {
        byte[] result = Arrays.copyOf(file, from + between.length + file.length - to);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(file, to, result, from + between.length, file.length - to);
        return result;
    }
}
