package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.function.Supplier;

/**
 * What all losses of three tensors are tested with.
 *
 * @param make a new loss
 * @param formula the losses of the single elements or observations, in plain Java
 * @param first float64
 * @param second float64
 * @param third float64, or int64 where no gradient flows to it
 */
record TernaryCase(Supplier<TernaryLoss<?>> make, Formula formula, Tensor first, Tensor second, Tensor third) {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    /** The loss of an element or a row. */
    interface Formula {
        double apply(double[] first, double[] second, double[] third);
    }

    /** A loss of vectors of length 3, four at a time, and the third argument given. */
    static TernaryCase rows(Supplier<TernaryLoss<?>> make, Formula formula, Tensor third) {
        return new TernaryCase(make, formula, normal(21, ROWS, COLUMNS), normal(22, ROWS, COLUMNS), third);
    }

    /** A loss of single numbers, four at a time. */
    static TernaryCase elements(Supplier<TernaryLoss<?>> make, Formula formula, Tensor third) {
        return new TernaryCase(make, formula, normal(23, ROWS), normal(24, ROWS), third);
    }

    static Tensor normal(long seed, int... sizes) {
        return Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, sizes);
    }

    double[] expected() {
        double[] losses = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            losses[i] = formula.apply(row(first, i), row(second, i), row(third, i));
        }
        return losses;
    }

    private static double[] row(Tensor x, int i) {
        return x.select(0, i).toDoubleArray();
    }

    @Override
    public String toString() {
        return make.get() + " on " + first.shape() + " and " + third.dtype();
    }
}
