package dev.gradus.training.data.augmentation;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Sets a square to 0 whose centre is anywhere in the picture; what lies outside of the picture is cut off.
 *
 * <p><b>Shape</b>: (..., height, width) to the same.
 *
 * @param side of the square in pixels, at least 1
 * @see <a href="https://arxiv.org/abs/1708.04552">DeVries and Taylor 2017: Improved regularization of convolutional neural
 *     networks with cutout</a>
 */
public record Cutout(int side) implements Augmentation {
    /**
     * A square.
     *
     * @throws IllegalArgumentException if the side is less than 1
     */
    public Cutout {
        if (side < 1) {
            throw new IllegalArgumentException("Cutout: expected a side of at least 1 pixel, got " + side);
        }
    }

    @Override
    public Tensor apply(Tensor image, Generator random) {
        Images.check("Cutout", image);
        int top = random.nextInt(image.size(-2)) - side / 2;
        int left = random.nextInt(image.size(-1)) - side / 2;
        Tensor result = image.detach().copy();
        part(part(result, -2, top), -1, left).zero();
        return result;
    }

    private Tensor part(Tensor image, int dim, int start) {
        int from = Math.max(0, start);
        int to = (int) Math.min(image.size(dim), (long) start + side);
        return image.narrow(dim, from, to - from);
    }
}
