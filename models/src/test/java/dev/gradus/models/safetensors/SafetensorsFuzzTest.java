package dev.gradus.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, it is read or refused by the documented error, in memory bounded by its size. */
class SafetensorsFuzzTest {
    private static final int INPUTS = 100_000;

    /** What any file takes: mostly Jackson's buffers, and a message with a stack trace. */
    private static final long FIXED_BYTES = 64 * 1024;

    /** The largest factor between a file and what is made of it. */
    private static final long BYTES_PER_BYTE = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void nothingButTheDocumentedErrorComes() throws Exception {
        Mutation mutation = new Mutation(
                1,
                List.of(
                        FileBytes.of("written.safetensors"),
                        FileBytes.of("empty.safetensors"),
                        FileBytes.of("types.safetensors"),
                        FileBytes.of("network-f16.safetensors")));
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] file = mutation.next();
            long limit = FIXED_BYTES + BYTES_PER_BYTE * file.length;
            long before = threads.getCurrentThreadAllocatedBytes();
            read += isRead(file, i) ? 1 : 0;
            if (threads.getCurrentThreadAllocatedBytes() - before
                    > limit) { // perhaps because it was the first of its kind
                assertThat(allocatedFor(file, i)).as("bytes for input %d", i).isLessThan(limit);
            }
        }
        assertThat(read).isBetween(INPUTS / 50, INPUTS / 2);
    }

    private long allocatedFor(byte[] file, int number) {
        long before = threads.getCurrentThreadAllocatedBytes();
        isRead(file, number);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static boolean isRead(byte[] file, int number) {
        try {
            FileBytes.read(file);
            return true;
        } catch (SafetensorsException e) {
            if (!e.getMessage().startsWith("file: ") || e.getMessage().length() > 500) {
                throw new AssertionError("input %d led to an unclear message".formatted(number), e);
            }
            return false;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("input %d led to another error".formatted(number), e);
        }
    }
}
