package dev.gradus.training.data.augmentation;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Cuts a window out of a picture at a random place, after a border of zeros was put around it.
 *
 * <p><b>Shape</b>: (..., height, width) to (..., the window's height, the window's width).
 */
public final class RandomCrop implements Augmentation {
    private final int height;
    private final int width;
    private final int padding;

    /**
     * A window.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @param padding the width of the border, at least 0; with 4 around pictures of the window's size they are moved by up to 4
     * @throws IllegalArgumentException if one of them is not
     */
    public RandomCrop(int height, int width, int padding) {
        if (height < 1 || width < 1 || padding < 0) {
            throw new IllegalArgumentException(
                    "RandomCrop: expected a window of at least 1 x 1 and a padding of at least 0, got %d x %d and %d"
                            .formatted(height, width, padding));
        }
        this.height = height;
        this.width = width;
        this.padding = padding;
    }

    @Override
    public Tensor apply(Tensor image, Generator random) {
        Images.check("RandomCrop", image);
        Tensor padded = padding == 0 ? image : image.pad(padding, padding, padding, padding);
        int down = padded.size(-2) - height;
        int right = padded.size(-1) - width;
        if (down < 0 || right < 0) {
            throw new IllegalArgumentException(
                    "RandomCrop: a window of %d x %d does not fit into an image of shape %s with a padding of %d; use a smaller one, or more padding"
                            .formatted(height, width, image.shape(), padding));
        }
        int top = random.nextInt(down + 1);
        int left = random.nextInt(right + 1);
        return padded.narrow(-2, top, height).narrow(-1, left, width);
    }
}
