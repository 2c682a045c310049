package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What all losses are tested with.
 *
 * @param make a new loss
 * @param formula the losses of the single elements or observations, in plain Java
 * @param prediction float64
 * @param target float64, or int64 classes
 * @param unreduced the shape of the losses before they are reduced
 */
record LossCase(Supplier<Loss> make, Formula formula, Tensor prediction, Tensor target, Shape unreduced) {
    private LossCase(Supplier<Loss> make, Formula formula, Tensor prediction, Tensor target) {
        this(make, formula, prediction, target, target.shape());
    }

    /** The unreduced losses from elements in row-major order. */
    interface Formula {
        double[] apply(double[] prediction, double[] target);
    }

    /** The loss of one output and its target. */
    interface ElementFormula {
        double apply(double prediction, double target);
    }

    /** A loss that compares element by element; numbers from 0 to 1. */
    static LossCase elementwise(Supplier<Loss> make, ElementFormula formula, int... sizes) {
        Generator generator = new Generator(11);
        return new LossCase(
                make,
                each(formula),
                Tensor.uniform(generator, 0.05, 0.95, DType.FLOAT64, sizes),
                Tensor.uniform(generator, 0.05, 0.95, DType.FLOAT64, sizes));
    }

    /** A loss that compares scores with targets of 1 and -1, to which no gradient flows. */
    static LossCase signs(Supplier<Loss> make, ElementFormula formula) {
        return new LossCase(
                make,
                each(formula),
                Tensor.normal(new Generator(13), 0, 0.5, DType.FLOAT64, 4, 2),
                Tensor.of(new long[] {1, -1, -1, 1, 1, 1, -1, -1}, 4, 2));
    }

    /** A loss of twelve regions of five positions each, in three classes of four observations. */
    static LossCase regions(Supplier<Loss> make, Formula formula) {
        Generator generator = new Generator(14);
        return new LossCase(
                make,
                formula,
                Tensor.uniform(generator, 0.05, 0.95, DType.FLOAT64, 4, 3, 5),
                Tensor.uniform(generator, 0.05, 0.95, DType.FLOAT64, 4, 3, 5),
                Shape.of(4, 3));
    }

    private static Formula each(ElementFormula formula) {
        return (prediction, target) -> {
            double[] losses = new double[prediction.length];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = formula.apply(prediction[i], target[i]);
            }
            return losses;
        };
    }

    /** A loss of four observations with three classes. */
    static LossCase classes(Supplier<Loss> make, Formula formula) {
        return new LossCase(
                make, formula, Tensor.normal(new Generator(12), 0, 2, DType.FLOAT64, 4, 3), Tensor.of(2L, 0L, 1L, 2L));
    }

    /** A loss of four observations with three labels each, of which any may be right in part. */
    static LossCase rows(Supplier<Loss> make, Formula formula) {
        Generator generator = new Generator(15);
        return new LossCase(
                make,
                formula,
                Tensor.normal(generator, 0, 2, DType.FLOAT64, 4, 3),
                Tensor.uniform(generator, 0.05, 0.95, DType.FLOAT64, 4, 3),
                Shape.of(4));
    }

    /** A loss of four observations, each of which is of one or two of three classes. */
    static LossCase labels(Supplier<Loss> make, Formula formula) {
        return new LossCase(
                make,
                formula,
                Tensor.normal(new Generator(12), 0, 2, DType.FLOAT64, 4, 3),
                Tensor.of(new long[] {2, -1, 1, 0, 1, -1, 1, -1, -1, 2, 0, -1}, 4, 3),
                Shape.of(4));
    }

    /** The same values, as every third element of an array. */
    static Tensor strided(Tensor x) {
        return x.unsqueeze(-1).broadcastTo(stretched(x)).copy().select(-1, 1);
    }

    private static int[] stretched(Tensor x) {
        int[] sizes = Arrays.copyOf(x.shape().toArray(), x.rank() + 1);
        sizes[x.rank()] = 3;
        return sizes;
    }

    @Override
    public String toString() {
        return make.get() + " on " + prediction.shape() + " and " + target.dtype();
    }
}
