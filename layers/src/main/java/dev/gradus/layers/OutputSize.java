package dev.gradus.layers;

/** The size of an output along one axis, or -1 for that of the input. */
final class OutputSize {
    private OutputSize() {}

    static int checked(String layer, int size) {
        if (size < 1 && size != -1) {
            throw new IllegalArgumentException(
                    "%s: expected an output size of at least 1, or -1 for the input's, got %d".formatted(layer, size));
        }
        return size;
    }
}
