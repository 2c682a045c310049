package dev.gradus.training.data.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedArrayTest {
    @TempDir
    Path directory;

    private Path file;

    /** Two bytes, and the numbers from 0 to 29 as shorts. */
    @BeforeEach
    void writeAFile() throws IOException {
        file = directory.resolve("numbers");
        ByteBuffer bytes = ByteBuffer.allocate(62).putShort((short) -1);
        for (short i = 0; i < 30; i++) {
            bytes.putShort(i);
        }
        Files.write(file, bytes.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 24, 35, 1000})
    void samplesAreReadFromWhicheverMapTheyAreIn(int mostBytes) throws IOException {
        MappedArray array = MappedArray.inMaps(mostBytes, file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 2, 2, 3);

        assertThat(array.samples()).isEqualTo(5);
        assertThat(array.dtype()).isEqualTo(DType.INT64);
        assertThat(array.batch(4, 0, 3).shape()).isEqualTo(Shape.of(3, 2, 3));
        assertThat(array.batch(4, 0).toLongArray()).containsExactly(24, 25, 26, 27, 28, 29, 0, 1, 2, 3, 4, 5);
        assertThat(array.get(3).toLongArray()).containsExactly(18, 19, 20, 21, 22, 23);
    }

    @Test
    void numbersAreConverted() throws IOException {
        MappedArray array = MappedArray.open(file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 2);

        for (DType dtype : DType.values()) {
            Tensor read = array.as(dtype).batch(0, 7);
            assertThat(read.dtype()).isEqualTo(dtype);
            assertThat(read.toDoubleArray()).containsExactly(0, dtype == DType.BOOL ? 1 : 7);
        }
        assertThat(MappedArray.open(file, ElementType.UINT16, ByteOrder.LITTLE_ENDIAN, 0)
                        .get(1)
                        .item())
                .isZero();
        assertThat(MappedArray.open(file, ElementType.UINT16, ByteOrder.LITTLE_ENDIAN, 0)
                        .get(2)
                        .item())
                .isEqualTo(256);
    }

    @Test
    void workersReadTheSameAsOneThread() throws IOException {
        MappedArray array = MappedArray.inMaps(8, file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 2, 1);
        DataLoader loader = new DataLoader(new MappedDataset(array.as(DType.FLOAT32), array), 3).workers(3);

        int next = 0;
        for (Batch batch : loader) {
            for (long target : batch.targets().toLongArray()) {
                assertThat(target).isEqualTo(next++);
            }
        }
        assertThat(next).isEqualTo(30);
    }

    /** A file with a hole in it, which takes no room. */
    @Test
    void aFileMayBeLargerThanAMapAndThanMemory() throws IOException {
        long bytes = 5L << 30;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
            sparse.seek(bytes - 1);
            sparse.write(42);
        }

        MappedArray array = MappedArray.open(file, ElementType.UINT8, ByteOrder.BIG_ENDIAN, 0, 1024);

        assertThat(array.samples()).isEqualTo(5 << 20);
        assertThat(array.get(array.samples() - 1).get(1023)).isEqualTo(42);
        assertThat(array.get(3_000_000).sum().item()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> MappedArray.open(file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 0, 7))
                .withMessage(
                        "%s is damaged: expected whole samples of 14 bytes, up to 2^31 - 1 of them, from byte 0 on, but the file has 62 bytes",
                        file);
        assertThatIOException()
                .isThrownBy(() -> MappedArray.open(file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 0, 0))
                .withMessage("%s: a sample must have 1 to 2147483647 bytes, but one of shape [0] in INT16 has 0", file);
        assertThatIOException()
                .isThrownBy(
                        () -> MappedArray.open(directory.resolve("none"), ElementType.INT16, ByteOrder.BIG_ENDIAN, 0))
                .withMessage("Cannot read %s: it does not exist", directory.resolve("none"));
        MappedArray array = MappedArray.open(file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 2);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> array.get(30));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MappedDataset(array, MappedArray.open(file, ElementType.INT16, ByteOrder.BIG_ENDIAN, 0)))
                .withMessage("MappedDataset: there must be as many inputs as targets, got 30 and 31");
    }
}
