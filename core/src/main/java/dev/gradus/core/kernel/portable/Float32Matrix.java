package dev.gradus.core.kernel.portable;

import static dev.gradus.core.kernel.portable.Float32Panels.STEP;
import static dev.gradus.core.kernel.portable.Float32Panels.WIDTH;

/**
 * A matrix inside an array.
 *
 * @param data the array
 * @param offset the index of the first element
 * @param row the distance between rows
 * @param column the distance between columns
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares matrices.
record Float32Matrix(float[] data, int offset, int row, int column) implements Float32Right {
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

    @Override
    public void pack(int firstRow, int firstColumn, int depth, int width, float[][] panels) {
        Float32Matrix block = from(firstRow, firstColumn);
        for (int l = 0; l < depth; l++) {
            float[] step = panels[l / STEP];
            int to = l % STEP * WIDTH;
            if (column == 1) {
                System.arraycopy(data, block.index(l, 0), step, to, width);
            } else if (l % STEP == 0 && l + STEP <= depth) {
                transposeStep(data, block.index(l, 0), row, column, step, width);
                l += STEP - 1;
            } else {
                for (int j = 0; j < width; j++) {
                    step[to + j] = data[block.index(l, j)];
                }
            }
        }
    }

    /** Copies four rows together, column by column, to use all of the memory that each access brings near. */
    private static void transposeStep(float[] b, int start, int row, int column, float[] step, int width) {
        for (int j = 0; j < width; j++) {
            int p = start + j * column;
            step[j] = b[p];
            step[j + WIDTH] = b[p + row];
            step[j + 2 * WIDTH] = b[p + 2 * row];
            step[j + 3 * WIDTH] = b[p + 3 * row];
        }
    }
}
