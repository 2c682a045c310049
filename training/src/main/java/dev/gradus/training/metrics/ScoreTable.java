package dev.gradus.training.metrics;

import java.util.Arrays;

/** The scores of all samples, a row for each, with the number of the right class of each. */
final class ScoreTable {
    private static final int FIRST_CAPACITY = 256;

    private int columns;
    private int rows;
    private double[] scores = {};
    private long[] classes = {};

    void reset() {
        columns = 0;
        rows = 0;
    }

    /** The number of scores of a sample; 0 if there is none. */
    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Says how many scores a sample has, before samples are added. */
    void setColumns(int count) {
        columns = count;
    }

    /** Adds a sample, whose scores stand somewhere in an array. */
    void add(double[] row, int start, long right) {
        int needed = Math.multiplyExact(rows + 1, columns);
        if (needed > scores.length) {
            scores =
                    Arrays.copyOf(scores, Math.max(FIRST_CAPACITY, (int) Math.min(2L * needed, Integer.MAX_VALUE - 8)));
        }
        if (rows == classes.length) {
            classes =
                    Arrays.copyOf(classes, Math.max(FIRST_CAPACITY, (int) Math.min(2L * rows, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(row, start, scores, rows * columns, columns);
        classes[rows] = right;
        rows++;
    }

    /** The scores that samples of a class, or samples of all others, have in a column, in ascending order. */
    double[] sorted(int column, int of, boolean isOfClass) {
        double[] chosen = new double[(int) support(of, isOfClass)];
        int place = 0;
        for (int row = 0; row < rows; row++) {
            if ((classes[row] == of) == isOfClass) {
                chosen[place++] = scores[row * columns + column];
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }

    /** How many samples of a class, or of all others, there are. */
    long support(int of, boolean isOfClass) {
        long count = 0;
        for (int row = 0; row < rows; row++) {
            if ((classes[row] == of) == isOfClass) {
                count++;
            }
        }
        return count;
    }

    /** The number of columns, and each row behind its class. */
    double[] state() {
        double[] state = new double[1 + rows * (columns + 1)];
        state[0] = columns;
        for (int row = 0; row < rows; row++) {
            int start = 1 + row * (columns + 1);
            state[start] = classes[row];
            System.arraycopy(scores, row * columns, state, start + 1, columns);
        }
        return state;
    }

    static ScoreTable restored(SavedState state) {
        ScoreTable table = new ScoreTable();
        int columns = (int) state.count(Integer.MAX_VALUE - 1);
        int count = state.left() / (columns + 1);
        state.expectLeft((long) count * (columns + 1));
        table.setColumns(columns);
        double[] row = new double[columns];
        for (int i = 0; i < count; i++) {
            // A single column is the score of a yes.
            long right = state.count(Math.max(1, columns - 1));
            for (int c = 0; c < columns; c++) {
                row[c] = state.number();
            }
            table.add(row, 0, right);
        }
        return table;
    }
}
