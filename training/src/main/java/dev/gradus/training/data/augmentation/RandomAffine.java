package dev.gradus.training.data.augmentation;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Turns, moves and scales a picture about its centre by random amounts; what comes in from outside is 0.
 *
 * <p>The pixel at p comes from c + R(-α) (p - c - t) / s, interpolated between its four neighbours, with the centre c, an angle
 * α, a shift t and a scale s drawn evenly from their ranges.
 *
 * <p><b>Shape</b>: (..., height, width) to the same, in float32 or float64.
 */
public final class RandomAffine implements Augmentation {
    private final double degrees;
    private final double shift;
    private final double scale;

    /**
     * Ranges.
     *
     * @param degrees the angle is from {@code -degrees} to {@code degrees}
     * @param shift the picture moves by up to this part of its height and width, in either direction
     * @param scale the scale is from {@code 1 - scale} to {@code 1 + scale}; less than 1
     * @throws IllegalArgumentException if one of them is less than 0, or the scale not less than 1
     */
    public RandomAffine(double degrees, double shift, double scale) {
        Images.checkAtLeast0("RandomAffine", "angle", degrees);
        Images.checkAtLeast0("RandomAffine", "shift", shift);
        Images.checkAtLeast0("RandomAffine", "scale", scale);
        if (scale >= 1) {
            throw new IllegalArgumentException("RandomAffine: expected a scale of less than 1, got " + scale);
        }
        this.degrees = degrees;
        this.shift = shift;
        this.scale = scale;
    }

    /** Turns alone, by up to an angle in either direction. */
    public static RandomAffine rotation(double degrees) {
        return new RandomAffine(degrees, 0, 0);
    }

    @Override
    public Tensor apply(Tensor image, Generator random) {
        Images.check("RandomAffine", image);
        int height = image.size(-2);
        int width = image.size(-1);
        double angle = StrictMath.toRadians(between(random, degrees));
        double factor = 1 / (1 + between(random, scale));
        double down = between(random, shift) * height;
        double right = between(random, shift) * width;
        double cos = StrictMath.cos(angle) * factor;
        double sin = StrictMath.sin(angle) * factor;
        double[] pixels = image.toDoubleArray();
        double[] result = new double[pixels.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double y = row - (height - 1) / 2.0 - down;
                double x = column - (width - 1) / 2.0 - right;
                double fromRow = (height - 1) / 2.0 + cos * y - sin * x;
                double fromColumn = (width - 1) / 2.0 + sin * y + cos * x;
                for (int plane = 0; plane < pixels.length; plane += height * width) {
                    result[plane + row * width + column] =
                            interpolated(pixels, plane, height, width, fromRow, fromColumn);
                }
            }
        }
        DType dtype = image.dtype().isFloating() ? image.dtype() : DType.FLOAT32;
        return Tensor.of(result, image.shape().toArray()).to(dtype);
    }

    private static double between(Generator random, double range) {
        return range * (2 * random.nextDouble() - 1);
    }

    private static double interpolated(double[] pixels, int plane, int height, int width, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double below = row - top;
        double beside = column - left;
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                boolean inside = top + i >= 0 && top + i < height && left + j >= 0 && left + j < width;
                double weight = (i == 0 ? 1 - below : below) * (j == 0 ? 1 - beside : beside);
                // A pixel without weight is not looked at, so that no infinity becomes a NaN.
                if (inside && weight > 0) {
                    sum += weight * pixels[plane + (top + i) * width + left + j];
                }
            }
        }
        return sum;
    }
}
