package dev.gradus.core;

import java.util.Arrays;

/** A tensor within a frame of one number, or cut where the padding is negative; the gradient is cut or framed in turn. */
final class Pad extends Computation {
    private final int[] before;
    private final int[] after;
    private final double value;

    /** @param before how many positions to put in before each dimension, and {@code after} behind it */
    Pad(int[] before, int[] after, double value) {
        super("pad");
        this.before = before;
        this.after = after;
        this.value = value;
    }

    @Override
    Shape shape(Tensor... inputs) {
        int[] sizes = inputs[0].shape().toArray();
        for (int dim = 0; dim < sizes.length; dim++) {
            if (cut(before[dim]) + cut(after[dim]) > sizes[dim]) {
                throw error(
                        "the paddings %d and %d cut more from dimension %d of shape %s than its size",
                        before[dim], after[dim], dim, inputs[0].shape());
            }
            sizes[dim] += before[dim] + after[dim];
        }
        return Shape.owning(sizes);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Layout.fill(output, value);
        Tensor source = inputs[0];
        Tensor target = output;
        for (int dim = 0; dim < before.length; dim++) {
            int length = source.size(dim) - cut(before[dim]) - cut(after[dim]);
            source = new Narrow(dim, cut(before[dim]), length).view(source);
            target = new Narrow(dim, Math.max(0, before[dim]), length).view(target);
        }
        Layout.write(target, source.denseArray());
    }

    private static int cut(int padding) {
        return Math.max(0, -padding);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Pad(negated(before), negated(after), 0).apply(upstream);
    }

    private static int[] negated(int... paddings) {
        return Arrays.stream(paddings).map(padding -> -padding).toArray();
    }
}
