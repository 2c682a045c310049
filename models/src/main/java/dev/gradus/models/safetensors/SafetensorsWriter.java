package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes tensors as the format's own library lays them out: those with the largest elements first, by name among
 * themselves, so that all stand aligned; the header without white space, padded with spaces to a multiple of 8 bytes.
 * The same tensors and metadata so give the same bytes.
 */
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 13;
    private static final int ALIGNMENT = 8;

    /** By code points, which is the order of the UTF-8 bytes. */
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE) // as the format's own library escapes
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<Map.Entry<String, Tensor>> tensors;
    private final byte[] header;

    SafetensorsWriter(Map<String, ? extends Tensor> tensors, Map<String, String> metadata) throws IOException {
        this.tensors = tensors.entrySet().stream()
                .map(entry -> Map.<String, Tensor>entry(
                        entry.getKey(), entry.getValue().detach()))
                .sorted(Comparator.comparing((Map.Entry<String, Tensor> entry) ->
                                StoredType.of(entry.getValue().dtype()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey, BY_BYTES))
                .toList();
        this.header = header(metadata);
    }

    private byte[] header(Map<String, String> metadata) throws IOException {
        StringWriter text = new StringWriter(); // Jackson writes characters beyond 16 bits to bytes as escapes
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                writeMetadata(json, metadata);
            }
            long begin = 0;
            for (Map.Entry<String, Tensor> entry : tensors) {
                begin = writeEntry(json, entry.getKey(), entry.getValue(), begin);
            }
            json.writeEndObject();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > StrictJson.MAX_BYTES - ALIGNMENT) {
            throw new IllegalArgumentException(
                    "The names, shapes and metadata of a safetensors file can have at most %d bytes, these have %d; shorten the metadata"
                            .formatted(StrictJson.MAX_BYTES - ALIGNMENT, bytes.length));
        }
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void writeMetadata(JsonGenerator json, Map<String, String> metadata) throws IOException {
        SortedMap<String, String> sorted = new TreeMap<>(BY_BYTES);
        sorted.putAll(metadata);
        json.writeObjectFieldStart(HeaderParser.METADATA);
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            json.writeStringField(checked("metadata", entry.getKey()), checked("metadata", entry.getValue()));
        }
        json.writeEndObject();
    }

    private static long writeEntry(JsonGenerator json, String name, Tensor tensor, long begin) throws IOException {
        if (name.equals(HeaderParser.METADATA)) {
            throw new IllegalArgumentException(
                    "A tensor cannot be named %s, which is the format's own word; choose another name".formatted(name));
        }
        StoredType type = StoredType.of(tensor.dtype());
        long end = begin + (long) tensor.elements() * type.bytes();
        json.writeObjectFieldStart(checked("the name of a tensor", name));
        json.writeStringField("dtype", type.name());
        json.writeFieldName("shape");
        int[] shape = tensor.shape().toArray();
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        return end;
    }

    /** Text of which UTF-8 can be made: no half of a pair of surrogates stands alone. */
    private static String checked(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "Text in a safetensors file must be Unicode, but in %s a surrogate stands alone: %s"
                            .formatted(what, shown(text)));
        }
        return text;
    }

    void writeTo(OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN);
        out.write(buffer.putLong(header.length).array(), 0, Long.BYTES);
        out.write(header);
        for (Map.Entry<String, Tensor> entry : tensors) {
            Tensor elements = entry.getValue().reshape(entry.getValue().elements());
            for (int done = 0; done < elements.size(0); done += CHUNK) {
                StoredType.encode(elements.narrow(0, done, Math.min(CHUNK, elements.size(0) - done)), buffer.clear());
                out.write(buffer.array(), 0, buffer.position());
            }
        }
    }
}
