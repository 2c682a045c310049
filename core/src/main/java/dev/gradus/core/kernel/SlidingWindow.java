package dev.gradus.core.kernel;

/**
 * One axis of a window that slides over padded data, as in convolution and pooling: tap {@code t} of output {@code o} reads
 * the input at {@code o * stride - padding + t * dilation}, where what lies outside of {@code [0, input)} is padding.
 *
 * @param input the length of the data, without padding
 * @param output how many places the window takes
 * @param kernel the number of taps of the window
 * @param stride the distance between two places of the window
 * @param padding how many elements of padding come before the data
 * @param dilation the distance between two taps
 */
public record SlidingWindow(int input, int output, int kernel, int stride, int padding, int dilation) {
    /** The axis of data that have none: one element, one tap. */
    public static final SlidingWindow SINGLE = new SlidingWindow(1, 1, 1, 1, 0, 1);

    /** Where a tap reads; outside of {@code [0, input)} it reads padding. */
    public int position(int output, int tap) {
        return output * stride - padding + tap * dilation;
    }

    /** The first output for which a tap reads data; {@link #endOutput} if there is none. */
    public int firstOutput(int tap) {
        return firstInside(tap * dilation - padding, stride, output);
    }

    /** One past the last output for which a tap reads data; {@link #firstOutput} if there is none. */
    public int endOutput(int tap) {
        return endInside(tap * dilation - padding, stride, output);
    }

    /** The first tap of an output that reads data; {@link #endTap} if there is none. */
    public int firstTap(int output) {
        return firstInside(output * stride - padding, dilation, kernel);
    }

    /** One past the last tap of an output that reads data; {@link #firstTap} if there is none. */
    public int endTap(int output) {
        return endInside(output * stride - padding, dilation, kernel);
    }

    /** Which of so many steps from a start is the first that is not before the data. */
    private static int firstInside(int start, int step, int count) {
        return start >= 0 ? 0 : Math.min((step - 1 - start) / step, count);
    }

    private int endInside(int start, int step, int count) {
        int last = input - 1 - start;
        int end = last < 0 ? 0 : Math.min(last / step + 1, count);
        return Math.max(end, firstInside(start, step, count));
    }
}
