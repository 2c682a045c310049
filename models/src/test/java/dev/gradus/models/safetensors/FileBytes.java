package dev.gradus.models.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files for tests: those that Python has written, and others put together by hand. */
final class FileBytes {
    private FileBytes() {}

    static Path path(String name) throws Exception {
        return Path.of(FileBytes.class.getResource("/safetensors/" + name).toURI());
    }

    static byte[] of(String name) throws IOException {
        try (InputStream stream = FileBytes.class.getResourceAsStream("/safetensors/" + name)) {
            return stream.readAllBytes();
        }
    }

    /** A file of a header and so many bytes of data: 1, 2, 3 and so on. */
    static byte[] of(String header, int dataBytes) {
        byte[] data = new byte[dataBytes];
        for (int i = 0; i < dataBytes; i++) {
            data[i] = (byte) (i + 1);
        }
        return of(header.getBytes(StandardCharsets.UTF_8), data);
    }

    static byte[] of(byte[] header, byte[] data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }

    /** Reads all that is in a file. */
    static NamedTensors read(byte[] file) throws IOException {
        try (SafetensorsFile open = new SafetensorsFile("file", new MemoryChannel(file))) {
            return open.tensors(name -> true);
        }
    }
}
