package dev.gradus.losses;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The recursion of {@link Alignments} forwards, as tensor operations on the whole batch: slower, but with gradients of any order.
 * It knows no loss that is infinite, for which there are other numbers here.
 */
final class AlignmentRecursion {
    /** In the place of the logarithm of 0, so that no difference of two is NaN. */
    private static final double NONE = -1e30;

    private final Alignments alignments;
    private final int[] states;
    /** Which states cannot be reached from the one before the one before, (N, S). */
    private final boolean[] withoutSkip;

    AlignmentRecursion(Alignments alignments) {
        this.alignments = alignments;
        int size = alignments.mostStates();
        states = new int[alignments.count() * size];
        withoutSkip = new boolean[states.length];
        for (int i = 0; i < alignments.count(); i++) {
            int[] own = alignments.states(i, size);
            System.arraycopy(own, 0, states, i * size, size);
            for (int s = 0; s < size; s++) {
                withoutSkip[i * size + s] = !alignments.canSkipTo(own, s);
            }
        }
    }

    /** The losses (N,) of log-probabilities (T, N, C). */
    Tensor losses(Tensor x) {
        int count = alignments.count();
        int size = alignments.mostStates();
        Tensor labels = Tensor.of(Arrays.stream(states).asLongStream().toArray(), count, size);
        Tensor noSkip = Tensor.of(withoutSkip, count, size);
        Tensor later = Tensor.arange(size).ge(2);
        Tensor alpha = null;
        for (int t = 0; t < x.size(0); t++) {
            Tensor own = x.select(0, t).maximum(NONE).gather(1, labels);
            if (alpha == null) {
                alpha = own.maskedFill(later, NONE);
                continue;
            }
            List<Tensor> ways =
                    List.of(alpha, shifted(alpha, 1), shifted(alpha, 2).maskedFill(noSkip, NONE));
            Tensor next = Tensor.stack(ways, 0).logSumExp(0).add(own);
            alpha = beyond(t).where(alpha, next);
        }
        return alpha == null ? x.sum(0, 2) : ends(alpha).logSumExp(1).neg();
    }

    /** Which inputs have ended before a step, (N, 1). */
    private Tensor beyond(int t) {
        boolean[] ended = new boolean[alignments.count()];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = t >= alignments.steps(i);
        }
        return Tensor.of(ended, ended.length, 1);
    }

    /** Each state's value at a later one. */
    private static Tensor shifted(Tensor alpha, int by) {
        int size = alpha.size(1);
        int shift = Math.min(by, size);
        Tensor none = Tensor.full(NONE, alpha.dtype(), alpha.narrow(1, 0, shift).shape());
        return Tensor.cat(List.of(none, alpha.narrow(1, 0, size - shift)), 1);
    }

    /** The two states (N, 2) in which a path may end; the second one is impossible for an empty target. */
    private Tensor ends(Tensor alpha) {
        long[] places = new long[2 * alignments.count()];
        boolean[] empty = new boolean[2 * alignments.count()];
        for (int i = 0; i < alignments.count(); i++) {
            int last = alignments.lastState(i);
            places[2 * i] = last;
            places[2 * i + 1] = Math.max(last - 1, 0);
            empty[2 * i + 1] = last == 0;
        }
        return alpha.gather(1, Tensor.of(places, alignments.count(), 2))
                .maskedFill(Tensor.of(empty, alignments.count(), 2), NONE);
    }
}
