package dev.gradus.training.data.sampler;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Samples drawn with probabilities in proportion to weights.
 *
 * <p>With replacement, each position of an epoch is drawn anew: P(i) = wᵢ / Σ w. Without it, a sample that was drawn is out
 * for the rest of the epoch, and the weights of the others count among themselves; so an epoch of all samples has each
 * once, the heavy ones rather early.
 *
 * <pre>{@code
 * new DataLoader(dataset, 32).sampler(WeightedSampler.balanced(labels, 42));
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1016/j.ipl.2005.11.003">Efraimidis and Spirakis 2006: Weighted random sampling with a
 *     reservoir</a>, for drawing without replacement
 */
public final class WeightedSampler extends GeneratorSampler {
    private final double[] weights;
    private final int count;
    private final boolean replacement;

    /**
     * A sampler with replacement whose epochs are as long as the data set.
     *
     * @param weights one for each sample, at least 0 and finite, not all 0; they need not sum to 1
     * @param seed of the generator
     * @throws IllegalArgumentException if the weights are not as told
     */
    public WeightedSampler(double[] weights, long seed) {
        this(weights, weights.length, true, new Generator(seed));
    }

    /**
     * A sampler.
     *
     * @param weights one for each sample, at least 0 and finite, not all 0; they need not sum to 1
     * @param count how many samples an epoch has, at least 1; without replacement at most as many as have a weight above 0
     * @param replacement whether a sample can come more than once in an epoch
     * @param generator what is drawn from
     * @throws IllegalArgumentException if weights or count are not as told
     */
    public WeightedSampler(double[] weights, int count, boolean replacement, Generator generator) {
        super(generator);
        this.weights = weights.clone();
        this.count = count;
        this.replacement = replacement;
        check();
    }

    /**
     * A sampler with replacement that comes to every class equally often: wᵢ = 1 / (number of samples of i's class).
     *
     * @param labels the class of each sample; those of a {@code Dataset} are {@code dataset.all().targets()}
     * @param seed of the generator
     */
    public static WeightedSampler balanced(Tensor labels, long seed) {
        long[] classes = labels.toLongArray();
        Map<Long, Integer> members = new HashMap<>();
        for (long label : classes) {
            members.merge(label, 1, Integer::sum);
        }
        return new WeightedSampler(
                Arrays.stream(classes)
                        .mapToDouble(label -> 1.0 / Objects.requireNonNull(members.get(label)))
                        .toArray(),
                seed);
    }

    private void check() {
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "WeightedSampler: expected finite weights of at least 0, but that of sample %d is %s"
                                .formatted(i, weights[i]));
            }
        }
        long possible = Arrays.stream(weights).filter(weight -> weight > 0).count();
        if (possible == 0 || !(Arrays.stream(weights).sum() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "WeightedSampler: the %d weights must have a finite sum above 0, or nothing can be drawn"
                            .formatted(weights.length));
        }
        if (count < 1 || (!replacement && count > possible)) {
            throw new IllegalArgumentException("WeightedSampler: cannot draw %d samples of %d with a weight above 0%s"
                    .formatted(
                            count,
                            possible,
                            count < 1 ? "; draw at least 1" : " without replacement; draw fewer, or with replacement"));
        }
    }

    @Override
    public int count(int samples) {
        if (samples != weights.length) {
            throw new IllegalArgumentException(
                    "WeightedSampler: there are %d weights, but the data set has %d samples; give one weight for each sample"
                            .formatted(weights.length, samples));
        }
        return count;
    }

    @Override
    public int[] order(int samples) {
        count(samples);
        return replacement ? withReplacement() : withoutReplacement();
    }

    /** Looks each random number up among the running sums of the weights. */
    private int[] withReplacement() {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        double total = sums[sums.length - 1];
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            // Rounding must not reach the total, which is above no running sum.
            order[i] = firstAbove(sums, Math.min(generator.nextDouble() * total, Math.nextDown(total)));
        }
        return order;
    }

    /** The first position whose running sum is above a number; so a weight of 0 is never met. */
    private static int firstAbove(double[] sums, double number) {
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The samples with the largest keys u^(1/w), for u from (0, 1]; compared by log(u) / w, which does not round to 0. */
    private int[] withoutReplacement() {
        double[] keys = new double[weights.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = StrictMath.log(1 - generator.nextDouble()) / weights[i];
        }
        return IntStream.range(0, keys.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> keys[i]).reversed())
                .mapToInt(Integer::intValue)
                .limit(count)
                .toArray();
    }
}
