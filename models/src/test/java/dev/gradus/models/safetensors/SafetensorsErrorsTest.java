package dev.gradus.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import dev.gradus.models.files.FileWriteException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file, and where, in words. */
class SafetensorsErrorsTest {
    @TempDir
    Path folder;

    /** Headers without their quotation marks, over 8 bytes of data. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    {a:{dtype:U8,shape:[8],data_offsets:[0,8]}} x # it has no valid JSON, Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or... (character
                    {a:{dtype:U8,shape:[8],data_offsets:[0,8]}} 1 # something follows the object that should be the whole JSON (character
                    {a:{dtype:U8,shape:[8],data_offsets:[0,8]} # it has no valid JSON, Unexpected end-of-input: expected close marker for Object
                    {a:1} # tensor 'a' must be an object, but is a whole number (character 6 of the JSON)
                    {a:null} # tensor 'a' must be an object, but is null
                    {a:[]} # tensor 'a' must be an object, but is an array
                    {a:{}} # tensor 'a' has no data_offsets
                    {a:{data_offsets:[0,8]}} # tensor 'a' has no dtype
                    {a:{dtype:U8,data_offsets:[0,8]}} # tensor 'a' has no shape
                    {a:{dtype:8}} # tensor 'a', dtype must be a string, but is a whole number
                    {a:{shape:8}} # tensor 'a', shape must be an array, but is a whole number
                    {a:{shape:{}}} # tensor 'a', shape must be an array, but is an object
                    {a:{shape:[1.0]}} # tensor 'a', shape, an element must be a whole number, but is a number with a fraction or an exponent
                    {a:{shape:[true]}} # tensor 'a', shape, an element must be a whole number, but is a boolean
                    {a:{shape:[x]}} # tensor 'a', shape, an element must be a whole number, but is a string
                    {a:{shape:[-1]}} # tensor 'a', shape has the negative number -1 (character 17 of the JSON)
                    {a:{shape:[9223372036854775808]}} # it has no valid JSON, Numeric value (9223372036854775808) out of range of long
                    {a:{shape:[999999999999999999999]}} # it has no valid JSON, Number value length (21) exceeds the maximum allowed (20
                    {a:{data_offsets:[-1,8]}} # tensor 'a', data_offsets has the negative number -1
                    {a:{data_offsets:[8]}} # tensor 'a' has 1 data_offsets, expected 2: begin and end
                    {a:{dtype:U8,dtype:U8}} # it has no valid JSON, Duplicate field 'dtype'
                    {a:{dtype:U8,shape:[8],data_offsets:[0,8]},a:{}} # it has no valid JSON, Duplicate field 'a'
                    {a:[[[[[[[[[[]]]]]]]]]]} # tensor 'a' must be an object, but is an array
                    {a:{b:[[[[[[[[[[]]]]]]]]]]}} # it has no valid JSON, Document nesting depth (9) exceeds the maximum allowed (8
                    {__metadata__:{a:1}} # __metadata__ 'a' must be a string, but is a whole number
                    {__metadata__:{a:x,a:x}} # it has no valid JSON, Duplicate field 'a'
                    {__metadata__:[]} # __metadata__ must be an object, but is an array
                    {} # the tensors end at byte 0 of the data, but the file has 8
                    {a:{dtype:U8,shape:[4],data_offsets:[0,4]}} # the tensors end at byte 4 of the data, but the file has 8
                    {a:{dtype:U8,shape:[4],data_offsets:[4,8]}} # tensor 'a' begins at byte 4 of the data, but what stands before it ends at 0: tensors must neither overlap nor leave a gap
                    {a:{dtype:U8,shape:[5],data_offsets:[0,5]},b:{dtype:U8,shape:[5],data_offsets:[3,8]}} # tensor 'b' begins at byte 3 of the data, but what stands before it ends at 5: tensors must neither overlap nor leave a gap
                    {a:{dtype:U8,shape:[8],data_offsets:[0,8]},b:{dtype:U8,shape:[8],data_offsets:[0,8]}} # tensor 'b' begins at byte 0 of the data, but what stands before it ends at 8
                    {a:{dtype:U8,shape:[8],data_offsets:[8,0]}} # tensor 'a' ends at byte 0 before it begins at 8
                    {a:{dtype:U8,shape:[9000],data_offsets:[0,9000]}} # tensor 'a' ends at byte 9000 of the data, but the file has only 8: it is truncated; copy or download it again
                    {a:{dtype:F64,shape:[2],data_offsets:[0,8]}} # tensor 'a' has 8 bytes, but its shape [2] of F64 needs 16
                    {a:{dtype:I32,shape:[],data_offsets:[0,8]}} # tensor 'a' has 8 bytes, but its shape [] of I32 needs 4
                    {a:{dtype:U8,shape:[4294967296,4294967296,0],data_offsets:[0,8]}} # tensor 'a' has the shape [4294967296, 4294967296, 0], whose size is no 64-bit number
                    {a:{dtype:F8_E4M3,shape:[8],data_offsets:[0,8]}} # tensor 'a' is of type F8_E4M3, but only these can be read: BOOL, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64; read the others by name, or convert the file in Python
                    {a:{dtype:U64,shape:[1],data_offsets:[0,8]},b:{dtype:U8,shape:[0,3000000000],data_offsets:[0,0]}} # tensor 'b' has the shape [0, 3000000000], but a tensor can have at most 2147483647 elements
                    {a:{dtype:U64,shape:[1],data_offsets:[0,8]},b:{dtype:U8,shape:[0,100000,100000],data_offsets:[0,0]}} # tensor 'b' has the shape [0, 100000, 100000], but a tensor can have at most 2147483647 elements
                    """)
    void headersAreChecked(String header, String message) {
        assertProblem(
                FileBytes.of(
                        header.replaceAll("[a-zA-Z_][a-zA-Z_0-9]*", "\"$0\"")
                                .replaceAll("\"(null|true)\"", "$1")
                                .replaceAll(" \"x\"$", " x"),
                        8),
                message);
    }

    @Test
    void theLengthOfTheHeaderIsChecked() {
        assertProblem(
                new byte[7], "it has 7 bytes, too few for the 8 that tell the length of a header; write it again");
        assertProblem(withLength(0, 0), "its header does not begin with {; this is no safetensors file");
        assertProblem(
                withLength(10, 9),
                "its header should have 10 bytes, but only 9 follow: it is truncated; copy or download it again");
        String hint =
                "at most 100000000 are allowed; this is no safetensors file, files of torch.save must be converted in Python";
        assertProblem(withLength(100_000_001, 9), "its header would have 100000001 bytes, " + hint);
        assertProblem(withLength(-1, 9), "its header would have 18446744073709551615 bytes, " + hint);
        assertProblem(FileBytes.of(" {}", 0), "its header does not begin with {; this is no safetensors file");
    }

    private static byte[] withLength(long length, int bytes) {
        return ByteBuffer.allocate(8 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }

    @Test
    void headersAreUtf8() {
        byte[] header = "{\"a?\":1}".getBytes(StandardCharsets.UTF_8);
        for (int wrong : new int[] {0x80, 0xC0, 0xED, 0xF5, 0xFF}) {
            header[3] = (byte) wrong;
            assertProblem(FileBytes.of(header, new byte[0]), "its JSON is no UTF-8 at byte 11 of the file");
        }
    }

    @Test
    void aNumberThatIsNoInt64IsRefused() throws Exception {
        Path file = FileBytes.path("unsigned.safetensors");
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage(
                        "%s: tensor 'too large' has a number of type U64 above 9223372036854775807, the largest int64",
                        file);
    }

    @Test
    void tensorsOfOtherTypesAreListedAndPassedOver() throws Exception {
        byte[] bytes = FileBytes.of("""
                {"small":{"dtype":"F8_E5M2","shape":[3],"data_offsets":[0,3]},
                 "b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""", 5);
        try (SafetensorsFile open = new SafetensorsFile("file", new MemoryChannel(bytes))) {
            assertThat(open.header().entries().get(0).dtype()).isEqualTo("F8_E5M2");
            assertThat(open.tensor("b").toLongArray()).containsExactly(4, 5);
        }
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredWithThoseThatDo() throws Exception {
        Path file = FileBytes.path("network-f16.safetensors");
        try (SafetensorsFile open = Safetensors.open(file)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> open.tensor("0.wieght"))
                    .withMessageStartingWith(
                            "%s: there is no tensor '0.wieght'; there are: 1.num_batches_tracked, 0.bias, 0.weight, "
                                    .formatted(file));
        }
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        Path file = folder.resolve("model.safetensors");
        for (Path path : List.of(file, folder.resolve("model.safetensors.index.json"))) {
            assertThatThrownBy(() -> Safetensors.read(path))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage("%s: there is no such file; check the path", path);
        }
        assertThatThrownBy(() -> Safetensors.write(folder.resolve("lost").resolve("model"), Map.of()))
                .isInstanceOf(FileWriteException.class);
    }

    @Test
    void aFileThatGetsShorterWhileItIsReadIsReported() throws Exception {
        byte[] bytes = FileBytes.of("types.safetensors");
        SeekableByteChannel shorter = new MemoryChannel(Arrays.copyOf(bytes, bytes.length - 1)) {
            @Override
            public long size() {
                return bytes.length;
            }
        };
        try (SafetensorsFile open = new SafetensorsFile("file", shorter)) {
            assertThatThrownBy(() -> open.tensors(name -> true))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessage("file: the file ends within tensor 'BOOL'; it became shorter while it was read");
        }
    }

    @Test
    void namesInMessagesAreShort() {
        String name = "a\\n" + "b".repeat(1000);
        assertProblem(
                FileBytes.of("{\"%s\":1}".formatted(name), 0),
                "tensor 'a?" + "b".repeat(98) + "...' must be an object, but is a whole number");
    }

    @Test
    void aFileIsClosedWhereItsHeaderIsWrong() throws Exception {
        Path file = Files.write(folder.resolve("model.safetensors"), new byte[3]);
        for (int i = 0; i < 20_000; i++) { // more than a process may have open
            assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class);
        }
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        Path file = folder.resolve("model.safetensors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of("__metadata__", Tensor.of(1f))))
                .withMessage(
                        "A tensor cannot be named __metadata__, which is the format's own word; choose another name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of("\uD83D", Tensor.of(1f))))
                .withMessage(
                        "Text in a safetensors file must be Unicode, but in the name of a tensor a surrogate stands alone: \uD83D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of(), Map.of("key", "\uDE00")))
                .withMessageContaining("but in metadata a surrogate stands alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of(), Map.of("key", "x".repeat(100_000_000))))
                .withMessage(
                        "The names, shapes and metadata of a safetensors file can have at most 99999992 bytes, these have 100000027; shorten the metadata");
        assertThat(file).doesNotExist();
    }

    private static void assertProblem(byte[] file, String message) {
        assertThatThrownBy(() -> FileBytes.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith("file: " + message);
    }
}
