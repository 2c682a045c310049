package dev.gradus.core;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * y = w (ln Σ eˣ - x_c) along the last dimension, for the class c and the weight w of each row; ∂y/∂x = w (softmax(x) - h),
 * where h is 1 at c and else 0. Rows of weight 0 are left out of both, even if they are not finite.
 */
final class CrossEntropy extends Computation {
    private final Tensor classes;
    private final @Nullable Tensor weights;

    /**
     * An operation on rows.
     *
     * @param classes int64, one for each row
     * @param weights one for each row, of the scores' type; null for 1
     */
    CrossEntropy(Tensor classes, @Nullable Tensor weights) {
        super("crossEntropy");
        this.classes = classes;
        this.weights = weights;
    }

    /** The losses of scores that stand along any dimension. */
    static Tensor of(Tensor x, int dim, Tensor classes, @Nullable Tensor weights) {
        Tensor scores = x.toFloating();
        int checked = scores.shape().checkDim(dim);
        Shape expected = scores.shape().without(checked);
        if (classes.dtype() != DType.INT64 || !classes.shape().equals(expected)) {
            throw new OperationException(
                    "crossEntropy",
                    "expected classes of int64 and shape %s for scores of shape %s along dimension %d, got %s of shape %s"
                            .formatted(expected, x.shape(), checked, classes.dtype(), classes.shape()));
        }
        if (weights != null && !weights.shape().equals(expected)) {
            throw new OperationException(
                    "crossEntropy",
                    "expected a weight for each observation, of shape %s, got the shape %s; pick weights of classes with indexSelect"
                            .formatted(expected, weights.shape()));
        }
        if (weights != null && weights.requiresGrad() && Autograd.isRecording()) {
            throw new OperationException(
                    "crossEntropy", "no gradient flows to the weights, but they require one; detach() them");
        }
        boolean isLast = checked == scores.rank() - 1;
        Tensor rows = isLast
                ? scores
                : new Permute(ReductionLayout.order(scores.shape().mask(checked))).apply(scores);
        return new CrossEntropy(classes, weights == null ? null : weights.to(scores.dtype())).apply(rows);
    }

    @Override
    Shape shape(Tensor... inputs) {
        return classes.shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[0];
        try {
            x.dtype()
                    .floating()
                    .softmax()
                    .crossEntropy(
                            x.denseArray(),
                            (long[]) classes.denseArray(),
                            weights == null ? null : weights.denseArray(),
                            output.storage.array,
                            output.elements(),
                            x.size(-1));
        } catch (IndexOutOfBoundsException e) {
            OperationException named = outside(x.size(-1));
            named.initCause(e);
            throw named;
        }
    }

    /** The error that names the first class which is none; the kernel, which may run on several threads, finds any. */
    private OperationException outside(int count) {
        if (count == 0) {
            return error("expected scores of at least one class, got %d observations without any", classes.elements());
        }
        long[] values = (long[]) classes.denseArray();
        int place = 0;
        while (values[place] >= 0 && values[place] < count) {
            place++;
        }
        return error(
                "expected classes from 0 to %d, got %d at position %s; classes count from 0, and each needs a score",
                count - 1, values[place], Arrays.toString(classes.shape().unravel(place)));
    }

    @Override
    public Optional<OperationSettings> settings() {
        return Optional.of(new OperationSettings.Classes(classes, Optional.ofNullable(weights)));
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], classes, weights);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor x = kept(0);
        Tensor targets = kept(1);
        // What counts nowhere has no gradient, even where the mean over nothing makes the one from above infinite.
        Tensor scales = weights == null ? upstream : upstream.mul(kept(2)).maskedFill(kept(2).eq(0), 0);
        return Autograd.isRecording() ? differentiable(x, targets, scales) : fused(x, targets, scales);
    }

    private static Tensor fused(Tensor x, Tensor targets, Tensor scales) {
        Tensor result = Tensor.allocate(x.dtype(), x.shape());
        x.dtype()
                .floating()
                .softmax()
                .crossEntropyGradient(
                        x.denseArray(),
                        (long[]) targets.denseArray(),
                        scales.denseArray(),
                        result.storage.array,
                        scales.elements(),
                        x.size(-1));
        return result;
    }

    private Tensor differentiable(Tensor x, Tensor targets, Tensor scales) {
        Tensor finite = weights == null ? x : x.maskedFill(kept(2).eq(0).unsqueeze(-1), 0);
        Tensor columns = scales.unsqueeze(-1);
        Tensor hits = new ScatterAdd(x.rank() - 1, targets.unsqueeze(-1), x.size(-1)).apply(columns);
        return finite.softmax(-1).mul(columns).sub(hits);
    }
}
