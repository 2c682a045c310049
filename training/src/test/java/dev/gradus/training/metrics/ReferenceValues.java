package dev.gradus.training.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Data, and what scikit-learn makes of it: {@code scikit-learn.json}, whose note tells the version. */
final class ReferenceValues {
    private static final JsonNode ALL = read();

    private ReferenceValues() {}

    private static JsonNode read() {
        try (InputStream file = ReferenceValues.class.getResourceAsStream("scikit-learn.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double expected(String group, String name) {
        JsonNode value = ALL.path(group).path("expected").path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("there is no value " + group + "." + name);
        }
        return value.doubleValue();
    }

    static Tensor numbers(String group, String name, int... sizes) {
        double[] values = new double[ALL.path(group).path(name).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ALL.path(group).path(name).path(i).doubleValue();
        }
        return sizes.length == 0 ? Tensor.of(values) : Tensor.of(values, sizes);
    }

    static Tensor classes(String group, String name) {
        return numbers(group, name).to(DType.INT64);
    }
}
