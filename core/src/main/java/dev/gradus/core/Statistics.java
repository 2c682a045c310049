package dev.gradus.core;

import dev.gradus.core.kernel.ReductionKernels;
import org.jspecify.annotations.Nullable;

/** Reductions that are made of others, and the positions of extremes. */
final class Statistics {
    private Statistics() {}

    static Tensor mean(Tensor x, int @Nullable [] dims, boolean keepDim) {
        return new Mean(dims, keepDim).apply(x.toFloating());
    }

    /** Σ (x - mean)² / (n - correction). */
    static Tensor var(Tensor x, int @Nullable [] dims, int correction, boolean keepDim) {
        Tensor values = x.toFloating();
        Tensor deviation = values.sub(mean(values, dims == null ? allDims(values) : dims, true));
        Tensor sum = new Sum(dims, keepDim).apply(deviation.square());
        return sum.div(Math.max(0, count(values, sum) - correction));
    }

    /** The root of the variance, whose gradient is 0 where the variance is: there is no direction to go in. */
    static Tensor std(Tensor x, int @Nullable [] dims, int correction, boolean keepDim) {
        Tensor variance = var(x, dims, correction, keepDim);
        Tensor isZero = variance.eq(0);
        Tensor root = isZero.where(Tensor.scalar(1, variance.dtype()), variance).sqrt();
        return isZero.where(Tensor.scalar(0, variance.dtype()), root);
    }

    static Tensor logSumExp(Tensor x, int @Nullable [] dims, boolean keepDim) {
        Tensor values = x.toFloating();
        Shape shape = values.shape();
        boolean[] reduced = dims == null ? shape.everyDim() : shape.mask(dims);
        Shape rows = shape.reduce(reduced, false);
        int length = rows.elements() == 0 ? 0 : shape.elements() / rows.elements();
        Tensor last = values.permute(ReductionLayout.order(reduced)).reshape(rows.inserting(rows.rank(), length));
        return new LogSumExp().apply(last).reshape(shape.reduce(reduced, keepDim));
    }

    static Tensor argmax(Tensor x, int dim, boolean keepDim) {
        return position("argmax", x, dim, keepDim, ReductionKernels::argmax);
    }

    static Tensor argmin(Tensor x, int dim, boolean keepDim) {
        return position("argmin", x, dim, keepDim, ReductionKernels::argmin);
    }

    private interface PositionKernel {
        void run(ReductionKernels<Object> kernels, Object x, int offset, int outer, int length, int inner, long[] out);
    }

    private static Tensor position(String name, Tensor x, int dim, boolean keepDim, PositionKernel kernel) {
        Tensor numbers = x.detach().toNumber();
        boolean[] reduced = numbers.shape().mask(dim);
        if (numbers.size(dim) == 0) {
            throw new OperationException(
                    name,
                    "there is no extreme of no elements: dimension %d of %s has size 0".formatted(dim, x.shape()));
        }
        Tensor out = Tensor.allocate(DType.INT64, numbers.shape().reduce(reduced, keepDim));
        ReductionLayout layout = ReductionLayout.of(numbers, reduced);
        kernel.run(
                numbers.dtype().number().reduction(),
                layout.array(),
                layout.offset(),
                layout.outer(),
                layout.length(),
                layout.inner(),
                (long[]) out.storage.array);
        return out;
    }

    private static double count(Tensor x, Tensor reduced) {
        return reduced.elements() == 0 ? 1 : (double) x.elements() / reduced.elements();
    }

    private static int[] allDims(Tensor x) {
        int[] dims = new int[x.rank()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i;
        }
        return dims;
    }
}
