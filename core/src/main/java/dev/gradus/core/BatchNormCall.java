package dev.gradus.core;

import dev.gradus.core.kernel.ChannelShape;
import org.jspecify.annotations.Nullable;

/** A call of a batch normalisation: checked, and given its statistics. */
final class BatchNormCall {
    private static final String NAME = "batchNorm";

    private final Tensor x;
    private final @Nullable Tensor runningMean;
    private final @Nullable Tensor runningVar;
    private final Tensor weight;
    private final Tensor bias;
    private final double eps;
    private final ChannelShape sizes;

    BatchNormCall(
            Tensor x,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            double eps) {
        if (x.rank() < 2) {
            throw error("expected an input of shape (batch, channels, ...), got the shape %s", x.shape());
        }
        if (!x.dtype().isFloating()) {
            throw error("the input must be float32 or float64, got %s; convert it with to(DType)", x.dtype());
        }
        if (!(eps >= 0)) {
            throw error("expected an eps of at least 0, got %s", eps);
        }
        Shape shape = x.shape();
        this.x = x;
        this.sizes = new ChannelShape(shape.size(0), shape.size(1), shape.product(2, shape.rank()));
        this.runningMean = ofChannels("running mean", runningMean);
        this.runningVar = ofChannels("running variance", runningVar);
        this.weight = parameter("weight", weight, 1);
        this.bias = parameter("bias", bias, 0);
        this.eps = eps;
    }

    private Tensor parameter(String name, @Nullable Tensor parameter, double otherwise) {
        if (parameter == null) {
            return Tensor.full(otherwise, x.dtype(), Shape.of(sizes.channels()));
        }
        Products.checkType(NAME, name, parameter, x);
        ofChannels(name, parameter);
        return parameter;
    }

    private @Nullable Tensor ofChannels(String name, @Nullable Tensor tensor) {
        if (tensor != null && !tensor.shape().equals(Shape.of(sizes.channels()))) {
            throw error(
                    "expected a %s of shape (%d,) for the channels of the input %s, got %s",
                    name, sizes.channels(), x.shape(), tensor.shape());
        }
        return tensor;
    }

    Tensor apply(boolean training, double momentum) {
        return new BatchNorm(NAME, sizes, training ? ofBatch(momentum) : fixed(), eps, training).apply(x, weight, bias);
    }

    private ChannelStatistics fixed() {
        if (runningMean == null || runningVar == null) {
            throw error("without running statistics there is only training; give both the mean and the variance");
        }
        return new ChannelStatistics(runningMean.toDoubleArray(), runningVar.toDoubleArray(), eps);
    }

    private ChannelStatistics ofBatch(double momentum) {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw error("expected a momentum from 0 to 1, got %s", momentum);
        }
        if (sizes.perChannel() < 2) {
            throw error(
                    "training needs more than one element per channel, got the input %s; take a larger batch, or evaluate",
                    x.shape());
        }
        double[] mean = new double[sizes.channels()];
        double[] variance = new double[sizes.channels()];
        x.dtype().floating().normalization().moments(sizes, x.denseArray(), mean, variance);
        move(runningMean, mean, 1, momentum);
        move(runningVar, variance, sizes.perChannel() / (sizes.perChannel() - 1.0), momentum);
        return new ChannelStatistics(mean, variance, eps);
    }

    private static void move(@Nullable Tensor running, double[] statistic, double factor, double momentum) {
        if (running != null) {
            double[] values = running.toDoubleArray();
            for (int c = 0; c < values.length; c++) {
                values[c] = (1 - momentum) * values[c] + momentum * (factor * statistic[c]);
            }
            running.copyFrom(Tensor.of(values));
        }
    }

    private static OperationException error(String problem, Object... arguments) {
        return new OperationException(NAME, problem.formatted(arguments));
    }
}
