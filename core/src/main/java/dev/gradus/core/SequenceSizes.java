package dev.gradus.core;

/**
 * The sizes of a batch of sequences and of the cell that runs along them.
 *
 * @param steps the length of the longest sequence
 * @param batch how many sequences there are
 * @param input how many features a step has
 * @param hidden how many hidden units the cell has
 */
record SequenceSizes(int steps, int batch, int input, int hidden) {
    /** The numbers of one hidden state of the whole batch. */
    int state() {
        return batch * hidden;
    }
}
