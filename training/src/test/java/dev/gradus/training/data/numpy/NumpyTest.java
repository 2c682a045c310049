package dev.gradus.training.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Mutations;
import dev.gradus.training.data.binary.MappedArray;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy 2.4 has written, and files that come back as they were written. */
class NumpyTest {
    @TempDir
    Path directory;

    private static Path resource(String name) {
        try {
            return Path.of(NumpyTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static DataSource bytes(byte[] bytes) {
        return new DataSource("fuzz.npy", () -> new ByteArrayInputStream(bytes));
    }

    /** A file of version 1 with a header as it is given. */
    private static byte[] npy(String header, int elementBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.writeBytes(new byte[] {(byte) header.length(), (byte) (header.length() >> 8)});
        out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(new byte[elementBytes]);
        return out.toByteArray();
    }

    private static void refuses(byte[] file, String problem) {
        assertThatIOException()
                .isThrownBy(() -> NpyFile.read(bytes(file), null))
                .withMessage("fuzz.npy is damaged: " + problem);
    }

    @Test
    void everyTypeInBothByteOrdersIsRead() throws IOException {
        Map<String, Tensor> arrays = NpzFile.read(resource("types.npz"));

        for (String order : new String[] {"le", "be"}) {
            for (String type : new String[] {"i1", "i2", "i4", "i8"}) {
                Tensor array = arrays.get(type + order);
                assertThat(array.shape()).isEqualTo(Shape.of(2, 3));
                assertThat(array.dtype()).isEqualTo(DType.INT64);
                assertThat(array.toLongArray()).containsExactly(-3, 0, 7, 100, type.equals("i1") ? -128 : -1000, 5);
            }
            for (String type : new String[] {"u1", "u2", "u4"}) {
                assertThat(arrays.get(type + order).toLongArray()).containsExactly(3, 0, 7, 100, 255, 200);
            }
            assertThat(arrays.get("f2" + order).dtype()).isEqualTo(DType.FLOAT32);
            // The nearest binary16 to 1e-4 is 1678 * 2^-24.
            assertThat(arrays.get("f2" + order).toDoubleArray())
                    .containsExactly(-1.5, 0, 0.25, 1678 * 0x1p-24, 1000, 2.5);
            assertThat(arrays.get("f4" + order).dtype()).isEqualTo(DType.FLOAT32);
            assertThat(arrays.get("f4" + order).toFloatArray()).containsExactly(-1.5f, 0, 0.25f, 1e-4f, 1000, 2.5f);
            assertThat(arrays.get("f8" + order).dtype()).isEqualTo(DType.FLOAT64);
            assertThat(arrays.get("f8" + order).toDoubleArray()).containsExactly(-1.5, 0, 0.25, 1e-4, 1000, 2.5);
        }
        assertThat(arrays.get("bool").toBooleanArray()).containsExactly(true, false, true, false, false, true);
        assertThat(arrays.get("half").toDoubleArray())
                .containsExactly(
                        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0x1p-24, 65504, -0.0, 1365 * 0x1p-12);
    }

    @Test
    void everyShapeIsRead() throws IOException {
        Map<String, Tensor> arrays = NpzFile.read(resource("types.npz"));

        assertThat(arrays.get("fortran").shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(arrays.get("fortran").toFloatArray())
                .isEqualTo(Tensor.arange(24).toFloatArray());
        assertThat(arrays.get("scalar").shape()).isEqualTo(Shape.of());
        assertThat(arrays.get("scalar").item()).isEqualTo(2.5);
        assertThat(arrays.get("empty").shape()).isEqualTo(Shape.of(0, 3));
        Map<String, Tensor> compressed = NpzFile.read(resource("compressed.npz"));
        assertThat(compressed.keySet()).containsExactly("x", "y");
        assertThat(compressed.get("x").toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void everyVersionIsRead() throws IOException {
        assertThat(NpyFile.read(resource("version-2.npy")).toLongArray()).containsExactly(0, 1, 2, 3);
        assertThat(NpyFile.read(resource("version-3.npy")).toLongArray()).containsExactly(0, 1, 2, 3);
        assertThat(NpyFile.read(resource("version-3.npy"), DType.FLOAT64).toDoubleArray())
                .containsExactly(0, 1, 2, 3);
    }

    static Stream<Tensor> tensors() {
        Generator random = new Generator(1);
        return Stream.of(
                Tensor.rand(random, 3, 4),
                Tensor.normal(random, 0, 1, DType.FLOAT64, 2, 3, 4).transpose(0, 2),
                Tensor.of(Long.MIN_VALUE, -1, Long.MAX_VALUE),
                Tensor.of(true, false),
                Tensor.scalar(3.5),
                Tensor.zeros(0, 2),
                Tensor.rand(random, 400_001),
                Tensor.zeros(1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("tensors")
    void whatIsWrittenComesBack(Tensor tensor) throws IOException {
        Path file = directory.resolve("tensor.npy");
        NpyFile.write(file, tensor);

        Tensor read = NpyFile.read(file);
        assertThat(read.shape()).isEqualTo(tensor.shape());
        assertThat(read.dtype()).isEqualTo(tensor.dtype());
        assertThat(read.toDoubleArray()).isEqualTo(tensor.toDoubleArray());
        assertThat(read.toLongArray()).isEqualTo(tensor.toLongArray());
        assertThat(NpyHeader.of(tensor.dtype(), tensor.shape()).length % 64).isZero();
    }

    @Test
    void aFileIsWhatNumPyWrites() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyFile.write(out, Tensor.of(1f, 2f));

        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }  ")
                .contains(" \n\0\0\u0080?");
    }

    @Test
    void archivesComeBack() throws IOException {
        Path file = directory.resolve("tensors.npz");
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("z", Tensor.rand(5));
        arrays.put("größe", Tensor.of(1L));
        NpzFile.write(file, arrays);

        Map<String, Tensor> read = NpzFile.read(file);
        assertThat(read.keySet()).containsExactly("z", "größe");
        assertThat(read.get("z").toFloatArray()).isEqualTo(arrays.get("z").toFloatArray());
    }

    @Test
    void anArrayCanStayInItsFile() throws IOException {
        Path file = directory.resolve("tensor.npy");
        NpyFile.write(file, Tensor.arange(12).reshape(4, 3));

        MappedArray array = NpyFile.map(file);
        assertThat(array.samples()).isEqualTo(4);
        assertThat(array.sampleShape()).isEqualTo(Shape.of(3));
        assertThat(array.get(2).toLongArray()).containsExactly(6, 7, 8);
        assertThat(array.as(DType.FLOAT32).batch(3, 0).toFloatArray()).containsExactly(9, 10, 11, 0, 1, 2);
        NpyFile.write(file, Tensor.scalar(1));
        assertThatIOException()
                .isThrownBy(() -> NpyFile.map(file))
                .withMessage(
                        "%s: an array that is read sample by sample must have a first dimension and be in C order; write it anew with numpy.ascontiguousarray, or read it as a whole",
                        file);
    }

    @Test
    void objectsAndRecordsAreRefused() {
        assertThatIOException()
                .isThrownBy(() -> NpyFile.read(resource("objects.npy")))
                .withMessageEndingWith(
                        "objects.npy is damaged: expected elements of one of the types b1, i1, i2, i4, i8, u1, u2, u4, f2, f4 and f8, each with < or > before it, got '|O'");
        assertThatIOException()
                .isThrownBy(() -> NpyFile.read(resource("records.npy")))
                .withMessageContaining(
                        "expected a single element type (tables of records cannot be read) at character 10 of its header, got '[(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }",
                "{\"shape\":(2,1),\"fortran_order\":True,\"descr\":\"<f4\"}   \n",
                "{'descr':'<f4','fortran_order':False,'shape':(2)}"
            })
    void headersMayBeWrittenInSeveralWays(String header) throws IOException {
        assertThat(NpyFile.read(bytes(npy(header, 8)), null).elements()).isEqualTo(2);
    }

    @Test
    void damageIsNamed() {
        String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }";
        refuses(new byte[] {1, 2}, "a NumPy file begins with 93 'NUMPY', this one with 01 02");
        refuses(new byte[0], "a NumPy file begins with 93 'NUMPY', this one with nothing");
        byte[] version = npy(good, 8);
        version[6] = 4;
        refuses(version, "expected version 1.0, 2.0 or 3.0 of the format, got 4.0");
        byte[] huge = npy(good, 8);
        huge[6] = 2;
        refuses(huge, "expected a header of up to 65536 bytes, got 662372411");
        refuses(Arrays.copyOf(npy(good, 0), 20), "it ends too early");
        refuses(npy(good, 7), "it ends after 7 of the 8 bytes of its elements");
        refuses(npy(good, 9), "it goes on after the 2 elements that its header announces");
        refuses(npy("{'descr': '<f4', 'fortran_order': False}", 0), "its header has no entry 'shape'");
        refuses(npy("{'x': 1}", 0), "its header has an entry 'x', which the format does not know");
        refuses(
                npy("{'descr': objects()}", 0),
                "expected a text in quotes at character 10 of its header, got 'objects()}'");
        refuses(npy("{'descr': '<f4", 0), "expected the end of a text at character 10 of its header, got ''<f4'");
        refuses(npy("{'fortran_order': 1}", 0), "expected True or False at character 18 of its header, got '1}'");
        refuses(npy("{'shape': (-1,)}", 0), "expected a size at character 11 of its header, got '-1,)}'");
        refuses(npy("{'shape': (1 2)}", 0), "expected ')' at character 13 of its header, got '2)}'");
        refuses(npy(good + "x", 8), "expected the end of the dictionary at character 59 of its header, got 'x'");
        refuses(
                npy(good.replace("(2, 1)", "(99999999999, 1)"), 8),
                "no array has the sizes [99999999999, 1] of its header");
        refuses(
                npy("{'shape': (" + "1,".repeat(65) + ")}", 8),
                "expected up to 64 sizes at character 139 of its header, got '1,)}'");
    }

    @Test
    void damagedArchivesAreNamed() throws IOException {
        Path file = directory.resolve("x.npz");
        Files.writeString(file, "no zip");
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(file))
                .withMessage("%s is damaged: an archive of arrays is a zip file with at least one of them", file);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(file))
                .withMessage(
                        "%s is damaged: an archive of arrays has entries that end in .npy, this one has 'readme.txt'",
                        file);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("a.npy"));
            out.write(npy("{}", 0));
        }
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(file))
                .withMessage("%s (a.npy) is damaged: its header has no entry 'descr'", file);
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(directory.resolve("none")))
                .withMessage("Cannot read %s: it does not exist", directory.resolve("none"));
    }

    @Test
    void damagedFilesAreReadOrRefused() {
        Mutations.areReadOrRefused(
                "fuzz.npy",
                3_000_000,
                file -> NpyFile.read(bytes(file), null),
                npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n", 24),
                npy("{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }\n", 5));
    }

    @Test
    void damagedArchivesAreReadOrRefused() throws IOException {
        Path file = directory.resolve("x.npz");
        NpzFile.write(file, Map.of("a", Tensor.arange(5)));
        byte[] compressed = Files.readAllBytes(file);
        Mutations.areReadOrRefused(
                "fuzz.npy",
                3_000_000,
                damaged -> NpzFile.read(bytes(damaged)),
                compressed,
                Files.readAllBytes(resource("compressed.npz")));
    }
}
