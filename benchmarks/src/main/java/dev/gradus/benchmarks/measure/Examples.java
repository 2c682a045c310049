package dev.gradus.benchmarks.measure;

import java.util.SplittableRandom;

/** The batch that a workload trains on: the same numbers in every framework. */
public final class Examples {
    private final int count;
    private final float[] inputs;
    private final float[] targets;

    private Examples(int count, float[] inputs, float[] targets) {
        this.count = count;
        this.inputs = inputs;
        this.targets = targets;
    }

    /** The batch of a workload that trains, or the one of the network that predicts. */
    public static Examples of(Workload workload) {
        return switch (workload) {
            case TINY -> new Examples(1, new float[] {1, 0.5f}, new float[] {0.8f, 0.3f});
            case XOR -> new Examples(4, new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new float[] {0, 1, 1, 0});
            case WIDE -> new Examples(256, uniform(1, 256 * 1024), uniform(2, 256 * 1024));
            case CNN -> new Examples(64, uniform(1, 64 * 28 * 28), oneHot(2, 64));
            case LSTM -> new Examples(32, uniform(1, 32 * 64 * 128), uniform(2, 32 * 64 * 128));
            case TRANSFORMER -> new Examples(16, uniform(1, 16 * 64 * 256), uniform(2, 16 * 64 * 256));
            case MLP_ADAM, MLP_SGD, PREDICTION, COLD -> new Examples(128, uniform(1, 128 * 784), oneHot(2, 128));
            case MATMUL_512, MATMUL_1024, MATMUL_2048 ->
                throw new IllegalArgumentException(workload + " has no examples");
        };
    }

    /** Numbers from [0, 1), the same for the same seed. */
    public static float[] uniform(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(1 << 24) / (float) (1 << 24);
        }
        return numbers;
    }

    private static float[] oneHot(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] targets = new float[count * 10];
        for (int i = 0; i < count; i++) {
            targets[i * 10 + random.nextInt(10)] = 1;
        }
        return targets;
    }

    /** How many examples there are. */
    public int count() {
        return count;
    }

    /** The features, example by example. */
    public float[] inputs() {
        return inputs.clone();
    }

    /** What the network is to give, example by example: numbers, or a 1 at the place of the class. */
    public float[] targets() {
        return targets.clone();
    }

    /** The class of each example, for targets that have a 1 at its place. */
    public long[] labels() {
        int classes = targets.length / count;
        long[] labels = new long[count];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] == 1) {
                labels[i / classes] = i % classes;
            }
        }
        return labels;
    }
}
