package dev.gradus.losses;

import dev.gradus.core.Autograd;
import dev.gradus.core.Function;
import dev.gradus.core.Tensor;
import dev.gradus.core.kernel.Parallel;
import java.util.List;

/**
 * The losses (N,) of log-probabilities (T, N, C), computed together with their gradient as {@link Alignments} says. A gradient that is
 * to be differentiated again is that of {@link AlignmentRecursion}.
 */
final class AlignmentLikelihood extends Function {
    /** What a state at a step costs, in multiply-adds: mostly exponential functions. */
    private static final long WORK = 100;

    private final Alignments alignments;

    AlignmentLikelihood(Alignments alignments) {
        this.alignments = alignments;
    }

    @Override
    protected Tensor forward(Context context, Tensor... inputs) {
        Tensor x = inputs[0];
        double[] logProbabilities = x.toDoubleArray();
        double[] losses = new double[alignments.count()];
        double[] gradient = new double[context.needsGradient(0) ? logProbabilities.length : 0];
        long work = WORK * x.size(0) * alignments.count() * alignments.mostStates();
        Parallel.run(losses.length, work, i -> losses[i] = alignments.loss(i, logProbabilities, x.size(2), gradient));
        Tensor result = Tensor.of(losses, losses.length).to(x.dtype());
        if (gradient.length > 0) {
            context.save(x, Tensor.of(gradient, x.shape().toArray()).to(x.dtype()), result);
        }
        return result;
    }

    @Override
    protected Tensor[] backward(Context context, Tensor gradient) {
        Tensor x = context.saved(0);
        if (!Autograd.isRecording()) {
            return new Tensor[] {context.saved(1).mul(gradient.unsqueeze(-1))};
        }
        Tensor losses = new AlignmentRecursion(alignments).losses(x);
        Tensor counting = gradient.maskedFill(constant(context.saved(2)), 0);
        return new Tensor[] {
            Autograd.grad(losses, counting, List.of(x), true, true).get(0)
        };
    }

    /** Which losses do not depend on probabilities: there is no path for them, or no step. */
    private Tensor constant(Tensor losses) {
        double[] values = losses.toDoubleArray();
        boolean[] constant = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            constant[i] = values[i] == Double.POSITIVE_INFINITY || alignments.steps(i) == 0;
        }
        return Tensor.of(constant, values.length);
    }
}
