package dev.gradus.core;

import java.util.Arrays;

/**
 * Images of another size, an axis after the other.
 *
 * @param name of the operation, for its errors
 * @param sizes those of the axes after the channels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upsampling(String name, int... sizes) {
    private static final int CHANNELS = 2;

    Tensor nearest(Tensor x) {
        check(x);
        Tensor result = x;
        for (int axis = 0; axis < sizes.length; axis++) {
            int dim = CHANNELS + axis;
            int size = x.size(dim);
            if (sizes[axis] != size) {
                long[] positions = new long[sizes[axis]];
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = (long) i * size / positions.length;
                }
                result = result.indexSelect(dim, positions);
            }
        }
        return result == x ? x.copy() : result;
    }

    Tensor linear(Tensor x, boolean alignCorners) {
        check(x);
        Tensor result = x;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] != x.size(CHANNELS + axis)) {
                result = linear(result, CHANNELS + axis, sizes[axis], alignCorners);
            }
        }
        return result == x ? x.copy() : result;
    }

    /** (1 - λ) x[⌊p⌋] + λ x[⌊p⌋ + 1] with λ = p - ⌊p⌋ for each place p. */
    private static Tensor linear(Tensor x, int dim, int places, boolean alignCorners) {
        int size = x.size(dim);
        long[] left = new long[places];
        long[] right = new long[places];
        double[] shares = new double[places];
        for (int i = 0; i < places; i++) {
            double place = alignCorners
                    ? places == 1 ? 0 : (double) i * (size - 1) / (places - 1)
                    : Math.max(0, (i + 0.5) * size / places - 0.5);
            left[i] = Math.min((long) place, size - 1);
            right[i] = Math.min(left[i] + 1, size - 1);
            shares[i] = place - left[i];
        }
        int[] alongDim = new int[x.rank()];
        Arrays.fill(alongDim, 1);
        alongDim[dim] = places;
        Tensor share = Tensor.of(shares, alongDim).to(x.dtype());
        Tensor first = x.indexSelect(dim, left);
        return first.add(x.indexSelect(dim, right).sub(first).mul(share));
    }

    private void check(Tensor x) {
        if (x.rank() < 3 || x.rank() - CHANNELS != sizes.length) {
            throw new OperationException(
                    name,
                    "expected an input of shape (batch, channels, ...) with as many further dimensions as there are sizes, got the shape %s for the sizes %s"
                            .formatted(x.shape(), Arrays.toString(sizes)));
        }
        if (!x.dtype().isFloating()) {
            throw new OperationException(
                    name,
                    "the input must be float32 or float64, got %s; convert it with to(DType)".formatted(x.dtype()));
        }
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] < 1 || x.size(CHANNELS + axis) < 1) {
                throw new OperationException(
                        name,
                        "expected sizes of at least 1, got the shape %s for the sizes %s"
                                .formatted(x.shape(), Arrays.toString(sizes)));
            }
        }
    }
}
