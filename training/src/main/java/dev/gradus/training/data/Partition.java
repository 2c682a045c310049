package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Says which samples are learned from and which are held out, by their positions.
 *
 * <pre>{@code
 * Split split = dataset.split(Partition.stratified(dataset.targets(), 0.8, 42));
 *
 * for (Partition fold : Partition.folds(dataset.size(), 5, 42)) {
 *     Split split = dataset.split(fold);
 *     ...
 * }
 * }</pre>
 *
 * <p>The same seed gives the same partition. Parts that would be empty are refused with an
 * {@link IllegalArgumentException}.
 */
public final class Partition {
    private final int[] training;
    private final int[] heldOut;

    private Partition(int[] training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Deals at random.
     *
     * @param samples how many there are
     * @param fraction the share of the first part, between 0 and 1; the number of samples is rounded
     */
    public static Partition random(int samples, double fraction, long seed) {
        int first = first(samples, fraction);
        int[] order = new Generator(seed).permutation(samples);
        return new Partition(Arrays.copyOf(order, first), Arrays.copyOfRange(order, first, samples));
    }

    /**
     * Deals at random within each class, so that both parts have the classes in the same proportions, to within one sample
     * of each class.
     *
     * @param labels the class of each sample: a tensor's elements
     * @param fraction the share of the first part, between 0 and 1; the number of samples is rounded
     */
    public static Partition stratified(Tensor labels, double fraction, long seed) {
        return stratified(boxed(labels), fraction, seed);
    }

    /** As {@link #stratified(Tensor, double, long)}, with classes that are equal if their objects are, such as texts. */
    public static Partition stratified(List<?> labels, double fraction, long seed) {
        int samples = labels.size();
        long first = first(samples, fraction);
        // Of samples that stand class by class, every (samples / first)-th goes into the first part.
        return dealt(byClass(labels, seed), seed, place -> (place + 1) * first / samples > place * first / samples);
    }

    /**
     * Deals whole groups at random, such as all pictures of one patient; the first part is the larger of what comes near the
     * fraction, as groups allow.
     *
     * @param groups the group of each sample
     * @param fraction the share of the first part, between 0 and 1
     */
    public static Partition byGroup(List<?> groups, double fraction, long seed) {
        int samples = groups.size();
        int first = first(samples, fraction);
        List<List<Integer>> members = new ArrayList<>(members(groups).values());
        int[] order = new Generator(seed).permutation(members.size());
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int i : order) {
            (training.size() < first ? training : heldOut).addAll(members.get(i));
        }
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException(
                    "Partition: both parts need at least one of the %d groups, but a fraction of %s takes them all into the first; use a smaller one"
                            .formatted(members.size(), fraction));
        }
        return new Partition(ints(training), ints(heldOut));
    }

    /**
     * Deals at random into k parts of nearly equal size, each of which is held out once.
     *
     * @param samples how many there are
     * @param k at least 2, at most the number of samples
     */
    public static List<Partition> folds(int samples, int k, long seed) {
        return folds(new Generator(seed).permutation(samples), k, seed);
    }

    /** As {@link #folds(int, int, long)}, with the classes in each part in the same proportions, to within one sample. */
    public static List<Partition> stratifiedFolds(Tensor labels, int k, long seed) {
        return stratifiedFolds(boxed(labels), k, seed);
    }

    /** As {@link #stratifiedFolds(Tensor, int, long)}, with classes that are equal if their objects are. */
    public static List<Partition> stratifiedFolds(List<?> labels, int k, long seed) {
        return folds(byClass(labels, seed), k, seed);
    }

    private static List<Partition> folds(int[] order, int k, long seed) {
        if (k < 2 || k > order.length) {
            throw new IllegalArgumentException(
                    "Partition: expected from 2 folds to as many as there are samples (%d), got %d"
                            .formatted(order.length, k));
        }
        return IntStream.range(0, k)
                .mapToObj(fold -> dealt(order, seed, place -> place % k != fold))
                .toList();
    }

    /** Whether the sample at a place of an order goes into the first part. */
    private interface Dealer {
        boolean deals(long place);
    }

    private static Partition dealt(int[] order, long seed, Dealer toTraining) {
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int place = 0; place < order.length; place++) {
            (toTraining.deals(place) ? training : heldOut).add(order[place]);
        }
        return new Partition(shuffled(training, seed), shuffled(heldOut, seed));
    }

    /** The positions class by class, at random within each. */
    private static int[] byClass(List<?> labels, long seed) {
        Generator generator = new Generator(seed);
        List<Integer> order = new ArrayList<>(labels.size());
        for (List<Integer> ofClass : members(labels).values()) {
            for (int i : generator.permutation(ofClass.size())) {
                order.add(ofClass.get(i));
            }
        }
        return ints(order);
    }

    private static Map<Object, List<Integer>> members(List<?> labels) {
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            members.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        return members;
    }

    private static int first(int samples, double fraction) {
        long first = Math.round(fraction * samples);
        // Written so that a fraction that is not a number is refused too.
        if (!(fraction > 0 && fraction < 1) || first < 1 || first >= samples) {
            throw new IllegalArgumentException(
                    "split: both parts need at least one of the %d samples, but a fraction of %s puts %d of them into the first; use a fraction between 0 and 1"
                            .formatted(samples, fraction, first));
        }
        return (int) first;
    }

    /** So that nothing is learned from the order in which classes were dealt. */
    private static int[] shuffled(List<Integer> positions, long seed) {
        int[] order = new Generator(seed).permutation(positions.size());
        return Arrays.stream(order).map(positions::get).toArray();
    }

    private static List<Double> boxed(Tensor labels) {
        return Arrays.stream(labels.toDoubleArray()).boxed().toList();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The positions of the samples to learn from. */
    public int[] training() {
        return training.clone();
    }

    /** The positions of the samples to validate or test on. */
    public int[] heldOut() {
        return heldOut.clone();
    }
}
