package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.SlidingWindow;

/**
 * One axis along which a sum over the taps of a window is computed: tap {@code t} of result {@code i} reads the source at
 * {@code (i * step + origin + t * dilation) / divisor}, if that is a whole number and inside of the source.
 */
record PatchAxis(int source, int results, int taps, int step, int origin, int dilation, int divisor) {
    /** From the input of a window to its output. */
    static PatchAxis of(SlidingWindow window) {
        return new PatchAxis(
                window.input(),
                window.output(),
                window.kernel(),
                window.stride(),
                -window.padding(),
                window.dilation(),
                1);
    }

    /** From the output of a window back to its input. */
    static PatchAxis back(SlidingWindow window) {
        return new PatchAxis(
                window.output(),
                window.input(),
                window.kernel(),
                1,
                window.padding(),
                -window.dilation(),
                window.stride());
    }

    /** Where a tap reads for a result; -1 if that is not in the source. */
    int position(int result, int tap) {
        int place = result * step + origin + tap * dilation;
        return place >= 0 && place % divisor == 0 && place / divisor < source ? place / divisor : -1;
    }

    /** Whether results side by side read side by side. */
    boolean isDense() {
        return step == 1 && divisor == 1;
    }
}
