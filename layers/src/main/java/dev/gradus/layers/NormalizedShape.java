package dev.gradus.layers;

import java.util.Arrays;

/** The sizes of the last dimensions, over which a layer takes its statistics. */
final class NormalizedShape {
    private NormalizedShape() {}

    /** A copy, with nothing of it missing. */
    static int[] checked(String layer, int[] sizes) {
        if (sizes.length == 0 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("%s: expected at least one size, and each at least 1, got %s"
                    .formatted(layer, Arrays.toString(sizes)));
        }
        return sizes.clone();
    }
}
