package dev.gradus.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A vector with one number for each channel, brought in line with the tensor whose channels are meant. */
final class ChannelVector {
    private ChannelVector() {}

    /** The shape that brings it in line: (1, channels, 1, ...) for a tensor (batch, channels, ...). */
    static int[] sizes(Tensor x) {
        int[] sizes = new int[x.rank()];
        Arrays.fill(sizes, 1);
        sizes[1] = x.size(1);
        return sizes;
    }

    /** One number for each channel or one for all, in line with the tensor. */
    static Tensor oneOrEach(String operation, String name, Tensor vector, Tensor x) {
        Products.checkType(operation, name, vector, x);
        int channels = x.rank() < 2 ? 1 : x.size(1);
        if (vector.rank() != 1 || (vector.size(0) != 1 && vector.size(0) != channels)) {
            throw new OperationException(
                    operation,
                    "expected a %s of shape (1,)%s for the input %s, got %s"
                            .formatted(
                                    name,
                                    channels == 1 ? "" : " or (%d,)".formatted(channels),
                                    x.shape(),
                                    vector.shape()));
        }
        if (vector.size(0) == 1) {
            return x.rank() == 0 ? vector.squeeze(0) : vector;
        }
        return vector.reshape(sizes(x));
    }

    /** {@code x * weight[c] + bias[c]}, for the elements of each channel c. */
    static Tensor affine(String operation, Tensor x, @Nullable Tensor weight, @Nullable Tensor bias) {
        Tensor scaled = weight == null ? x : x.mul(each(operation, "weight", weight, x));
        return bias == null ? scaled : scaled.add(each(operation, "bias", bias, x));
    }

    private static Tensor each(String operation, String name, Tensor vector, Tensor x) {
        Products.checkType(operation, name, vector, x);
        if (!vector.shape().equals(Shape.of(x.size(1)))) {
            throw new OperationException(
                    operation,
                    "expected a %s of shape (%d,) for the channels of the input %s, got %s"
                            .formatted(name, x.size(1), x.shape(), vector.shape()));
        }
        return vector.reshape(sizes(x));
    }
}
