package dev.gradus.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = folder.resolve("model.safetensors");
    }

    @ParameterizedTest
    @EnumSource
    void tensorsOfEveryTypeAndShapeComeBack(DType dtype) throws Exception {
        Generator generator = new Generator(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("scalar", Tensor.scalar(1, dtype));
        tensors.put("empty", Tensor.zeros(dtype, 3, 0, 2));
        tensors.put("vector", Tensor.randn(generator, 7).mul(10).to(dtype));
        tensors.put(
                "transposed", Tensor.randn(generator, 4, 3).mul(10).to(dtype).transpose(0, 1));
        tensors.put("longer than a buffer", Tensor.randn(generator, 3, 50_001).to(dtype));

        Safetensors.write(file, tensors);
        Map<String, Tensor> read = Safetensors.read(file).tensors();
        assertThat(read).containsOnlyKeys(tensors.keySet());
        tensors.forEach((name, tensor) -> assertSame(read.get(name), tensor));
    }

    @Test
    void everyBitOfANumberComesBack() throws Exception {
        Tensor numbers = Tensor.of(-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, Math.nextUp(1));
        Tensor counts = Tensor.of(Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);
        Safetensors.write(file, Map.of("numbers", numbers, "singles", numbers.to(DType.FLOAT32), "counts", counts));
        Map<String, Tensor> read = Safetensors.read(file).tensors();
        assertThat(read.get("numbers").toDoubleArray()).isEqualTo(numbers.toDoubleArray());
        assertThat(read.get("singles").toFloatArray()).isEqualTo(numbers.toFloatArray());
        assertThat(read.get("counts").toLongArray()).isEqualTo(counts.toLongArray());
    }

    @Test
    void metadataComeBack() throws Exception {
        Map<String, String> metadata = Map.of("format", "pt", "notes", "{\"Größe\": \"😀\"}\n\u0001", "", "");
        Safetensors.write(file, Map.of("x", Tensor.of(1f)), metadata);
        assertThat(Safetensors.read(file).metadata()).isEqualTo(metadata);
        assertThat(Safetensors.header(file).metadata()).isEqualTo(metadata);
    }

    /** The bytes of the format's own library, whatever the order of the map. */
    @Test
    void filesAreThoseOfTheFormatsOwnLibrary() throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("\uD83D\uDE00", Tensor.of(2f));
        tensors.put("\uFFEE", Tensor.of(1f));
        tensors.put("mask", Tensor.of(true, false, true));
        tensors.put("größe \uD83D\uDE00 \"quoted\" \\ / \n\t\u0001\u001f\u007f", Tensor.of(new long[] {7}, 1, 1));
        tensors.put("beta", Tensor.zeros(2, 0, 3));
        tensors.put("steps", Tensor.scalar(12345678901234.0, DType.INT64));
        tensors.put("alpha", Tensor.arange(0, 6, 1, DType.FLOAT64).reshape(2, 3).div(3));
        tensors.put("zeta", new Parameter(Tensor.of(1.5f, -2f, Float.POSITIVE_INFINITY)));
        Safetensors.write(file, tensors, Map.of("format", "pt"));
        assertThat(file).hasBinaryContent(FileBytes.of("written.safetensors"));

        Safetensors.write(file, Map.of());
        assertThat(file).hasBinaryContent(FileBytes.of("empty.safetensors"));
        assertThat(Safetensors.read(file).tensors()).isEmpty();
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Tensor> backwards = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, String> metadataBackwards = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            tensors.put("tensor " + i, Tensor.of((float) i));
            backwards.put("tensor " + (9 - i), Tensor.of((float) (9 - i)));
            metadata.put("key " + i, "" + i);
            metadataBackwards.put("key " + (9 - i), "" + (9 - i));
        }
        Safetensors.write(file, tensors, metadata);
        byte[] bytes = Files.readAllBytes(file);
        Safetensors.write(file, backwards, metadataBackwards);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void allTypesOfTheFormatAreRead() throws Exception {
        Map<String, Tensor> read =
                Safetensors.read(FileBytes.path("types.safetensors")).tensors();
        assertSame(read.get("BOOL"), Tensor.of(true, false));
        assertSame(read.get("U8"), Tensor.of(0L, 200L, 255L));
        assertSame(read.get("I8"), Tensor.of(-128L, 127L));
        assertSame(read.get("I16"), Tensor.of(-32768L, 32767L));
        assertSame(read.get("I32"), Tensor.of((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
        assertSame(read.get("I64"), Tensor.of(Long.MIN_VALUE, Long.MAX_VALUE));
        float inf = Float.POSITIVE_INFINITY;
        // 6e-8 is the smallest subnormal of F16, 1e-40 one of BF16.
        assertSame(
                read.get("F16"),
                Tensor.of(0, -0f, 1, -1.5f, 65504, 0x1p-24f, 1023 * 0x1p-24f, inf, -inf, Float.NaN, 1365 * 0x1p-12f));
        assertSame(
                read.get("BF16"),
                Tensor.of(0, -0f, 1, -1.5f, 0x1.FCp127f, 0x1p-133f, inf, -inf, Float.NaN, 171 * 0x1p-9f));
        assertSame(read.get("F32"), Tensor.of(1 / 3f, 3.4e38f, Float.MIN_VALUE));
        assertSame(read.get("F64"), Tensor.of(1 / 3.0, 1e308));

        Map<String, Tensor> unsigned = Safetensors.read(
                        FileBytes.path("unsigned.safetensors"), name -> !name.equals("too large"))
                .tensors();
        assertSame(unsigned.get("U16"), Tensor.of(0L, 65535L));
        assertSame(unsigned.get("U32"), Tensor.of(0L, 4294967295L));
        assertSame(unsigned.get("U64"), Tensor.of(0L, Long.MAX_VALUE));
    }

    @Test
    void truthIsEverythingButZero() throws Exception {
        byte[] bytes = FileBytes.of(
                "{\"b\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 1, -1});
        assertSame(FileBytes.read(bytes).tensors().get("b"), Tensor.of(false, true, true));
    }

    @Test
    void aNetworkOfPyTorchLoadsByItsNames() throws Exception {
        Map<String, Tensor> call =
                Safetensors.read(FileBytes.path("network-call.safetensors")).tensors();
        Layer network = network();
        network.to(DType.FLOAT64);
        network.loadStateDict(
                Safetensors.read(FileBytes.path("network-f64.safetensors")).tensors());
        assertThat(network.apply(call.get("inputs")).toDoubleArray())
                .containsExactly(call.get("outputs").toDoubleArray(), within(1e-14));

        // F16 is taken exactly by a float64 network, and F64 is rounded by a float32 one.
        network.loadStateDict(
                Safetensors.read(FileBytes.path("network-f16.safetensors")).tensors());
        assertThat(network.apply(call.get("inputs")).toDoubleArray())
                .containsExactly(call.get("rounded outputs").toDoubleArray(), within(1e-14));
        Layer single = network();
        single.loadStateDict(
                Safetensors.read(FileBytes.path("network-f64.safetensors")).tensors());
        assertThat(single.apply(call.get("inputs").to(DType.FLOAT32)).toDoubleArray())
                .containsExactly(call.get("outputs").toDoubleArray(), within(1e-5));
    }

    private static Layer network() {
        Layer network = Sequential.of(new Dense(3, 4), new BatchNorm1d(4), new ReLU(), new Dense(4, 2));
        network.eval();
        return network;
    }

    @Test
    void aModelComesBack() throws Exception {
        Layer model = network();
        Safetensors.write(file, model.stateDict());
        Layer another = network();
        another.loadStateDict(Safetensors.read(file).tensors());
        Tensor inputs = Tensor.randn(new Generator(1), 5, 3);
        assertSame(another.apply(inputs).detach(), model.apply(inputs).detach());
    }

    @Test
    void aFileIsListedWithoutItsNumbers() throws Exception {
        SafetensorsHeader header = Safetensors.header(FileBytes.path("network-f16.safetensors"));
        assertThat(header.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(header.names())
                .containsExactlyInAnyOrderElementsOf(network().stateDict().keySet());
        assertThat(header.entries().get(0)).isEqualTo(new TensorEntry("1.num_batches_tracked", "I64", List.of(), 0, 8));
        TensorEntry weight = header.entries().stream()
                .filter(entry -> entry.name().equals("0.weight"))
                .findFirst()
                .orElseThrow();
        assertThat(weight.dtype()).isEqualTo("F16");
        assertThat(weight.shape()).containsExactly(4L, 3L);
        assertThat(weight.bytes()).isEqualTo(24);
    }

    @Test
    void tensorsComeInTheOrderOfTheData() throws Exception {
        String header = """
                {"last": {"dtype": "U8", "shape": [1], "data_offsets": [2, 3]},
                 "first": {"dtype": "U8", "shape": [2], "data_offsets": [0, 2], "new": {"of": ["later"]}},
                 "none": {"dtype": "F32", "shape": [0], "data_offsets": [2, 2]}}
                """;
        Map<String, Tensor> read = FileBytes.read(FileBytes.of(header, 3)).tensors();
        assertThat(read.keySet()).containsExactly("first", "none", "last");
        assertSame(read.get("first"), Tensor.of(1L, 2L));
        assertSame(read.get("last"), Tensor.of(3L));
        assertSame(read.get("none"), Tensor.zeros(0));
    }

    @Test
    void aPartOfAFileIsReadByName() throws Exception {
        Path types = FileBytes.path("types.safetensors");
        assertThat(Safetensors.read(types, name -> name.startsWith("I")).tensors())
                .containsOnlyKeys("I8", "I16", "I32", "I64");
        try (SafetensorsFile open = Safetensors.open(types)) {
            assertSame(open.tensor("I16"), Tensor.of(-32768L, 32767L));
            assertSame(open.tensor("BOOL"), Tensor.of(true, false));
            assertSame(open.tensor("I16"), Tensor.of(-32768L, 32767L));
            assertThat(open.header().names()).hasSize(10);
        }
    }

    private static void assertSame(Tensor actual, Tensor expected) {
        assertThat(actual.dtype()).isEqualTo(expected.dtype());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubleArray()).isEqualTo(expected.toDoubleArray());
        assertThat(actual.toLongArray()).isEqualTo(expected.toLongArray());
    }
}
