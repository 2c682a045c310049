package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a part of a training run needs to go on where it stopped, in plain names.
 *
 * @param tensors whatever is large, or has to keep its type
 * @param numbers kept bit for bit, those that are not finite included
 * @param texts anything else
 */
public record PartState(Map<String, Tensor> tensors, Map<String, Double> numbers, Map<String, String> texts) {
    /** Copies the maps, in their order. */
    public PartState {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** The beginning of a state. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A tensor.
     *
     * @throws IllegalArgumentException if there is none of this name, as for {@link #number} and {@link #text}
     */
    public Tensor tensor(String name) {
        return present("tensor", name, tensors);
    }

    /** A number. */
    public double number(String name) {
        return present("number", name, numbers);
    }

    /**
     * A number that counts something.
     *
     * @throws IllegalArgumentException if it does not, being negative or not whole
     */
    public long count(String name) {
        double value = number(name);
        if (!(value >= 0 && value < 0x1p53 && value == Math.rint(value))) {
            throw new IllegalArgumentException("The number '%s' must count something, got %s".formatted(name, value));
        }
        return (long) value;
    }

    /** A text. */
    public String text(String name) {
        return present("text", name, texts);
    }

    private static <T> T present(String kind, String name, Map<String, T> values) {
        @Nullable T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "There is no %s '%s' in the state; it has %s, so it was saved by something else"
                            .formatted(kind, name, values.keySet()));
        }
        return value;
    }

    /** A state in the making. */
    public static final class Builder {
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();
        private final Map<String, Double> numbers = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a tensor, which must not be changed any more. */
        public Builder tensor(String name, Tensor value) {
            tensors.put(name, value);
            return this;
        }

        /** Adds tensors with a prefix before their names. */
        public Builder tensors(String prefix, Map<String, Tensor> values) {
            values.forEach((name, value) -> tensors.put(prefix + name, value));
            return this;
        }

        /** Adds a number. */
        public Builder number(String name, double value) {
            numbers.put(name, value);
            return this;
        }

        /** Adds a number that counts something, up to 2⁵³. */
        public Builder count(String name, long value) {
            return number(name, (double) value);
        }

        /** Adds numbers. */
        public Builder numbers(Map<String, Double> values) {
            numbers.putAll(values);
            return this;
        }

        /** Adds a text. */
        public Builder text(String name, String value) {
            texts.put(name, value);
            return this;
        }

        /** The state. */
        public PartState build() {
            return new PartState(tensors, numbers, texts);
        }
    }
}
