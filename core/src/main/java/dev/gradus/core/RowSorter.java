package dev.gradus.core;

/** Sorts rows of one length, keeping the order of equal keys, and says where each came from. */
final class RowSorter {
    /** Up to this length, insertion is faster than merging. */
    private static final int RUN = 16;

    /** Up to so many, the first ones are found faster by keeping the best so far. */
    private static final int FEW = 64;

    private final int length;
    private long[] keys;
    private int[] order;
    private long[] otherKeys;
    private int[] otherOrder;

    RowSorter(int length) {
        this.length = length;
        keys = new long[length];
        order = new int[length];
        otherKeys = new long[length];
        otherOrder = new int[length];
    }

    /** Writes the places of the {@code count} least keys of a row, in order, from {@code start} on. */
    void sort(long[] source, int from, int count, long[] places, int start) {
        if (count <= FEW && count < length / 4) {
            keepBest(source, from, count);
        } else {
            System.arraycopy(source, from, keys, 0, length);
            sortAll();
        }
        for (int i = 0; i < count; i++) {
            places[start + i] = order[i];
        }
    }

    private void keepBest(long[] source, int from, int count) {
        int filled = 0;
        for (int i = 0; i < length; i++) {
            long key = source[from + i];
            if (filled < count) {
                insert(filled++, key, i, 0);
            } else if (count > 0 && key < keys[count - 1]) {
                insert(count - 1, key, i, 0);
            }
        }
    }

    /** Moves a key from a free place down to {@code least} at most, before those that are larger. */
    private void insert(int free, long key, int place, int least) {
        int to = free;
        while (to > least && keys[to - 1] > key) {
            keys[to] = keys[to - 1];
            order[to] = order[to - 1];
            to--;
        }
        keys[to] = key;
        order[to] = place;
    }

    private void sortAll() {
        for (int run = 0; run < length; run += RUN) {
            for (int i = run; i < Math.min(run + RUN, length); i++) {
                insert(i, keys[i], i, run);
            }
        }
        // In long, since twice the width of a long row is no int.
        for (long width = RUN; width < length; width *= 2) {
            for (long from = 0; from < length; from += 2 * width) {
                merge((int) from, (int) Math.min(from + width, length), (int) Math.min(from + 2 * width, length));
            }
            swap();
        }
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean fromLeft = right == to || (left < middle && keys[left] <= keys[right]);
            int next = fromLeft ? left++ : right++;
            otherKeys[i] = keys[next];
            otherOrder[i] = order[next];
        }
    }

    private void swap() {
        long[] mergedKeys = otherKeys;
        otherKeys = keys;
        keys = mergedKeys;
        int[] mergedOrder = otherOrder;
        otherOrder = order;
        order = mergedOrder;
    }
}
