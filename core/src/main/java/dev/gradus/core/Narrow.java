package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stretch of one dimension; the gradient of the rest is 0. */
final class Narrow extends ViewOperation {
    private final int dim;
    private final int start;
    private final int length;

    Narrow(int dim, int start, int length) {
        super("narrow");
        this.dim = dim;
        this.start = start;
        this.length = length;
    }

    static int checkStart(Shape shape, int dim, int start, int length) {
        int first = start < 0 ? start + shape.size(dim) : start;
        if (first < 0 || length < 0 || first > shape.size(dim) - length) {
            throw new OperationException(
                    "narrow",
                    "%d positions from %d on do not lie within dimension %d of shape %s"
                            .formatted(length, start, dim, shape));
        }
        return first;
    }

    static List<Tensor> split(Tensor x, int size, int dim) {
        if (size < 1) {
            throw new OperationException("split", "the size of a part must be at least 1, got %d".formatted(size));
        }
        int total = x.size(dim);
        int[] sizes = new int[Math.max(1, (total + size - 1) / size)];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.min(size, total - i * size);
        }
        return split(x, sizes, dim);
    }

    static List<Tensor> split(Tensor x, int[] sizes, int dim) {
        if (Arrays.stream(sizes).sum() != x.size(dim)) {
            throw new OperationException(
                    "split",
                    "the sizes %s must add up to the size %d of dimension %d of shape %s"
                            .formatted(Arrays.toString(sizes), x.size(dim), dim, x.shape()));
        }
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) {
            parts.add(x.narrow(dim, start, size));
            start += size;
        }
        return List.copyOf(parts);
    }

    @Override
    Tensor view(Tensor x) {
        return x.view(x.shape().with(dim, length), x.strides, x.offset + start * x.strides[dim]);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Embed(dim, start, inputShape(0).size(dim)).apply(upstream);
    }
}
