package dev.gradus.layers;

import dev.gradus.core.Buffer;
import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What normalisations of channels have in common that may keep running statistics.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class ChannelNorm<L extends ChannelNorm<L>> extends Layer implements NewOutput
        permits BatchNorm, InstanceNorm {
    final int channels;
    final @Nullable Parameter weight;
    final @Nullable Parameter bias;
    final @Nullable Buffer runningMean;
    final @Nullable Buffer runningVar;
    final @Nullable Buffer numBatchesTracked;
    OptionalDouble momentum = OptionalDouble.of(0.1);
    double eps = 1e-5;

    ChannelNorm(int channels, boolean affine, boolean trackRunningStats) {
        if (channels < 1) {
            throw new IllegalArgumentException("%s: expected at least 1 channel, got %d"
                    .formatted(getClass().getSimpleName(), channels));
        }
        this.channels = channels;
        weight = affine ? parameter("weight", new ConstantValue(1), channels) : null;
        bias = affine ? parameter("bias", new ConstantValue(0), channels) : null;
        runningMean = trackRunningStats ? buffer("running_mean", new ConstantValue(0), channels) : null;
        runningVar = trackRunningStats ? buffer("running_var", new ConstantValue(1), channels) : null;
        numBatchesTracked = trackRunningStats ? buffer("num_batches_tracked", Tensor.scalar(0, DType.INT64)) : null;
    }

    /**
     * Sets the share of a batch in the running statistics; 0.1 unless set.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public L momentum(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("%s: expected a momentum from 0 to 1, got %s"
                    .formatted(getClass().getSimpleName(), share));
        }
        momentum = OptionalDouble.of(share);
        return self();
    }

    /**
     * Sets what is added to the variance; 1e-5 unless set.
     *
     * @throws IllegalArgumentException if it is not at least 0
     */
    public L eps(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("%s: expected an eps of at least 0, got %s"
                    .formatted(getClass().getSimpleName(), value));
        }
        eps = value;
        return self();
    }

    /** The factors, (channels); empty for a layer without. */
    public Optional<Parameter> weight() {
        return Optional.ofNullable(weight);
    }

    /** What is added, (channels); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    /** The running mean, (channels), which starts with 0; empty for a layer without running statistics. */
    public Optional<Buffer> runningMean() {
        return Optional.ofNullable(runningMean);
    }

    /** The running variance, (channels), which starts with 1; empty for a layer without running statistics. */
    public Optional<Buffer> runningVar() {
        return Optional.ofNullable(runningVar);
    }

    abstract L self();

    /** Whether an input of this rank will do. */
    abstract boolean accepts(int rank);

    /** The shape of an input in words. */
    abstract String inputShape(int channelCount);

    /** The shape of an input that will not do. */
    final OperationException unexpected(Tensor x) {
        return new OperationException(
                typeName(), "expected an input of shape %s, got %s".formatted(inputShape(channels), x.shape()));
    }

    @Override
    protected Settings settings() {
        return Settings.of("channels", channels).and("eps", eps, 1e-5).and("momentum", momentum, 0.1);
    }
}
