package dev.gradus.visualization.explain;

import dev.gradus.core.Shape;

/** Where an element-wise operation has its operands. */
final class Broadcasting {
    private Broadcasting() {}

    /** The place in an operand of what an element of the result was made of; dimensions are aligned at the last one. */
    static int source(Shape result, Shape operand, int place) {
        return source(operand, operand.rank(), result.unravel(place));
    }

    /**
     * The place in an operand that an index leads to, where dimensions of size 1 are stretched.
     *
     * @param rank how many of the operand's leading dimensions are aligned with the last ones of the index
     */
    static int source(Shape operand, int rank, int... index) {
        int source = 0;
        for (int dimension = 0; dimension < rank; dimension++) {
            int size = operand.size(dimension);
            source = source * size + (size == 1 ? 0 : index[index.length - rank + dimension]);
        }
        return source;
    }
}
