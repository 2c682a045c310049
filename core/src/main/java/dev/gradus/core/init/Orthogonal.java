package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Rows (or columns, if these are fewer) that are orthogonal to each other and of length {@code gain} (Saxe et al. 2014). PyTorch's {@code orthogonal_}. */
public final class Orthogonal implements Initializer {
    private final double gain;

    /** Directions of length 1. */
    public Orthogonal() {
        this(1);
    }

    /** Directions of the given length. */
    public Orthogonal(double gain) {
        this.gain = gain;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        int columns = Fan.of(sizes).in();
        int rows = sizes[0];
        int count = Math.min(rows, columns);
        double[][] basis = new double[count][];
        for (int i = 0; i < count; i++) {
            basis[i] = nextDirection(generator.normal(Math.max(rows, columns), 0, 1), basis, i);
        }
        Tensor result = Tensor.from(basis).mul(gain).to(DType.FLOAT32);
        return (rows <= columns ? result : result.t()).reshape(sizes);
    }

    /** Gram and Schmidt, twice, since once loses orthogonality to rounding. */
    private static double[] nextDirection(double[] vector, double[][] basis, int known) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < known; i++) {
                addScaled(vector, basis[i], -dot(vector, basis[i]));
            }
        }
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] source, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
