package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings groups of channels to a mean of 0 and a variance of 1, in each observation by itself, then scales and shifts each
 * channel as learned.
 *
 * <p>y = (x - μ) / √(σ² + ε) · weight + bias, where μ and σ² are the mean and the variance of the group in the observation.
 *
 * <p><b>Shape</b>: (batch, channels, ...) to the same. The parameters are {@code weight} (channels), which starts with ones,
 * and {@code bias} (channels), which starts with zeros.
 *
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He 2018: Group normalization</a>
 */
public final class GroupNorm extends Layer implements NewOutput {
    private final int groups;
    private final int channels;
    private final @Nullable Parameter weight;
    private final @Nullable Parameter bias;
    private double eps = 1e-5;

    /**
     * A layer that scales and shifts.
     *
     * @param groups into how many groups of neighbours the channels are divided, at least 1
     * @param channels the number of channels, at least 1 and divisible by the groups
     * @throws IllegalArgumentException if they are not
     */
    public GroupNorm(int groups, int channels) {
        this(groups, channels, true);
    }

    /**
     * A layer.
     *
     * @param groups into how many groups of neighbours the channels are divided, at least 1
     * @param channels the number of channels, at least 1 and divisible by the groups
     * @param affine whether it scales and shifts
     * @throws IllegalArgumentException if they are not
     */
    public GroupNorm(int groups, int channels, boolean affine) {
        if (groups < 1 || channels < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(
                    "GroupNorm: expected at least 1 group and 1 channel, the channels divisible by the groups, got %d and %d"
                            .formatted(groups, channels));
        }
        this.groups = groups;
        this.channels = channels;
        weight = affine ? parameter("weight", new ConstantValue(1), channels) : null;
        bias = affine ? parameter("bias", new ConstantValue(0), channels) : null;
    }

    /**
     * Sets what is added to the variance; 1e-5 unless set.
     *
     * @throws IllegalArgumentException if it is not at least 0
     */
    public GroupNorm eps(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("GroupNorm: expected an eps of at least 0, got " + value);
        }
        eps = value;
        return this;
    }

    /** The factors, (channels); empty for a layer without. */
    public Optional<Parameter> weight() {
        return Optional.ofNullable(weight);
    }

    /** What is added, (channels); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() < 2 || x.size(1) != channels) {
            throw new OperationException(
                    typeName(), "expected an input of shape (batch, %d, ...), got %s".formatted(channels, x.shape()));
        }
        return x.groupNorm(groups, weight, bias, eps);
    }

    @Override
    protected Settings settings() {
        return Settings.of("groups", groups)
                .and("channels", channels)
                .and("eps", eps, 1e-5)
                .and("affine", weight != null, true);
    }
}
