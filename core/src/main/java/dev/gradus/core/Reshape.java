package dev.gradus.core;

import com.google.common.primitives.Ints;
import java.util.Arrays;

/** The same elements in another shape: a view where strides can say it, else a copy. */
final class Reshape extends ViewOperation {
    private final Shape target;

    Reshape(Shape target) {
        super("reshape");
        this.target = target;
    }

    /** The shape that is asked for by sizes of which one may be -1. */
    static Shape infer(Shape origin, int... sizes) {
        int known = 1;
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == -1) {
                if (open >= 0) {
                    throw new OperationException("reshape", "only one size may be -1, got " + Arrays.toString(sizes));
                }
                open = i;
            } else {
                known *= sizes[i];
            }
        }
        if (open < 0) {
            return Shape.of(sizes);
        }
        if (known <= 0 || origin.elements() % known != 0) {
            throw new OperationException(
                    "reshape",
                    "the size -1 in %s cannot be inferred: %d elements of shape %s are not a multiple of the other sizes"
                            .formatted(Arrays.toString(sizes), origin.elements(), origin));
        }
        int[] complete = sizes.clone();
        complete[open] = origin.elements() / known;
        return Shape.owning(complete);
    }

    static Shape check(Shape origin, Shape target) {
        if (origin.elements() != target.elements()) {
            throw new OperationException(
                    "reshape",
                    "the shape %s has %d elements, %s would have %d; use -1 for a size to be inferred"
                            .formatted(origin, origin.elements(), target, target.elements()));
        }
        return target;
    }

    static Shape flatten(Shape shape, int startDim, int endDim) {
        if (startDim > endDim) {
            throw new OperationException(
                    "flatten", "the first dimension %d comes after the last one %d".formatted(startDim, endDim));
        }
        int[] sizes = shape.toArray();
        int[] result = new int[sizes.length - (endDim - startDim)];
        System.arraycopy(sizes, 0, result, 0, startDim);
        result[startDim] = shape.product(startDim, endDim + 1);
        System.arraycopy(sizes, endDim + 1, result, startDim + 1, sizes.length - endDim - 1);
        return Shape.owning(result);
    }

    static Shape unflatten(Shape shape, int dim, int... parts) {
        Shape split = check(Shape.of(shape.size(dim)), infer(Shape.of(shape.size(dim)), parts));
        int[] sizes = shape.toArray();
        return Shape.of(Ints.concat(
                Arrays.copyOf(sizes, dim), split.toArray(), Arrays.copyOfRange(sizes, dim + 1, sizes.length)));
    }

    @Override
    Tensor view(Tensor x) {
        int[] strides = Layout.reshapedStrides(x, target);
        return strides == null ? Tensor.wrap(Layout.copy(x), x.dtype(), target) : x.view(target, strides, x.offset);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.reshape(inputShape(0));
    }
}
