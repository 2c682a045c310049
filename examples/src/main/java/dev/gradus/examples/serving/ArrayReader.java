package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.ImmutableDoubleArray;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import io.undertow.util.StatusCodes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the numbers of examples that all have one shape. */
final class ArrayReader {
    /** Below it a double is exactly the whole number that was sent. */
    private static final double EXACT = 0x1p53;

    private final List<Integer> shape;
    private final DType dtype;

    /** Grows with what is there: a request must not be able to ask for more memory than it has sent numbers. */
    private final ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();

    private final int[] position;
    private String example = "";
    private int examples;

    ArrayReader(List<Integer> shape, DType dtype) {
        this.shape = shape;
        this.dtype = dtype;
        this.position = new int[shape.size()];
    }

    void read(JsonNode json, String place) throws RequestException {
        example = place;
        read(json, 0);
        examples++;
    }

    private void read(JsonNode json, int dim) throws RequestException {
        if (dim == shape.size()) {
            values.add(number(json, dim));
            return;
        }
        if (!json.isArray() || json.size() != shape.get(dim)) {
            throw problem(dim, "expected an array of %s, got %s".formatted(sizesFrom(dim), Json.describe(json)));
        }
        for (int i = 0; i < shape.get(dim); i++) {
            position[dim] = i;
            read(json.get(i), dim + 1);
        }
    }

    private String sizesFrom(int dim) {
        String sizes =
                shape.subList(dim, shape.size()).stream().map(String::valueOf).collect(Collectors.joining(" x "));
        return sizes + (dtype == DType.INT64 ? " whole numbers" : " numbers");
    }

    private double number(JsonNode json, int dim) throws RequestException {
        boolean fits = dtype == DType.INT64
                ? json.isIntegralNumber() && Math.abs(json.doubleValue()) < EXACT
                : json.isNumber() && Double.isFinite(dtype == DType.FLOAT32 ? json.floatValue() : json.doubleValue());
        if (!fits) {
            throw problem(
                    dim,
                    "expected a %s number of %s, got %s"
                            .formatted(dtype == DType.INT64 ? "whole" : "finite", dtype, Json.describe(json)));
        }
        return json.doubleValue();
    }

    private RequestException problem(int dim, String problem) {
        String place =
                Arrays.stream(position, 0, dim).mapToObj("[%d]"::formatted).collect(Collectors.joining());
        return new RequestException(StatusCodes.BAD_REQUEST, example + place, problem);
    }

    /** The examples one after the other. */
    Tensor tensor() {
        int[] sizes = new int[shape.size() + 1];
        sizes[0] = examples;
        for (int dim = 0; dim < shape.size(); dim++) {
            sizes[dim + 1] = shape.get(dim);
        }
        return Tensor.of(values.build().toArray(), sizes).to(dtype);
    }
}
