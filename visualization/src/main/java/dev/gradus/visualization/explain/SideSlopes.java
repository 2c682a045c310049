package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import java.util.function.DoubleSupplier;

/**
 * How steep L is from θ to both sides, where θ is one element of a leaf.
 *
 * @param left (L(θ) - L(θ - h)) / h
 * @param right (L(θ + h) - L(θ)) / h
 * @param central (L(θ + h) - L(θ - h)) / 2h
 */
record SideSlopes(double left, double right, double central) {
    /**
     * Changes the element for two forward passes, and puts it back.
     *
     * @param loss L, computed with what the leaf holds at the time
     * @param here L(θ)
     */
    static SideSlopes of(DoubleSupplier loss, double here, Tensor leaf, double step, int... index) {
        double value = leaf.get(index);
        try {
            // Read back, since a float32 is not moved by h exactly.
            set(leaf, value + step, index);
            double above = leaf.get(index);
            double upper = loss.getAsDouble();
            set(leaf, value - step, index);
            double below = leaf.get(index);
            double lower = loss.getAsDouble();
            return new SideSlopes(
                    (here - lower) / (value - below),
                    (upper - here) / (above - value),
                    (upper - lower) / (above - below));
        } finally {
            set(leaf, value, index);
        }
    }

    private static void set(Tensor leaf, double value, int... index) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            leaf.set(value, index);
        }
    }

    /** By how much the slope changes at θ. */
    double change() {
        return right - left;
    }

    double steepest() {
        return Math.max(Math.abs(left), Math.abs(right));
    }

    /**
     * Whether a kink of L lies between θ - h and θ + h. With a step of half the size, a curve's slopes differ half as much and
     * its central one is the same; those at a kink J in size and d from θ are J·|3d/h - 1| and J·d/2h off, or J·(1 - d/h) and
     * half of it for d > h/2, so wherever it lies one of them is at least a fifth or an eighth of the change J·(1 - d/h).
     *
     * @param half the slopes of half the step
     * @param rounding how much of a slope may be rounding
     */
    boolean haveKink(SideSlopes half, double rounding) {
        double change = Math.abs(change());
        double changeOff = Math.abs(change() - 2 * half.change());
        double centralOff = Math.abs(central - half.central);
        // The losses come into them with factors of the norms 2.4, 8.4 and 1.6.
        return change > 3 * rounding
                && (changeOff > Math.max(9 * rounding, change / 5) || centralOff > Math.max(2 * rounding, change / 8));
    }
}
