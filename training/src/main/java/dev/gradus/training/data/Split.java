package dev.gradus.training.data;

import dev.gradus.core.random.Generator;
import java.util.Arrays;

/**
 * A data set dealt into two; see {@link Dataset#split}.
 *
 * @param training the part to learn from
 * @param heldOut the part to validate or test on, which the network never learns from
 */
public record Split(Dataset training, Dataset heldOut) {
    static Split of(Dataset dataset, double fraction, long seed) {
        int size = dataset.size();
        long first = Math.round(fraction * size);
        // Written so that a fraction that is not a number is refused too.
        if (!(fraction > 0 && fraction < 1) || first < 1 || first >= size) {
            throw new IllegalArgumentException(
                    "split: both parts need at least one of the %d samples, but a fraction of %s puts %d of them into the first; use a fraction between 0 and 1"
                            .formatted(size, fraction, first));
        }
        int[] order = new Generator(seed).permutation(size);
        int[] training = Arrays.copyOf(order, (int) first);
        int[] heldOut = Arrays.copyOfRange(order, (int) first, size);
        return new Split(dataset.subset(training), dataset.subset(heldOut));
    }
}
