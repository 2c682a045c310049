package dev.gradus.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An operation that reduces some dimensions to one element each, which is kept as a size of 1 or left out. */
abstract class ReductionOperation extends Computation {
    private final int @Nullable [] dims;
    private final boolean keepDim;

    /**
     * A reduction.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative; null for all
     */
    ReductionOperation(String name, int @Nullable [] dims, boolean keepDim) {
        super(name);
        this.dims = dims;
        this.keepDim = keepDim;
    }

    /** Reduces the middle one of three dimensions of an array. */
    abstract void kernel(DType type, ReductionLayout x, Object out);

    @Override
    final Shape shape(Tensor... inputs) {
        Shape shape = inputs[0].shape();
        return givesScalar() ? Shape.of() : shape.reduce(reduced(shape), keepDim);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[0];
        kernel(x.dtype(), ReductionLayout.of(x, reduced(x.shape())), output.storage.array);
    }

    @Override
    public final Optional<OperationSettings> settings() {
        boolean[] marks = reduced(inputShape(0));
        List<Integer> marked =
                IntStream.range(0, marks.length).filter(i -> marks[i]).boxed().toList();
        return Optional.of(new OperationSettings.Reduction(marked));
    }

    private boolean givesScalar() {
        return dims == null && !keepDim;
    }

    /** Marks the dimensions of a shape that are reduced. */
    final boolean[] reduced(Shape shape) {
        return dims == null ? shape.everyDim() : shape.mask(dims);
    }

    /** The sums over the dimensions that this operation reduces. */
    final Tensor sumLikewise(Tensor x) {
        return new Sum(dims, keepDim).apply(x);
    }

    /** A tensor of the output's shape, stretched to the input's. */
    final Tensor stretch(Tensor x) {
        Shape target = inputShape(0);
        // A scalar, and what has kept its dimensions, is stretched as it is.
        Tensor aligned = keepDim || givesScalar() ? x : x.reshape(target.reduce(reduced(target), true));
        return aligned.broadcastTo(target);
    }
}
