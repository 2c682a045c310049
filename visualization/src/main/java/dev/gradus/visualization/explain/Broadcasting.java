package dev.gradus.visualization.explain;

/** Where an element-wise operation has its operands. */
final class Broadcasting {
    private Broadcasting() {}

    /** The place in an operand of what an element of the result was made of; dimensions are aligned at the last one. */
    static int source(Values result, Values operand, int place) {
        if (operand.size() == result.size()) {
            return place;
        }
        int[] index = result.shape().unravel(place);
        int missing = index.length - operand.shape().rank();
        int source = 0;
        for (int dimension = 0; dimension < operand.shape().rank(); dimension++) {
            int size = operand.shape().size(dimension);
            int at = size == 1 || missing + dimension < 0 ? 0 : index[missing + dimension];
            source = source * size + Math.min(at, size - 1);
        }
        return source;
    }
}
