package dev.gradus.core;

import java.util.Arrays;

/** The dimensions in another order; the gradient takes them back to the old one. */
final class Permute extends ViewOperation {
    private final int[] order;

    /** @param order for each dimension of the result, which one of the input it is */
    Permute(int... order) {
        super("permute");
        this.order = order;
    }

    static int[] identity(int rank) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = i;
        }
        return order;
    }

    /** The order that takes the dimensions back to where they were. */
    static int[] inverse(int... order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    static int[] check(Shape shape, int... order) {
        if (order.length != shape.rank()) {
            throw new OperationException(
                    "permute",
                    "every one of the %d dimensions of %s must be named once, got %s"
                            .formatted(shape.rank(), shape, Arrays.toString(order)));
        }
        shape.mask(order);
        return Arrays.stream(order).map(shape::checkDim).toArray();
    }

    @Override
    Tensor view(Tensor x) {
        int[] sizes = new int[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = x.size(order[i]);
            strides[i] = x.strides[order[i]];
        }
        return x.view(Shape.owning(sizes), strides, x.offset);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Permute(inverse(order)).apply(upstream);
    }
}
