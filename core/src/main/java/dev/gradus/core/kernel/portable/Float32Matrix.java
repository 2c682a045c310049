package dev.gradus.core.kernel.portable;

/**
 * A matrix inside an array.
 *
 * @param data the array
 * @param offset the index of the first element
 * @param row the distance between rows
 * @param column the distance between columns
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares matrices.
record Float32Matrix(float[] data, int offset, int row, int column) {
    Float32Matrix transposed() {
        return new Float32Matrix(data, offset, column, row);
    }

    /** The part from row i and column j on. */
    Float32Matrix from(int i, int j) {
        return new Float32Matrix(data, index(i, j), row, column);
    }

    int index(int i, int j) {
        return offset + i * row + j * column;
    }
}
