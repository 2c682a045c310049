package dev.gradus.losses;

import dev.gradus.core.Shape;
import java.util.Arrays;

/** Where an element stands, for errors. */
final class Position {
    private Position() {}

    /** The index of an element, such as {@code [0, 2]}, from its place in row-major order. */
    static String of(Shape shape, int place) {
        int[] index = new int[shape.rank()];
        int rest = place;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.size(dim);
            rest /= shape.size(dim);
        }
        return Arrays.toString(index);
    }
}
