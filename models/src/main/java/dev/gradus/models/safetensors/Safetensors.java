package dev.gradus.models.safetensors;

import dev.gradus.core.Tensor;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.models.files.FileWriteException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tensors by name in a file, in the safetensors format that PyTorch's and Hugging Face's world exchanges models in.
 *
 * <pre>{@code
 * Safetensors.write(path, model.stateDict());
 * model.loadStateDict(Safetensors.read(path).tensors());
 * }</pre>
 *
 * <p>A file has 8 bytes with the length of its header (little-endian), the header, which is a JSON object with type, shape
 * and place of each tensor and some metadata, and the numbers, without gaps. Nothing in it is executed, and whatever a
 * damaged or hostile file holds leads to a {@link SafetensorsException}, within memory bounded by the size of the file.
 *
 * <p><b>Types</b>: F64, F32, I64 and BOOL are written and read as they are. F16 and BF16 become float32; I32, I16, I8, U32,
 * U16, U8, and U64 as far as it goes, become int64; both without loss. Tensors of other types (F8 and the like) are listed,
 * but cannot be read. A module that loads them keeps its own type: a float64 model takes the numbers of a F16 file exactly,
 * a float32 model rounds those of a F64 file to the nearest.
 *
 * <p>Source: the format's description at <a href="https://github.com/huggingface/safetensors#format">
 * github.com/huggingface/safetensors</a>.
 */
public final class Safetensors {
    private Safetensors() {}

    /**
     * Reads all tensors of a file, or of the files that an index names; see {@link #read(Path, Predicate)}.
     *
     * @throws SafetensorsException if a file breaks a rule of the format, or has a tensor of a type that cannot be read
     * @throws IOException if it cannot be read
     */
    public static NamedTensors read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /**
     * Reads some tensors, such as {@code read(path, name -> name.startsWith("encoder."))}. The others may be of any type and
     * size.
     *
     * @param file a safetensors file; or the index of a model that is spread over several of them, which ends with
     *     {@code .json} and is commonly called {@code model.safetensors.index.json}
     * @param wanted tells by the name whether to read a tensor
     * @throws SafetensorsException if a file breaks a rule of the format, or what is wanted cannot be read
     * @throws IOException if it cannot be read
     */
    public static NamedTensors read(Path file, Predicate<String> wanted) throws IOException {
        requireExistence(file);
        if (file.toString().endsWith(".json")) {
            return ShardIndex.read(file).tensors(wanted);
        }
        try (SafetensorsFile open = open(file)) {
            return open.tensors(wanted);
        }
    }

    /**
     * What a file holds, without the numbers.
     *
     * @throws SafetensorsException if the file breaks a rule of the format
     * @throws IOException if it cannot be read
     */
    public static SafetensorsHeader header(Path file) throws IOException {
        try (SafetensorsFile open = open(file)) {
            return open.header();
        }
    }

    /**
     * Opens a file to read its tensors one by one.
     *
     * @return to be closed by the caller
     * @throws SafetensorsException if the file breaks a rule of the format
     * @throws IOException if it cannot be read
     */
    public static SafetensorsFile open(Path file) throws IOException {
        requireExistence(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(file.toString(), channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static void requireExistence(Path file) throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file; check the path");
        }
    }

    /**
     * Writes tensors without metadata; see {@link #write(Path, Map, Map)}.
     *
     * @throws FileWriteException if the file cannot be written; what stood there before is unchanged then
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        write(file, tensors, Map.of());
    }

    /**
     * Writes tensors by an {@link AtomicFile}, so that the file is whole at any moment. The same tensors and metadata give
     * the same bytes, in whatever order the maps have them: tensors stand by the size of their elements, the largest first,
     * and then by name.
     *
     * @param tensors by name; not to be changed meanwhile
     * @param metadata what to note besides, such as {@code Map.of("format", "pt")}, which some readers in Python want
     * @throws IllegalArgumentException if a name is {@code __metadata__}, a text has half of a surrogate pair, or names and
     *     metadata take more than 100 million bytes
     * @throws FileWriteException if the file cannot be written; what stood there before is unchanged then
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter(tensors, metadata);
        AtomicFile.write(file, writer::writeTo);
    }
}
