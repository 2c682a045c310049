package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the last dimensions of each observation to a mean of 0 and a variance of 1, then scales and shifts each element as
 * learned.
 *
 * <p>y = (x - μ) / √(σ² + ε) · weight + bias, where μ and σ² are the mean and the variance over these dimensions.
 *
 * <p><b>Shape</b>: (..., normalizedShape) to the same. The parameters are {@code weight} (normalizedShape), which starts with
 * ones, and {@code bias} (normalizedShape), which starts with zeros.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016: Layer normalization</a>
 */
public final class LayerNorm extends Layer implements NewOutput {
    private final int[] normalizedShape;
    private final @Nullable Parameter weight;
    private final @Nullable Parameter bias;
    private double eps = 1e-5;

    /**
     * A layer that scales and shifts.
     *
     * @param normalizedShape the sizes of the last dimensions, such as the number of features; at least one of them, and each
     *     at least 1
     * @throws IllegalArgumentException if they are not
     */
    public LayerNorm(int... normalizedShape) {
        this(normalizedShape, true, true);
    }

    /**
     * A layer.
     *
     * @param normalizedShape the sizes of the last dimensions; at least one of them, and each at least 1
     * @param affine whether it scales
     * @param bias whether it shifts, which it does not unless it scales
     * @throws IllegalArgumentException if the sizes are not as told
     */
    public LayerNorm(int[] normalizedShape, boolean affine, boolean bias) {
        this.normalizedShape = NormalizedShape.checked("LayerNorm", normalizedShape);
        weight = affine ? parameter("weight", new ConstantValue(1), normalizedShape) : null;
        this.bias = affine && bias ? parameter("bias", new ConstantValue(0), normalizedShape) : null;
    }

    /**
     * Sets what is added to the variance; 1e-5 unless set.
     *
     * @throws IllegalArgumentException if it is not at least 0
     */
    public LayerNorm eps(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("LayerNorm: expected an eps of at least 0, got " + value);
        }
        eps = value;
        return this;
    }

    /** The factors, (normalizedShape); empty for a layer without. */
    public Optional<Parameter> weight() {
        return Optional.ofNullable(weight);
    }

    /** What is added, (normalizedShape); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.layerNorm(normalizedShape, weight, bias, eps);
    }

    @Override
    protected Settings settings() {
        return Settings.of("shape", normalizedShape)
                .and("eps", eps, 1e-5)
                .and("affine", weight != null, true)
                .and("bias", bias != null, weight != null);
    }
}
