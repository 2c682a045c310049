package dev.gradus.training.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.Mutations;
import dev.gradus.training.data.binary.MappedDataset;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = directory.resolve("numbers");
    }

    private static byte[] idx(int type, byte[] elements, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + elements.length);
        bytes.putInt(type << 8 | sizes.length);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        return bytes.put(elements).array();
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatIOException().isThrownBy(() -> IdxFile.read(file)).withMessage(file + message);
    }

    @Test
    void bytesAreReadInTheirShape() throws IOException {
        Files.write(file, idx(0x08, new byte[] {0, 1, 127, -128, -1, 5}, 2, 3));

        Tensor read = IdxFile.read(file);
        assertThat(read.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(read.toLongArray()).containsExactly(0, 1, 127, 128, 255, 5);
        assertThat(IdxFile.read(file, DType.FLOAT32).toFloatArray()).containsExactly(0, 1, 127, 128, 255, 5);
    }

    @Test
    void allTypesAreRead() throws IOException {
        Files.write(file, idx(0x09, new byte[] {-1, 1}, 2));
        assertThat(IdxFile.read(file).toLongArray()).containsExactly(-1, 1);
        Files.write(file, idx(0x0B, new byte[] {-1, -2, 1, 0}, 2));
        assertThat(IdxFile.read(file).toLongArray()).containsExactly(-2, 256);
        Files.write(file, idx(0x0C, new byte[] {0, 1, 0, 0}, 1));
        assertThat(IdxFile.read(file).toLongArray()).containsExactly(65536);
        Files.write(file, idx(0x0D, ByteBuffer.allocate(4).putFloat(1.5f).array(), 1));
        assertThat(IdxFile.read(file).toFloatArray()).containsExactly(1.5f);
        Files.write(file, idx(0x0E, ByteBuffer.allocate(8).putDouble(-2.5).array(), 1, 1));
        assertThat(IdxFile.read(file).toDoubleArray()).containsExactly(-2.5);
    }

    @Test
    void compressedFilesAreReadWhateverTheirName() throws IOException {
        Files.write(file, compressed(idx(0x08, new byte[] {7, 9}, 2)));

        assertThat(IdxFile.read(file).toLongArray()).containsExactly(7, 9);
    }

    @Test
    void aFileCanStayWhereItIs() throws IOException {
        Path labels = directory.resolve("labels");
        Files.write(file, idx(0x08, new byte[] {1, 2, 3, 4, 5, 6}, 3, 1, 2));
        Files.write(labels, idx(0x08, new byte[] {9, 8, 7}, 3));

        Dataset dataset = new MappedDataset(IdxFile.map(file).as(DType.FLOAT32), IdxFile.map(labels));
        Batch batch = dataset.batch(2, 0);

        assertThat(batch.inputs().shape()).isEqualTo(Shape.of(2, 1, 2));
        assertThat(batch.inputs().toFloatArray()).containsExactly(5, 6, 1, 2);
        assertThat(batch.targets().toLongArray()).containsExactly(7, 9);
        assertThat(dataset.get(1).target().item()).isEqualTo(8);
        assertThat(dataset.targets().toLongArray()).containsExactly(9, 8, 7);
    }

    @Test
    void aMappedFileHasAsManySamplesAsItSays() throws IOException {
        Files.write(file, idx(0x08, new byte[4], 3, 2));
        assertThatIOException()
                .isThrownBy(() -> IdxFile.map(file))
                .withMessage("%s is damaged: its header announces 3 samples, but there are 2", file);
        Files.write(file, idx(0x08, new byte[5], 3, 2));
        assertThatIOException()
                .isThrownBy(() -> IdxFile.map(file))
                .withMessage(
                        "%s is damaged: expected whole samples of 2 bytes, up to 2^31 - 1 of them, from byte 12 on, but the file has 17 bytes",
                        file);
        Files.write(file, new byte[] {0, 0, 8});
        assertThatIOException()
                .isThrownBy(() -> IdxFile.map(file))
                .withMessage("%s is damaged: it ends too early", file);
    }

    @Test
    void damageIsNamed() throws IOException {
        refuses(idx(0x08, new byte[5], 2, 3), " is damaged: it ends after 5 of the 6 bytes of its elements");
        refuses(idx(0x08, new byte[7], 2, 3), " is damaged: it goes on after the 6 elements that its header announces");
        refuses(new byte[] {0, 0, 8, 2, 0, 0}, " is damaged: it ends too early");
        refuses(
                idx(0x0A, new byte[4], 1),
                " is damaged: an IDX file begins with 00 00, one of 08 09 0b 0c 0d 0e, and the number of dimensions from 1 to 8, this one with 00 00 0a 01");
        refuses(idx(0x08, new byte[0], -1), " is damaged: no array has the sizes [-1] of its header");
        refuses(
                idx(0x08, new byte[0], 100_000, 100_000),
                " is damaged: no array has the sizes [100000, 100000] of its header");
        refuses(
                idx(0x08, new byte[0], 100_000, 0, 100_000),
                " is damaged: no array has the sizes [100000, 0, 100000] of its header");
        byte[] cut = compressed(idx(0x08, new byte[600], 600));
        refuses(Arrays.copyOf(cut, cut.length / 2), " is damaged: it ends too early");
    }

    @Test
    void aHeaderThatPromisesMuchCostsNothing() throws IOException {
        refuses(
                idx(0x0E, new byte[8], 2_000_000_000),
                " is damaged: it ends after 8 of the 16000000000 bytes of its elements");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatIOException()
                .isThrownBy(() -> IdxFile.read(file))
                .withMessage("Cannot read %s: it does not exist", file);
        assertThatIOException()
                .isThrownBy(() -> IdxFile.map(file))
                .withMessage("Cannot read %s: it does not exist", file);
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        byte[] plain = idx(0x0B, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 3, 2);
        Mutations.areReadOrRefused(
                "fuzz.idx",
                3_000_000,
                bytes -> IdxFile.read(new DataSource("fuzz.idx", () -> new ByteArrayInputStream(bytes)), null),
                plain,
                compressed(plain));
    }
}
