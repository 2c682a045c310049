package dev.gradus.core;

import java.util.List;

/** Elements picked and replaced where a bool tensor is true. */
final class Masks {
    private Masks() {}

    static Tensor select(Tensor x, Tensor mask) {
        check("maskedSelect", mask);
        Shape shape = Shape.broadcast("maskedSelect", x.shape(), mask.shape());
        return x.broadcastTo(shape).flatten().indexSelect(0, places(mask.broadcastTo(shape)));
    }

    static Tensor fill(Tensor x, Tensor mask, Tensor value) {
        check("maskedFill", mask);
        return mask.where(value.to(x.dtype()), x);
    }

    static Tensor scatter(Tensor x, Tensor mask, Tensor source) {
        check("maskedScatter", mask);
        Shape shape = Shape.broadcast("maskedScatter", x.shape(), mask.shape());
        long[] places = places(mask.broadcastTo(shape));
        if (source.elements() < places.length) {
            throw new OperationException(
                    "maskedScatter",
                    "the mask is true at %d places, but the source of shape %s has only %d elements"
                            .formatted(places.length, source.shape(), source.elements()));
        }
        Tensor values = source.to(x.dtype()).flatten().narrow(0, 0, places.length);
        return replace(x.broadcastTo(shape).flatten(), 0, places, values).reshape(shape);
    }

    /** The positions of the elements that are not 0, a row for each. */
    static Tensor nonzero(Tensor x) {
        long[] places = places(x.detach().to(DType.BOOL));
        long[] rows = new long[Math.multiplyExact(places.length, x.rank())];
        for (int i = 0; i < places.length; i++) {
            int[] position = x.shape().unravel((int) places[i]);
            for (int dim = 0; dim < position.length; dim++) {
                rows[i * position.length + dim] = position[dim];
            }
        }
        return Tensor.wrap(rows, DType.INT64, Shape.of(places.length, x.rank()));
    }

    /**
     * Slices of a dimension replaced by others, the last one where several come to one place. Each slice of the result is
     * picked from both tensors put together, so that the gradient goes where it came from.
     */
    static Tensor replace(Tensor x, int dim, long[] places, Tensor values) {
        int size = x.size(dim);
        long[] source = new long[size];
        for (int i = 0; i < size; i++) {
            source[i] = i;
        }
        for (int i = 0; i < places.length; i++) {
            source[(int) places[i]] = (long) size + i;
        }
        return Tensor.cat(List.of(x, values), dim).indexSelect(dim, source);
    }

    /** Where the elements of a bool tensor are true, in row-major order. */
    private static long[] places(Tensor mask) {
        boolean[] values = (boolean[]) mask.denseArray();
        int count = 0;
        for (int i = 0; i < mask.elements(); i++) {
            count += values[i] ? 1 : 0;
        }
        long[] places = new long[count];
        int next = 0;
        for (int i = 0; i < mask.elements(); i++) {
            if (values[i]) {
                places[next++] = i;
            }
        }
        return places;
    }

    static void check(String operation, Tensor mask) {
        if (mask.dtype() != DType.BOOL) {
            throw new OperationException(
                    operation, "the mask must be bool, got %s; compare, as in x.gt(0)".formatted(mask.dtype()));
        }
    }
}
