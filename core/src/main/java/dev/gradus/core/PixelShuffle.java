package dev.gradus.core;

/**
 * Channels for pixels, and pixels for channels.
 *
 * @param factor how many pixels there are for one, along each axis
 */
record PixelShuffle(int factor) {
    Tensor shuffle(Tensor x) {
        check("pixelShuffle", x);
        long square = (long) factor * factor;
        if (x.size(-3) % square != 0) {
            throw new OperationException(
                    "pixelShuffle",
                    "expected a number of channels that is a multiple of %d (factor %d), got the shape %s"
                            .formatted(square, factor, x.shape()));
        }
        int[] sizes = {images(x), (int) (x.size(-3) / square), factor, factor, x.size(-2), x.size(-1)};
        return x.reshape(sizes)
                .permute(0, 1, 4, 2, 5, 3)
                .reshape(resized(x, sizes[1], x.size(-2) * factor, x.size(-1) * factor));
    }

    Tensor unshuffle(Tensor x) {
        check("pixelUnshuffle", x);
        if (x.size(-2) % factor != 0 || x.size(-1) % factor != 0) {
            throw new OperationException(
                    "pixelUnshuffle",
                    "expected a height and a width that are multiples of %d, got the shape %s"
                            .formatted(factor, x.shape()));
        }
        int[] sizes = {images(x), x.size(-3), x.size(-2) / factor, factor, x.size(-1) / factor, factor};
        return x.reshape(sizes)
                .permute(0, 1, 3, 5, 2, 4)
                .reshape(resized(x, x.size(-3) * factor * factor, sizes[2], sizes[4]));
    }

    private void check(String name, Tensor x) {
        if (factor < 1) {
            throw new OperationException(name, "expected a factor of at least 1, got %d".formatted(factor));
        }
        if (x.rank() < 3) {
            throw new OperationException(
                    name, "expected an input of shape (..., channels, height, width), got %s".formatted(x.shape()));
        }
    }

    private static int images(Tensor x) {
        return x.shape().product(0, x.rank() - 3);
    }

    private static Shape resized(Tensor x, int channels, int height, int width) {
        int last = x.rank() - 1;
        return x.shape().with(last - 2, channels).with(last - 1, height).with(last, width);
    }
}
