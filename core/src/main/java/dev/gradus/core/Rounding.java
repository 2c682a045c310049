package dev.gradus.core;

import dev.gradus.core.kernel.MathKernels;

/** y = an integer near x; dy/dx = 0. */
final class Rounding extends UnaryOperation {
    private final Kernel kernel;

    /** A kernel that rounds. */
    interface Kernel {
        void run(MathKernels<Object> kernels, Object x, Object out, int from, int to);
    }

    Rounding(String name, Kernel kernel) {
        super(name, DerivativeFrom.OUTPUT);
        this.kernel = kernel;
    }

    /** The rounded elements; integers as they are. */
    static Tensor of(Tensor x, String name, Kernel kernel) {
        return x.dtype().isFloating()
                ? new Rounding(name, kernel).apply(x)
                : x.toNumber().copy();
    }

    @Override
    void kernel(DType type, Object x, Object out, int to) {
        kernel.run(type.floating().math(), x, out, 0, to);
    }

    @Override
    Tensor derivative(Tensor y) {
        return Tensor.scalar(0, y.dtype());
    }
}
