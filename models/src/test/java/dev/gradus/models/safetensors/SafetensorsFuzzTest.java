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

    /** What opening any file takes: a buffer, and what Jackson and a message need. */
    private static final long FIXED_BYTES = 256 * 1024;

    /** The largest factor between a file and what is made of it. */
    private static final long BYTES_PER_BYTE = 200;

    @Test
    void nothingButTheDocumentedErrorComes() throws Exception {
        Mutation mutation = new Mutation(
                1,
                List.of(
                        FileBytes.of("written.safetensors"),
                        FileBytes.of("empty.safetensors"),
                        FileBytes.of("types.safetensors"),
                        FileBytes.of("network-f16.safetensors")));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int read = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] file = mutation.next();
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                FileBytes.read(file);
                read++;
            } catch (SafetensorsException e) {
                refused++;
                if (!e.getMessage().startsWith("file: ") || e.getMessage().length() > 500) {
                    throw new AssertionError("input %d led to an unclear message".formatted(i), e);
                }
            } catch (IOException | RuntimeException | Error e) {
                throw new AssertionError("input %d led to another error".formatted(i), e);
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (allocated > FIXED_BYTES + BYTES_PER_BYTE * file.length) {
                throw new AssertionError(
                        "input %d of %d bytes took %d bytes of memory".formatted(i, file.length, allocated));
            }
        }
        assertThat(read).isGreaterThan(INPUTS / 50);
        assertThat(refused).isGreaterThan(INPUTS / 2);
    }
}
