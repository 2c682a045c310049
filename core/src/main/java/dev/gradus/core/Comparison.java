package dev.gradus.core;

import dev.gradus.core.kernel.ComparisonKernels;
import java.util.Locale;

/** An element-wise comparison; no gradient flows through it. */
enum Comparison implements Broadcast.Kernel {
    EQ,
    NE,
    LT,
    LE;

    static Tensor compare(Comparison comparison, Tensor x, Tensor y) {
        DType common = DType.promote(DType.promote(x.dtype(), y.dtype()), DType.INT64);
        Tensor out = Tensor.allocate(
                DType.BOOL, Shape.broadcast(comparison.name().toLowerCase(Locale.ROOT), x.shape(), y.shape()));
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Broadcast.run(comparison, x.to(common), y.to(common), out);
        }
        return out;
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        ComparisonKernels<Object> kernels = type.number().comparison();
        boolean[] result = (boolean[]) out;
        switch (this) {
            case EQ -> kernels.eq(x, y, result, from, to);
            case NE -> kernels.ne(x, y, result, from, to);
            case LT -> kernels.lt(x, y, result, from, to);
            case LE -> kernels.le(x, y, result, from, to);
        }
    }
}
