package dev.gradus.vector;

import dev.gradus.core.kernel.ArithmeticKernels;
import dev.gradus.core.kernel.MathKernels;

/**
 * The exponentials of rows that are no longer than a vector or so, such as the scores of ten classes. The rows are turned:
 * loops run over the same element of many rows, since a loop over ten numbers spends its time on beginning and ending.
 */
final class ShortRows {
    /** The longest rows that gain by it. */
    static final int LONGEST = 16;

    /** Element c of row r at {@code [c][r]}. */
    final float[][] columns;

    /** The sum of the exponentials of each row. */
    final float[] sums;

    private final ArithmeticKernels<float[]> arithmetic;
    private final MathKernels<float[]> math;
    private final int length;
    private int start;
    private int rows;

    /** Takes up to {@code count} rows of a length from 1 on at a time. */
    ShortRows(ArithmeticKernels<float[]> arithmetic, MathKernels<float[]> math, int length, int count) {
        this.arithmetic = arithmetic;
        this.math = math;
        this.length = length;
        columns = new float[length][count];
        sums = new float[count];
    }

    /** Sets the columns to the rows {@code [first, last)} of a dense matrix, less the maximum of each. */
    void takeLessMaxima(float[] x, int first, int last) {
        start = first * length;
        rows = last - first;
        for (int c = 0; c < length; c++) {
            float[] column = columns[c];
            for (int r = 0, i = start + c; r < rows; r++, i += length) {
                column[r] = x[i];
            }
        }
        float[] maxima = sums; // which are not needed before the maxima are done with
        System.arraycopy(columns[0], 0, maxima, 0, rows);
        for (int c = 1; c < length; c++) {
            arithmetic.maximum(maxima, columns[c], maxima, 0, rows);
        }
        for (int c = 0; c < length; c++) {
            arithmetic.sub(columns[c], maxima, columns[c], 0, rows);
        }
    }

    /** Puts exponentials in the place of all elements, and sums them up. */
    void exponentiate() {
        for (int c = 0; c < length; c++) {
            math.exp(columns[c], columns[c], 0, rows);
        }
        System.arraycopy(columns[0], 0, sums, 0, rows);
        for (int c = 1; c < length; c++) {
            arithmetic.add(sums, columns[c], sums, 0, rows);
        }
    }

    /** Multiplies each row by a number of its own. */
    void scale(float[] factors) {
        for (int c = 0; c < length; c++) {
            arithmetic.mul(columns[c], factors, columns[c], 0, rows);
        }
    }

    /** Sets all elements of a row to 0. */
    void clear(int row) {
        for (float[] column : columns) {
            column[row] = 0;
        }
    }

    /** Writes the rows to where they were taken from, in a matrix of the same shape. */
    void put(float[] out) {
        for (int c = 0; c < length; c++) {
            float[] column = columns[c];
            for (int r = 0, i = start + c; r < rows; r++, i += length) {
                out[i] = column[r];
            }
        }
    }
}
