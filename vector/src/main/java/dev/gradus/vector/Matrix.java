package dev.gradus.vector;

/**
 * A matrix inside an array.
 *
 * @param data the array
 * @param offset the index of the first element
 * @param row the distance between rows
 * @param column the distance between columns
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares matrices.
record Matrix(float[] data, int offset, int row, int column) {
    Matrix transposed() {
        return new Matrix(data, offset, column, row);
    }

    /** The part from row i and column j on. */
    Matrix from(int i, int j) {
        return new Matrix(data, index(i, j), row, column);
    }

    int index(int i, int j) {
        return offset + i * row + j * column;
    }
}
