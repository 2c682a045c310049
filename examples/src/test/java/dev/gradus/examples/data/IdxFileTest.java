package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name_a_file() {
        file = directory.resolve("numbers.gz");
    }

    @Test
    void reads_unsigned_bytes_in_their_shape() throws IOException {
        IdxBytes.write(file, new byte[] {0, 1, 127, -128, -1, 5}, 2, 3);

        Tensor read = IdxFile.read(file);

        assertThat(read.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(read.toFloatArray()).containsExactly(0, 1, 127, 128, 255, 5);
    }

    @Test
    void reads_files_that_are_not_compressed() throws IOException {
        Path plain = directory.resolve("numbers");
        Files.write(plain, new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 9});

        assertThat(IdxFile.read(plain).toFloatArray()).containsExactly(7, 9);
    }

    @Test
    void refuses_a_file_that_ends_too_early() throws IOException {
        IdxBytes.write(file, new byte[5], 2, 3);

        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(file))
                .withMessage("%s is damaged: it ends too early", file);
    }

    @Test
    void refuses_a_compressed_file_that_was_cut_off() throws IOException {
        IdxBytes.write(file, new byte[600], 2, 300);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(file))
                .withMessage("%s is damaged: it ends too early", file);
    }

    @Test
    void refuses_a_file_that_goes_on() throws IOException {
        IdxBytes.write(file, new byte[7], 2, 3);

        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(file))
                .withMessage("%s is damaged: it goes on after the 6 elements that its header announces", file);
    }

    @Test
    void says_why_a_file_cannot_be_read() {
        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(file))
                .withMessage(
                        "Cannot read %s: it does not exist. Make it readable, or name another directory with --data DIR.",
                        file);
    }

    @Test
    void refuses_other_headers() throws IOException {
        Path plain = directory.resolve("numbers");
        Files.write(plain, new byte[] {0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0});

        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(plain))
                .withMessageContaining("begins with 00 00 08 and the number of dimensions, this one with 00 00 0d 01");
    }

    @Test
    void refuses_sizes_that_are_negative_or_too_large() throws IOException {
        IdxBytes.write(file, new byte[0], -1);
        assertThatIOException().isThrownBy(() -> IdxFile.read(file)).withMessageContaining("[-1]");

        IdxBytes.write(file, new byte[0], 100_000, 100_000);
        assertThatIOException().isThrownBy(() -> IdxFile.read(file)).withMessageContaining("[100000, 100000]");
    }
}
