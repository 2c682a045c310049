package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Normally distributed, but for what would lie outside of two bounds. PyTorch's {@code trunc_normal_}.
 *
 * <p>Drawn by rejection: from the normal distribution itself, or, where the bounds hold little of it, from a uniform or an
 * exponential one (Robert 1995: Simulation of truncated normal variables), so that at least a third of what is drawn is taken.
 */
public final class TruncNormal implements Initializer {
    private final double mean;
    private final double deviation;
    private final double low;
    private final double high;

    /** Of mean 0 and standard deviation 1 before it is cut at -2 and 2. */
    public TruncNormal() {
        this(0, 1, -2, 2);
    }

    /**
     * Cut at any bounds.
     *
     * @param mean before it is cut
     * @param deviation before it is cut, above 0
     * @param low no value is below
     * @param high no value is above
     */
    public TruncNormal(double mean, double deviation, double low, double high) {
        if (!(Deviation.checked(deviation) > 0) || !(low < high)) {
            throw new IllegalArgumentException(
                    "A truncated normal distribution needs a standard deviation above 0 and bounds in order, got %s, %s and %s"
                            .formatted(deviation, low, high));
        }
        this.mean = mean;
        this.deviation = deviation;
        this.low = low;
        this.high = high;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        double[] values = new double[Shape.of(sizes).elements()];
        double from = (low - mean) / deviation;
        double to = (high - mean) / deviation;
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + deviation * (to < 0 ? -draw(generator, -to, -from) : draw(generator, from, to));
        }
        return Tensor.of(values, sizes).clamp(low, high).to(DType.FLOAT32);
    }

    /** A value of the standard normal distribution between bounds, of which the upper one is not below 0. */
    private static double draw(Generator generator, double from, double to) {
        double rate = (from + Math.sqrt(from * from + 4)) / 2;
        double width = to - from;
        if (from <= 0 ? width < 2.5 : width * rate < 2) {
            return fromUniform(generator, from, to);
        }
        return from <= 0 ? fromNormal(generator, from, to) : fromExponential(generator, from, to, rate);
    }

    private static double fromNormal(Generator generator, double from, double to) {
        double value;
        do {
            value = generator.normal(1, 0, 1)[0];
        } while (value < from || value > to);
        return value;
    }

    private static double fromUniform(Generator generator, double from, double to) {
        double peak = Math.max(from, 0);
        double value;
        do {
            value = from + (to - from) * generator.nextDouble();
        } while (generator.nextDouble() > StrictMath.exp((peak * peak - value * value) / 2));
        return value;
    }

    private static double fromExponential(Generator generator, double from, double to, double rate) {
        double value;
        do {
            value = from - StrictMath.log(1 - generator.nextDouble()) / rate;
        } while (value > to || generator.nextDouble() > StrictMath.exp(-(value - rate) * (value - rate) / 2));
        return value;
    }
}
