package dev.gradus.core;

import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The derivative of L = Σ v f by one element x of a tensor: (L(x + h) - L(x - h)) / 2h, whose error shrinks with h².
 *
 * @param function computes f from what the tensor holds at the time
 * @param weights v
 * @param step h
 */
public record CentralDifferences(Supplier<Tensor> function, Tensor weights, double step) {
    /**
     * Changes the element for two evaluations, and puts it back.
     *
     * @param x a leaf that the function computes from
     * @param index the position of the element in each dimension
     */
    public double derivative(Tensor x, int... index) {
        double value = x.get(index);
        double above = value + step;
        double below = value - step;
        try {
            Tensor upper = evaluate(x, above, index);
            Tensor lower = evaluate(x, below, index);
            // Element by element before the sum, which would drown the small differences of large values.
            return weights.mul(upper.sub(lower)).sum().item() / (above - below);
        } finally {
            set(x, value, index);
        }
    }

    private Tensor evaluate(Tensor x, double value, int... index) {
        set(x, value, index);
        // A copy, since the result may be a view of what is about to change.
        return function.get().detach().copy();
    }

    private static void set(Tensor x, double value, int... index) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            x.set(value, index);
        }
    }

    /** The position in each dimension of the element that comes at a place in row-major order. */
    static int[] indexOf(Shape shape, int place) {
        int[] index = new int[shape.rank()];
        int rest = place;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.size(dim);
            rest /= shape.size(dim);
        }
        return index;
    }

    /** Which elements to look at: all, or an arbitrary but always equal choice of a few. */
    static int[] sample(int elements, int most) {
        int[] places = new Generator(0).permutation(elements);
        int[] chosen = Arrays.copyOf(places, Math.min(elements, most));
        Arrays.sort(chosen);
        return chosen;
    }
}
