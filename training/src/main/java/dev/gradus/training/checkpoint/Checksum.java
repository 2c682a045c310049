package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** A checksum of numbers and a text: CRC-32C, for which processors have an instruction. */
final class Checksum {
    private static final int CHUNK = 1 << 13;

    private final CRC32C sum = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Long.BYTES);

    private Checksum() {}

    /** The checksum of tensors in the order of their names, and of a text. */
    static String of(Map<String, Tensor> tensors, String text) {
        Checksum checksum = new Checksum();
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            checksum.sum.update((name + tensor.dtype() + tensor.shape()).getBytes(StandardCharsets.UTF_8));
            checksum.add(tensor);
        });
        checksum.sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.sum.getValue());
    }

    private void add(Tensor tensor) {
        switch (tensor.dtype()) {
            case FLOAT32 -> {
                float[] values = tensor.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    buffer.putInt(Float.floatToRawIntBits(values[i]));
                    flushIfFull();
                }
            }
            case FLOAT64 -> {
                for (double value : tensor.toDoubleArray()) {
                    buffer.putLong(Double.doubleToRawLongBits(value));
                    flushIfFull();
                }
            }
            default -> {
                for (long value : tensor.toLongArray()) {
                    buffer.putLong(value);
                    flushIfFull();
                }
            }
        }
        flush();
    }

    private void flushIfFull() {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
    }

    private void flush() {
        sum.update(buffer.flip());
        buffer.clear();
    }
}
