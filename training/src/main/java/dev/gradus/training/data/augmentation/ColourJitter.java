package dev.gradus.training.data.augmentation;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Makes a picture brighter or darker, and its contrasts stronger or weaker.
 *
 * <p>y = clamp(c (b x - μ) + μ, 0, 1), with a brightness b and a contrast c drawn evenly from their ranges, and the mean μ of b x
 * over the whole picture.
 *
 * <p><b>Shape</b>: (..., height, width) to the same; the numbers are from 0 to 1.
 *
 * @param brightness b is from {@code 1 - brightness} to {@code 1 + brightness}; at least 0
 * @param contrast c is from {@code 1 - contrast} to {@code 1 + contrast}; at least 0
 */
public record ColourJitter(double brightness, double contrast) implements Augmentation {
    /**
     * Ranges.
     *
     * @throws IllegalArgumentException if one of them is less than 0 or not finite
     */
    public ColourJitter {
        Images.checkAtLeast0("ColourJitter", "brightness", brightness);
        Images.checkAtLeast0("ColourJitter", "contrast", contrast);
    }

    @Override
    public Tensor apply(Tensor image, Generator random) {
        Images.check("ColourJitter", image);
        Tensor lit = image.mul(factor(random, brightness));
        Tensor mean = lit.mean();
        return lit.sub(mean).mul(factor(random, contrast)).add(mean).clamp(0, 1);
    }

    private static double factor(Generator random, double range) {
        return Math.max(0, 1 + range * (2 * random.nextDouble() - 1));
    }
}
