package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** The largest or smallest element; its gradient is shared evenly by all that are equal to it. */
abstract class Extremum extends ReductionOperation {
    Extremum(String name, int @Nullable [] dims, boolean keepDim) {
        super(name, dims, keepDim);
    }

    /** The result for a tensor of any type, which it keeps. */
    final Tensor of(Tensor x) {
        Tensor result = apply(x.toNumber());
        return x.dtype() == DType.BOOL ? result.to(DType.BOOL) : result;
    }

    @Override
    final void compute(Tensor[] inputs, Tensor output) {
        if (inputs[0].elements() == 0 && output.elements() > 0) {
            throw error("there is no extreme of no elements: the input has the shape %s", inputs[0].shape());
        }
        super.compute(inputs, output);
    }

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], output);
    }

    @Override
    final Tensor gradient(int input, Tensor upstream) {
        Tensor value = kept(0).detach();
        Tensor isExtreme = value.eq(stretch(kept(1).detach())).to(value.dtype());
        Tensor ties = stretch(sumLikewise(isExtreme));
        return stretch(upstream).mul(isExtreme.div(ties));
    }
}
