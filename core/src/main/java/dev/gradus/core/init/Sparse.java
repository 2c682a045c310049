package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Normally distributed, but for a share of each column, which is 0: each input starts with few connections (Martens 2010: Deep
 * learning via Hessian-free optimization). PyTorch's {@code sparse_}.
 */
public final class Sparse implements Initializer {
    private final double sparsity;
    private final double deviation;

    /**
     * With a standard deviation of 0.01.
     *
     * @param sparsity the share of each column that is 0, from 0 to 1
     */
    public Sparse(double sparsity) {
        this(sparsity, 0.01);
    }

    /**
     * With any standard deviation.
     *
     * @param sparsity the share of each column that is 0, from 0 to 1
     * @param deviation of the others
     */
    public Sparse(double sparsity, double deviation) {
        if (!(sparsity >= 0 && sparsity <= 1)) {
            throw new IllegalArgumentException("The share that is 0 must be from 0 to 1, got " + sparsity);
        }
        this.sparsity = sparsity;
        this.deviation = Deviation.checked(deviation);
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        if (sizes.length != 2) {
            throw new IllegalArgumentException(
                    "Only a weight of 2 dimensions (out, in) can be made sparse, got %d".formatted(sizes.length));
        }
        int rows = sizes[0];
        int columns = sizes[1];
        double[] values = generator.normal(rows * columns, 0, deviation);
        int zeros = (int) Math.ceil(sparsity * rows);
        for (int column = 0; column < columns; column++) {
            int[] order = generator.permutation(rows);
            for (int i = 0; i < zeros; i++) {
                values[order[i] * columns + column] = 0;
            }
        }
        return Tensor.of(values, sizes).to(DType.FLOAT32);
    }
}
