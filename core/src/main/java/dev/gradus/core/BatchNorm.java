package dev.gradus.core;

import com.google.common.primitives.Doubles;
import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.core.kernel.NormalizationKernels;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * y = x̂ w + b with x̂ = (x - μ) r and r = 1 / √(σ² + ε), for each channel. With u = ∂L/∂y, ∂L/∂b = Σ u, ∂L/∂w = Σ u x̂; and
 * ∂L/∂x = w r u if the statistics are fixed, w r (u - mean u - x̂ mean(u x̂)) if they are those of x.
 */
final class BatchNorm extends Computation {
    private static final int X = 0;
    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    private final ChannelShape sizes;
    private final ChannelStatistics statistics;
    private final double eps;
    private final boolean ofBatch;

    /** Of the gradient that is on its way through {@link #backward}, as soon as they are needed. */
    private @Nullable Sums sums;

    /**
     * A normalisation.
     *
     * @param ofBatch whether the statistics are those of the input
     */
    BatchNorm(String name, ChannelShape sizes, ChannelStatistics statistics, double eps, boolean ofBatch) {
        super(name);
        this.sizes = sizes;
        this.statistics = statistics;
        this.eps = eps;
        this.ofBatch = ofBatch;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[X].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        kernels(output)
                .normalize(
                        sizes,
                        inputs[X].denseArray(),
                        statistics.mean,
                        scale(inputs[WEIGHT]),
                        inputs[BIAS].toDoubleArray(),
                        output.storage.array);
    }

    @Override
    public Optional<OperationSettings> settings() {
        return Optional.of(new OperationSettings.Normalization(
                sizes, Doubles.asList(statistics.mean), Doubles.asList(statistics.variance), eps, ofBatch));
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        boolean onlyX = !needsGradient(WEIGHT) && !needsGradient(BIAS);
        keep(onlyX && !ofBatch ? null : inputs[X], needsGradient(X) ? inputs[WEIGHT] : null);
    }

    @Override
    void backward(Tensor gradient, BackwardPass pass) {
        super.backward(gradient, pass);
        sums = null;
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        if (Autograd.isRecording()) {
            return differentiable(input, upstream);
        }
        return switch (input) {
            case X -> ofBatch ? throughStatistics(upstream) : scaled(upstream);
            case WEIGHT -> constant(times(sums(upstream).products, statistics.inverse), upstream);
            default -> constant(sums(upstream).upstream, upstream);
        };
    }

    /** The same gradients, of operations that are recorded. */
    private Tensor differentiable(int input, Tensor upstream) {
        int[] dims = allButChannels(upstream.rank());
        if (input == BIAS) {
            return upstream.sum(dims);
        }
        if (input == X && !ofBatch) {
            return upstream.mul(
                    kept(WEIGHT).mul(constant(statistics.inverse, upstream)).reshape(ChannelVector.sizes(upstream)));
        }
        Tensor x = kept(X);
        Tensor mean =
                ofBatch ? x.mean(dims, true) : constant(statistics.mean, x).reshape(ChannelVector.sizes(x));
        Tensor deviation = x.sub(mean);
        Tensor inverse = ofBatch
                ? deviation.square().mean(dims, true).add(eps).rsqrt()
                : constant(statistics.inverse, x).reshape(ChannelVector.sizes(x));
        Tensor normalized = deviation.mul(inverse);
        Tensor product = upstream.mul(normalized);
        return input == WEIGHT
                ? product.sum(dims)
                : upstream.sub(upstream.mean(dims, true))
                        .sub(normalized.mul(product.mean(dims, true)))
                        .mul(inverse.mul(kept(WEIGHT).reshape(ChannelVector.sizes(x))));
    }

    private static int[] allButChannels(int rank) {
        return IntStream.range(0, rank).filter(dim -> dim != 1).toArray();
    }

    private Tensor scaled(Tensor upstream) {
        Tensor result = Tensor.allocate(upstream.dtype(), upstream.shape());
        double[] zeros = new double[sizes.channels()];
        kernels(result)
                .normalize(sizes, upstream.denseArray(), zeros, scale(kept(WEIGHT)), zeros, result.storage.array);
        return result;
    }

    private Tensor throughStatistics(Tensor upstream) {
        Sums of = sums(upstream);
        double[] scale = scale(kept(WEIGHT));
        double[] slope = new double[scale.length];
        double[] shift = new double[scale.length];
        for (int c = 0; c < scale.length; c++) {
            double inverse = statistics.inverse[c];
            shift[c] = -scale[c] * of.upstream[c] / sizes.perChannel();
            slope[c] = -scale[c] * inverse * inverse * of.products[c] / sizes.perChannel();
        }
        Tensor result = Tensor.allocate(upstream.dtype(), upstream.shape());
        kernels(result)
                .combine(
                        sizes,
                        kept(X).denseArray(),
                        upstream.denseArray(),
                        statistics.mean,
                        scale,
                        slope,
                        shift,
                        result.storage.array);
        return result;
    }

    private double[] scale(Tensor weight) {
        return times(weight.toDoubleArray(), statistics.inverse);
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int c = 0; c < a.length; c++) {
            product[c] = a[c] * b[c];
        }
        return product;
    }

    private static Tensor constant(double[] values, Tensor like) {
        return Tensor.of(values).to(like.dtype());
    }

    private static NormalizationKernels<Object> kernels(Tensor x) {
        return x.dtype().floating().normalization();
    }

    private Sums sums(Tensor upstream) {
        Sums result = sums;
        if (result == null) {
            result = new Sums(new double[sizes.channels()], new double[sizes.channels()]);
            kernels(upstream)
                    .sums(
                            sizes,
                            kept(X).denseArray(),
                            upstream.denseArray(),
                            statistics.mean,
                            result.upstream,
                            result.products);
            sums = result;
        }
        return result;
    }

    /** Σ u and Σ u (x - μ) of each channel. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sums(double[] upstream, double[] products) {}
}
