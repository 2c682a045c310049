package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Pooling to a given size: along each axis, part i of n covers the elements from ⌊i · size / n⌋ to ⌈(i + 1) · size / n⌉. Since
 * a window is made of whole rows, each axis is pooled by itself.
 */
final class AdaptivePooling {
    private final String name;
    private final int[] outputSize;

    /**
     * A pooling.
     *
     * @param outputSize of the last axes; -1 to leave one as it is
     */
    AdaptivePooling(String name, int... outputSize) {
        this.name = name;
        this.outputSize = outputSize;
    }

    Tensor average(Tensor x) {
        return each(x, part -> part.mean(-1, true));
    }

    /** The gradient goes to the first of several that are equal. */
    Tensor max(Tensor x) {
        return each(x, part -> part.gather(-1, part.argmax(-1, true)));
    }

    private Tensor each(Tensor x, UnaryOperator<Tensor> reduction) {
        check(x);
        Tensor result = x;
        for (int axis = outputSize.length - 1; axis >= 0; axis--) {
            int dim = x.rank() - outputSize.length + axis;
            int parts = outputSize[axis] == -1 ? x.size(dim) : outputSize[axis];
            if (parts != x.size(dim)) {
                result = alongLast(result.transpose(dim, -1), parts, reduction).transpose(dim, -1);
            }
        }
        return result == x ? x.copy() : result;
    }

    private static Tensor alongLast(Tensor x, int parts, UnaryOperator<Tensor> reduction) {
        int size = x.size(-1);
        if (size % parts == 0) {
            int[] split = Arrays.copyOf(x.shape().toArray(), x.rank() + 1);
            split[x.rank() - 1] = parts;
            split[x.rank()] = size / parts;
            return reduction.apply(x.reshape(split)).squeeze(-1);
        }
        List<Tensor> reduced = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * size / parts);
            int to = (int) (((part + 1L) * size + parts - 1) / parts);
            reduced.add(reduction.apply(x.narrow(-1, from, to - from)));
        }
        return Tensor.cat(reduced, -1);
    }

    private void check(Tensor x) {
        int axes = outputSize.length;
        if (x.rank() != axes + 1 && x.rank() != axes + 2) {
            throw error(
                    "expected an input of shape %s, with or without the batch, got the shape %s",
                    axes == 1 ? "(batch, channels, length)" : "(batch, channels, height, width)", x.shape());
        }
        if (!x.dtype().isFloating()) {
            throw error("the input must be float32 or float64, got %s; convert it with to(DType)", x.dtype());
        }
        for (int axis = 0; axis < axes; axis++) {
            if (outputSize[axis] < 1 && outputSize[axis] != -1) {
                throw error("expected an output size of at least 1, or -1 for the input's, got %d", outputSize[axis]);
            }
            if (x.size(x.rank() - axes + axis) < 1) {
                throw error("expected an input of at least 1 element along each axis, got the shape %s", x.shape());
            }
        }
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }
}
