package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.Arrays;

/**
 * Connectionist temporal classification: the negative log-likelihood of a sequence of labels, given the probabilities of labels
 * at each step of a longer input, whatever the alignment of the two is. For the recognition of speech and handwriting.
 *
 * <p>ℓ = -ln Σ_π Π_t p_t(π_t) over all paths π that give the target when repeated labels are merged and blanks removed after
 * that. It is infinite where there is no such path, the input being too short; its gradient is 0 then.
 *
 * <p>The mean divides each loss by the length of its target (by 1 if that is 0) before it is taken over the batch.
 *
 * <p><b>Shape</b>: log-probabilities (T, N, C), as a log-softmax over the last dimension gives them; targets, int64, (N, S), of
 * which each row counts as far as its length, or all without padding one after another, (sum of the lengths,); input and target
 * lengths, int64, (N,); the loss (), unreduced (N,). A single observation may come as (T, C), with a target (S,) and lengths ().
 *
 * <p>The gradient is that by the log-probabilities themselves. PyTorch's adds the probabilities to it, which the gradient of a
 * log-softmax before it takes away again.
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006: Connectionist temporal classification</a>
 */
public final class CTCLoss extends ReducedLoss {
    private int blank;
    private boolean zeroInfinity;

    /** The mean over the batch, with 0 as the blank. */
    public CTCLoss() {}

    @Override
    public CTCLoss reduction(Reduction reduction) {
        super.reduction(reduction);
        return this;
    }

    /**
     * Sets which class is the blank, 0 unless set.
     *
     * @return this loss
     */
    public CTCLoss blank(int blank) {
        this.blank = blank;
        return this;
    }

    /**
     * Sets whether losses that are infinite count as 0; not unless set.
     *
     * @return this loss
     */
    public CTCLoss zeroInfinity(boolean zeroInfinity) {
        this.zeroInfinity = zeroInfinity;
        return this;
    }

    /**
     * Computes the loss.
     *
     * @param logProbabilities (T, N, C) or (T, C), float32 or float64
     * @param targets labels from 0 to C - 1, none of which is the blank
     * @param inputLengths how many steps of each observation count, from 0 to T
     * @param targetLengths how many labels each target has
     * @return a scalar; without reduction, the losses of the observations
     * @throws dev.gradus.core.OperationException if the arguments do not fit each other
     */
    public Tensor apply(Tensor logProbabilities, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        checkFloating("prediction", logProbabilities);
        int rank = logProbabilities.rank();
        if (rank != 2 && rank != 3) {
            throw error(
                    "expected log-probabilities of shape (T, N, C) or (T, C), got %s; the steps come first, see permute",
                    logProbabilities.shape());
        }
        Tensor batch = rank == 3 ? logProbabilities : logProbabilities.unsqueeze(1);
        if (blank < 0 || blank >= batch.size(2)) {
            throw error(
                    "expected a blank from 0 to %d for %d classes, got %d", batch.size(2) - 1, batch.size(2), blank);
        }
        int[] steps = lengths("input", inputLengths, batch.size(1), batch.size(0));
        int[] counts = lengths("target", targetLengths, batch.size(1), Integer.MAX_VALUE);
        Alignments alignments = new Alignments(labels(targets, counts, rank == 3, batch.size(2)), steps, blank);
        return call(
                () -> {
                    Tensor losses = reduced(new AlignmentLikelihood(alignments).apply(batch), counts);
                    return rank == 3 ? losses : losses.reshape();
                },
                logProbabilities,
                targets,
                inputLengths,
                targetLengths);
    }

    private int[] lengths(String of, Tensor lengths, int count, int most) {
        if (lengths.dtype() != DType.INT64 || lengths.rank() > 1 || lengths.elements() != count) {
            throw error(
                    "expected %d %s lengths, int64 of shape (N,), got %s of shape %s",
                    count, of, lengths.dtype(), lengths.shape());
        }
        long[] values = lengths.toLongArray();
        for (int i = 0; i < count; i++) {
            if (values[i] < 0 || values[i] > most) {
                throw error("expected %s lengths from 0 to %d, got %d at position [%d]", of, most, values[i], i);
            }
        }
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    /** The labels of each target, taken from rows or from one after another. */
    private int[][] labels(Tensor targets, int[] counts, boolean isBatch, int classes) {
        Tensor rows = isBatch || targets.rank() != 1 ? targets : targets.unsqueeze(0);
        long total = Arrays.stream(counts).asLongStream().sum();
        int longest = Arrays.stream(counts).max().orElse(0);
        boolean padded = rows.rank() == 2 && rows.size(0) == counts.length && rows.size(1) >= longest;
        if (targets.dtype() != DType.INT64 || !(padded || (rows.rank() == 1 && rows.size(0) == total))) {
            throw error(
                    "expected targets, int64 of shape (%d, %d or more) or (%d,) as their lengths are, got %s of shape %s",
                    counts.length, longest, total, targets.dtype(), targets.shape());
        }
        long[] values = targets.toLongArray();
        int[][] labels = new int[counts.length][];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            int start = padded ? i * rows.size(1) : next;
            labels[i] = new int[counts[i]];
            for (int s = 0; s < counts[i]; s++) {
                labels[i][s] = label(values[start + s], classes, i, s);
            }
            next += counts[i];
        }
        return labels;
    }

    private int label(long value, int classes, int observation, int place) {
        if (value < 0 || value >= classes || value == blank) {
            throw error(
                    "expected labels from 0 to %d without the blank %d, got %d as label %d of target %d; is the target's length right?",
                    classes - 1, blank, value, place, observation);
        }
        return (int) value;
    }

    private Tensor reduced(Tensor losses, int[] counts) {
        Tensor finite = zeroInfinity ? losses.maskedFill(losses.detach().eq(Double.POSITIVE_INFINITY), 0) : losses;
        if (reduction() != Reduction.MEAN) {
            return reduction().apply(finite);
        }
        double[] divisors =
                Arrays.stream(counts).mapToDouble(count -> Math.max(count, 1)).toArray();
        return finite.div(Tensor.of(divisors).to(losses.dtype())).mean();
    }

    @Override
    protected Settings settings() {
        return super.settings().and("blank", blank).and("zeroInfinity", zeroInfinity);
    }
}
