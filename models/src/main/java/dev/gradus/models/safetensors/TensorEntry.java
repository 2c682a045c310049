package dev.gradus.models.safetensors;

import java.util.List;

/**
 * What a file says about one of its tensors.
 *
 * @param name the name
 * @param dtype the type of the stored numbers as the format calls it, such as {@code F32} or {@code BF16}
 * @param shape the sizes of the dimensions; empty for a scalar
 * @param begin where its numbers begin in the data, which follow the header, in bytes
 * @param end where they end
 */
public record TensorEntry(String name, String dtype, List<Long> shape, long begin, long end) {
    /** Copies the shape. */
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** The size of its numbers in bytes. */
    public long bytes() {
        return end - begin;
    }
}
