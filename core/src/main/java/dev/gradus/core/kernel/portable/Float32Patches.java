package dev.gradus.core.kernel.portable;

import static dev.gradus.core.kernel.portable.Float32Panels.STEP;
import static dev.gradus.core.kernel.portable.Float32Panels.WIDTH;

import java.util.Arrays;

/**
 * What a window reads of an image, as a matrix that is nowhere as a whole: a column is a position of the window, and a row
 * is a tap of one channel of the image. Taps outside of the image read 0.
 *
 * @param data the channels, one plane after the other
 * @param offset the index of the first element
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares patches.
record Float32Patches(PatchAxis rows, PatchAxis columns, float[] data, int offset) implements Float32Right {
    @Override
    public void pack(int row, int column, int depth, int width, float[][] panels) {
        for (int l = 0; l < depth; l++) {
            copyRow(row + l, column, width, panels[l / STEP], l % STEP * WIDTH);
        }
    }

    private void copyRow(int row, int column, int width, float[] to, int start) {
        int taps = rows.taps() * columns.taps();
        int plane = offset + row / taps * rows.source() * columns.source();
        int down = row % taps / columns.taps();
        int across = row % columns.taps();
        int length;
        for (int j = 0; j < width; j += length) {
            int y = rows.position((column + j) / columns.results(), down);
            int x = (column + j) % columns.results();
            length = Math.min(columns.results() - x, width - j);
            if (y < 0) {
                Arrays.fill(to, start + j, start + j + length, 0);
            } else {
                copy(plane + y * columns.source(), across, x, length, to, start + j);
            }
        }
    }

    private void copy(int from, int tap, int x, int length, float[] to, int start) {
        if (columns.isDense()) {
            int place = x + columns.origin() + tap * columns.dilation();
            int before = Math.max(0, Math.min(-place, length));
            int inside = Math.max(0, Math.min(length, columns.source() - place) - before);
            Arrays.fill(to, start, start + before, 0);
            System.arraycopy(data, from + place + before, to, start + before, inside);
            Arrays.fill(to, start + before + inside, start + length, 0);
            return;
        }
        for (int i = 0; i < length; i++) {
            int place = columns.position(x + i, tap);
            to[start + i] = place < 0 ? 0 : data[from + place];
        }
    }

    /** The transposed matrix. */
    Float32Right transposed() {
        return this::packTransposed;
    }

    private void packTransposed(int position, int row, int depth, int width, float[][] panels) {
        int steps = (depth + STEP - 1) / STEP;
        float[] line = new float[steps * STEP];
        for (int j = 0; j < width; j++) {
            copyRow(row + j, position, depth, line, 0);
            for (int i = 0; i < steps; i++) {
                float[] step = panels[i];
                int l = i * STEP;
                step[j] = line[l];
                step[j + WIDTH] = line[l + 1];
                step[j + 2 * WIDTH] = line[l + 2];
                step[j + 3 * WIDTH] = line[l + 3];
            }
        }
    }
}
