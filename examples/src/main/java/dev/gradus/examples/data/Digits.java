package dev.gradus.examples.data;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.io.IOException;

/**
 * Handwritten digits of 8 x 8 pixels (Alpaydin and Kaynak 1998); source and licence stand in {@code SOURCES.md}.
 *
 * @param images float32 of shape (1797, 64): the grey value of each pixel, row by row, from 0 for paper to 1 for ink
 * @param labels int64 of shape (1797): the digit that was meant
 */
public record Digits(Tensor images, Tensor labels) {
    /** The side of an image in pixels. */
    public static final int SIDE = 8;

    private static final int PIXELS = SIDE * SIDE;
    private static final double BLACK = 16;

    /**
     * Reads all of them.
     *
     * @throws IOException if the table cannot be read
     */
    public static Digits load() throws IOException {
        Tensor table = CarriedTable.read("digits.csv.gz", ',');
        Tensor images = table.narrow(1, 0, PIXELS).div(BLACK);
        Tensor labels = table.select(1, PIXELS).to(DType.INT64);
        return new Digits(images, labels);
    }
}
