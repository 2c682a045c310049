package dev.gradus.core.init;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;

/**
 * The identity for a convolution: in each kernel of a channel onto itself the middle is 1, all else is 0. PyTorch's
 * {@code dirac_}.
 */
public final class Dirac implements Initializer {
    private final int groups;

    /** For a convolution without groups. */
    public Dirac() {
        this(1);
    }

    /**
     * For a convolution of groups, each of which has its own identity.
     *
     * @param groups at least 1
     */
    public Dirac(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("A convolution has at least 1 group, got " + groups);
        }
        this.groups = groups;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        if (sizes.length < 3 || sizes[0] % groups != 0) {
            throw new IllegalArgumentException(
                    "The identity for a convolution of %d groups is a weight (out, in / groups, kernel...) whose out is a multiple of the groups, got the shape %s"
                            .formatted(groups, Arrays.toString(sizes)));
        }
        int kernel = 1;
        int middle = 0;
        for (int dim = 2; dim < sizes.length; dim++) {
            kernel *= sizes[dim];
            middle = middle * sizes[dim] + sizes[dim] / 2;
        }
        int perGroup = sizes[0] / groups;
        float[] values = new float[sizes[0] * sizes[1] * kernel];
        for (int out = 0; out < sizes[0]; out++) {
            int in = out % perGroup;
            if (in < sizes[1] && kernel > 0) {
                values[(out * sizes[1] + in) * kernel + middle] = 1;
            }
        }
        return Tensor.of(values, sizes);
    }
}
