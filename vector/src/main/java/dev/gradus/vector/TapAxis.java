package dev.gradus.vector;

import dev.gradus.core.kernel.SlidingWindow;
import java.util.stream.IntStream;

/**
 * One axis of a {@link Correlation}: result j is the sum over the taps of what the source has at
 * {@code j * step + offsets[tap]}, if that is inside of it.
 *
 * @param source the length of the source
 * @param results how many results there are
 * @param step the distance in the source between two results
 * @param first where the first result stands on the axis of all results
 * @param apart the distance between two results there
 * @param taps the numbers of the window's taps, in the order of their offsets
 * @param offsets where the taps read for the first result, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares axes.
record TapAxis(int source, int results, int step, int first, int apart, int[] taps, int[] offsets) {
    /** The axis along which a window slides. */
    static TapAxis of(SlidingWindow window) {
        int[] taps = IntStream.range(0, window.kernel()).toArray();
        int[] offsets = IntStream.of(taps).map(tap -> window.position(0, tap)).toArray();
        return new TapAxis(window.input(), window.output(), window.stride(), 0, 1, taps, offsets);
    }

    /**
     * The way back, from the outputs of a window to its inputs: input i is read by tap t of output
     * {@code (i + padding - t * dilation) / stride}, if that is a whole number. So every stride-th input has the same
     * taps.
     *
     * @param phase the first of the inputs, less than the stride
     */
    static TapAxis back(SlidingWindow window, int phase) {
        int[] taps = IntStream.iterate(window.kernel() - 1, tap -> tap >= 0, tap -> tap - 1)
                .filter(tap -> (phase - window.position(0, tap)) % window.stride() == 0)
                .toArray();
        int[] offsets = IntStream.of(taps)
                .map(tap -> (phase - window.position(0, tap)) / window.stride())
                .toArray();
        int results = Math.max(0, window.input() - phase + window.stride() - 1) / window.stride();
        return new TapAxis(window.output(), results, 1, phase, window.stride(), taps, offsets);
    }

    /** The first of the taps that read inside of the source for a result; {@link #end} if there is none. */
    int begin(int result) {
        int tap = 0;
        while (tap < offsets.length && result * step + offsets[tap] < 0) {
            tap++;
        }
        return tap;
    }

    /** One past the last of the taps that read inside of the source for a result. */
    int end(int result) {
        int tap = offsets.length;
        while (tap > 0 && result * step + offsets[tap - 1] >= source) {
            tap--;
        }
        return Math.max(tap, begin(result));
    }

    /** Where the first tap of a result reads, inside of the source or not. */
    int lowest(int result) {
        return offsets.length == 0 ? 0 : result * step + offsets[0];
    }

    /** One past where the last tap of a result reads, inside of the source or not. */
    int highest(int result) {
        return offsets.length == 0 ? 0 : result * step + offsets[offsets.length - 1] + 1;
    }

    /** The first element of the source that a result, or one after it, may read. */
    int firstRead(int result) {
        return Math.max(0, Math.min(lowest(result), source));
    }

    /** One past the last element of the source that a result, or one before it, may read. */
    int endRead(int result) {
        return Math.max(0, Math.min(highest(result), source));
    }

    /** The length that so many neighbouring results read. */
    int reach(int results) {
        return offsets.length == 0 ? 0 : highest(results - 1) - lowest(0);
    }

    /** How many neighbouring results read no more than a length: one or more, but not more than there are. */
    int resultsWithin(int length) {
        return Math.max(1, Math.min(results, (length - reach(1)) / step + 1));
    }
}
