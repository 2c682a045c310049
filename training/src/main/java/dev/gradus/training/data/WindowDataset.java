package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.Objects;

/**
 * Windows cut out of one long sequence, to learn what comes next: a sample is so many steps of it, and its target the same
 * steps moved on by one.
 *
 * <p>With the sequence s, windows of L steps and a stride of k, sample i is s[i k], ..., s[i k + L - 1] with the target s[i k
 * + 1], ..., s[i k + L]. What does not fill a window at the end is left out.
 *
 * <pre>{@code
 * Dataset windows = new WindowDataset(text, 64, 16); // int64 characters, say
 * }</pre>
 *
 * <p><b>Shape</b>: sequence (steps, ...), a batch of n samples (n, L, ...) for both inputs and targets.
 */
public final class WindowDataset implements Dataset {
    private final Tensor sequence;
    private final int length;
    private final int stride;

    /**
     * Windows that follow on one another, so that no step is in two of them.
     *
     * @param sequence the steps, more than {@code length}
     * @param length L, at least 1
     * @throws IllegalArgumentException if one of these does not hold
     */
    public WindowDataset(Tensor sequence, int length) {
        this(sequence, length, length);
    }

    /**
     * Windows that begin so many steps after one another.
     *
     * @param sequence the steps, more than {@code length}
     * @param length L, at least 1
     * @param stride k, at least 1; where it is less than the length, windows overlap
     * @throws IllegalArgumentException if one of these does not hold
     */
    public WindowDataset(Tensor sequence, int length, int stride) {
        if (length < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "WindowDataset: expected a length and a stride of at least 1, got %d and %d"
                            .formatted(length, stride));
        }
        if (sequence.rank() == 0 || sequence.size(0) <= length) {
            throw new IllegalArgumentException(
                    "WindowDataset: a window of %d steps and the step after it do not fit into a sequence of shape %s, whose first dimension counts the steps; use a longer sequence or shorter windows"
                            .formatted(length, sequence.shape()));
        }
        this.sequence = sequence;
        this.length = length;
        this.stride = stride;
    }

    @Override
    public int size() {
        return (sequence.size(0) - 1 - length) / stride + 1;
    }

    /** One window, as views into the sequence. */
    @Override
    public Sample get(int index) {
        int start = Objects.checkIndex(index, size()) * stride;
        return new Sample(sequence.narrow(0, start, length), sequence.narrow(0, start + 1, length));
    }
}
