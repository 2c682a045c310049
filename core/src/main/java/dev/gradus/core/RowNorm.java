package dev.gradus.core;

import dev.gradus.core.kernel.ChannelShape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Normalisations by statistics of a part of one observation, which stands in a row: each is a channel to {@link BatchNorm}. */
final class RowNorm {
    private RowNorm() {}

    /** Each of the trailing parts of a shape, normalised, then scaled and shifted element by element. */
    static Tensor layerNorm(
            Tensor x, int[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        String name = "layerNorm";
        Shape row = checkedRow(name, x, normalizedShape);
        Tensor normalized = standardized(name, x, x.shape().product(0, x.rank() - row.rank()), eps);
        Tensor scaled = weight == null ? normalized : normalized.mul(ofRow(name, "weight", weight, row, x));
        return bias == null ? scaled : scaled.add(ofRow(name, "bias", bias, row, x));
    }

    /** x / √(mean x² + eps) of each of the trailing parts of a shape, then scaled element by element. */
    static Tensor rmsNorm(Tensor x, int[] normalizedShape, @Nullable Tensor weight, double eps) {
        String name = "rmsNorm";
        Shape row = checkedRow(name, x, normalizedShape);
        checkEps(name, eps);
        int[] dims = IntStream.range(x.rank() - row.rank(), x.rank()).toArray();
        Tensor normalized = x.mul(x.square().mean(dims, true).add(eps).rsqrt());
        return weight == null ? normalized : normalized.mul(ofRow(name, "weight", weight, row, x));
    }

    /** Each group of neighbouring channels of an observation, normalised, then each channel scaled and shifted. */
    static Tensor groupNorm(Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        String name = "groupNorm";
        checkChannels(name, x);
        if (groups < 1 || x.size(1) % groups != 0) {
            throw error(
                    name,
                    "expected a number of channels that %d groups can share evenly, got %d (input %s)",
                    groups,
                    x.size(1),
                    x.shape());
        }
        checkMoreThanOne(name, x, groups == 0 ? 0 : x.elements() / groups);
        return ChannelVector.affine(name, standardized(name, x, x.size(0) * groups, eps), weight, bias);
    }

    /** Each channel of an observation, normalised, then scaled and shifted. */
    static Tensor instanceNorm(Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        String name = "instanceNorm";
        checkChannels(name, x);
        checkMoreThanOne(name, x, x.shape().product(2, x.rank()));
        return ChannelVector.affine(name, standardized(name, x, x.size(0) * x.size(1), eps), weight, bias);
    }

    private static Tensor standardized(String name, Tensor x, int rows, double eps) {
        checkEps(name, eps);
        if (x.elements() == 0) {
            return x.copy();
        }
        Tensor flat = x.reshape(1, rows, x.elements() / rows);
        ChannelShape sizes = new ChannelShape(1, rows, flat.size(2));
        double[] mean = new double[rows];
        double[] variance = new double[rows];
        x.dtype().floating().normalization().moments(sizes, flat.denseArray(), mean, variance);
        Tensor ones = Tensor.full(1, x.dtype(), Shape.of(rows));
        Tensor zeros = Tensor.full(0, x.dtype(), Shape.of(rows));
        return new BatchNorm(name, sizes, new ChannelStatistics(mean, variance, eps), eps, true)
                .apply(flat, ones, zeros)
                .reshape(x.shape());
    }

    private static Shape checkedRow(String name, Tensor x, int[] normalizedShape) {
        checkFloating(name, x);
        int[] sizes = x.shape().toArray();
        int leading = sizes.length - normalizedShape.length;
        if (normalizedShape.length == 0
                || leading < 0
                || !Arrays.equals(normalizedShape, Arrays.copyOfRange(sizes, leading, sizes.length))) {
            throw error(
                    name,
                    "expected an input whose last dimensions are %s, got %s",
                    Arrays.toString(normalizedShape),
                    x.shape());
        }
        return Shape.of(normalizedShape);
    }

    private static Tensor ofRow(String name, String role, Tensor parameter, Shape row, Tensor x) {
        Products.checkType(name, role, parameter, x);
        if (!parameter.shape().equals(row)) {
            throw error(name, "expected a %s of shape %s, got %s", role, row, parameter.shape());
        }
        return parameter;
    }

    private static void checkChannels(String name, Tensor x) {
        if (x.rank() < 2) {
            throw error(name, "expected an input of shape (batch, channels, ...), got the shape %s", x.shape());
        }
        checkFloating(name, x);
    }

    private static void checkFloating(String name, Tensor x) {
        if (!x.dtype().isFloating()) {
            throw error(name, "the input must be float32 or float64, got %s; convert it with to(DType)", x.dtype());
        }
    }

    private static void checkEps(String name, double eps) {
        if (!(eps >= 0)) {
            throw error(name, "expected an eps of at least 0, got %s", eps);
        }
    }

    private static void checkMoreThanOne(String name, Tensor x, int elements) {
        if (elements == 1) {
            throw error(name, "expected more than one element to take statistics of, got the input %s", x.shape());
        }
    }

    private static OperationException error(String name, String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }
}
