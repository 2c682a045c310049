package dev.gradus.training.data.image;

import dev.gradus.core.Tensor;

/**
 * Brings a picture to another size by a triangle filter: each new pixel is a weighted mean of those near its place, which reach as
 * far as a new pixel is wide, so that nothing is left out when a picture shrinks; when it grows, this is linear interpolation.
 *
 * <p>The new pixel i has its centre at c = (i + 1/2) s, with the scale s = old size / new size, and the old pixel j the weight max(0, 1 -
 * |j + 1/2 - c| / max(1, s)), made to sum to 1. Rows and columns are done one after another.
 */
final class Resize {
    private Resize() {}

    /** A picture (channels, height, width) in another size. */
    static Tensor to(Tensor image, int height, int width) {
        Tensor rows = weights(image.size(1), height);
        Tensor columns = weights(image.size(2), width);
        return rows.matmul(image).matmul(columns.t());
    }

    /** The weights of old pixels in new ones, (new size, old size). */
    private static Tensor weights(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = (int) Math.max(0, Math.floor(centre - reach));
            int last = (int) Math.min(from, Math.ceil(centre + reach));
            double sum = 0;
            for (int j = first; j < last; j++) {
                sum += Math.max(0, 1 - Math.abs(j + 0.5 - centre) / reach);
            }
            for (int j = first; j < last; j++) {
                weights[i * from + j] = (float) (Math.max(0, 1 - Math.abs(j + 0.5 - centre) / reach) / sum);
            }
        }
        return Tensor.of(weights, to, from);
    }
}
