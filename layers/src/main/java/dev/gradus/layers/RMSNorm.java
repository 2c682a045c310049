package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Divides the last dimensions of each observation by their root mean square, then scales each element as learned.
 *
 * <p>y = x / √(mean x² + ε) · weight, the mean being taken over these dimensions.
 *
 * <p><b>Shape</b>: (..., normalizedShape) to the same. The parameter is {@code weight} (normalizedShape), which starts with
 * ones.
 *
 * @see <a href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich 2019: Root mean square layer normalization</a>
 */
public final class RMSNorm extends Layer implements NewOutput {
    private final int[] normalizedShape;
    private final @Nullable Parameter weight;
    private OptionalDouble eps = OptionalDouble.empty();

    /**
     * A layer that scales.
     *
     * @param normalizedShape the sizes of the last dimensions, such as the number of features; at least one of them, and each
     *     at least 1
     * @throws IllegalArgumentException if they are not
     */
    public RMSNorm(int... normalizedShape) {
        this(normalizedShape, true);
    }

    /**
     * A layer.
     *
     * @param normalizedShape the sizes of the last dimensions; at least one of them, and each at least 1
     * @param affine whether it scales
     * @throws IllegalArgumentException if the sizes are not as told
     */
    public RMSNorm(int[] normalizedShape, boolean affine) {
        this.normalizedShape = NormalizedShape.checked("RMSNorm", normalizedShape);
        weight = affine ? parameter("weight", new ConstantValue(1), normalizedShape) : null;
    }

    /**
     * Sets what is added to the mean of the squares; unless set, the distance from 1 to the next larger number of the input's
     * type.
     *
     * @throws IllegalArgumentException if it is not at least 0
     */
    public RMSNorm eps(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("RMSNorm: expected an eps of at least 0, got " + value);
        }
        eps = OptionalDouble.of(value);
        return this;
    }

    /** The factors, (normalizedShape); empty for a layer without. */
    public Optional<Parameter> weight() {
        return Optional.ofNullable(weight);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.rmsNorm(
                normalizedShape, weight, eps.orElse(x.dtype() == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0)));
    }

    @Override
    protected Settings settings() {
        return Settings.of("shape", normalizedShape).and("eps", eps).and("affine", weight != null, true);
    }
}
