package dev.gradus.core;

/** What {@link ArrangementOperations#pad(int[], PaddingMode)} puts around a tensor. */
public enum PaddingMode {
    /** Zeros. */
    CONSTANT,
    /** The elements mirrored at the outermost ones, which are not repeated: of a b c, c b | a b c | b a. */
    REFLECT,
    /** The outermost elements again and again: of a b c, a a | a b c | c c. */
    REPLICATE,
    /** The elements from the other end: of a b c, b c | a b c | a b. */
    CIRCULAR;

    /**
     * The position within {@code [0, size)} that a place outside shows.
     *
     * @param place from {@code -size} on, and less than {@code 2 * size}
     */
    long source(long place, int size) {
        return switch (this) {
            case CONSTANT -> throw new IllegalArgumentException("A constant comes from no position");
            case REFLECT -> place < 0 ? -place : place < size ? place : 2L * (size - 1) - place;
            case REPLICATE -> Math.min(Math.max(place, 0), size - 1);
            case CIRCULAR -> Math.floorMod(place, size);
        };
    }

    /** The most positions that a dimension can be padded with on one side. */
    int limit(int size) {
        return switch (this) {
            case CONSTANT -> Integer.MAX_VALUE;
            case REFLECT -> size - 1;
            case REPLICATE -> size == 0 ? 0 : Integer.MAX_VALUE;
            case CIRCULAR -> size;
        };
    }
}
