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
        int before = padding - tap * dilation;
        return before <= 0 ? 0 : Math.min((before + stride - 1) / stride, output);
    }

    /** One past the last output for which a tap reads data; {@link #firstOutput} if there is none. */
    public int endOutput(int tap) {
        int last = input - 1 + padding - tap * dilation;
        int end = last < 0 ? 0 : Math.min(last / stride + 1, output);
        return Math.max(end, firstOutput(tap));
    }

    /** The first tap of an output that reads data; {@link #endTap} if there is none. */
    public int firstTap(int output) {
        int before = padding - output * stride;
        return before <= 0 ? 0 : Math.min((before + dilation - 1) / dilation, kernel);
    }

    /** One past the last tap of an output that reads data; {@link #firstTap} if there is none. */
    public int endTap(int output) {
        int last = input - 1 + padding - output * stride;
        int end = last < 0 ? 0 : Math.min(last / dilation + 1, kernel);
        return Math.max(end, firstTap(output));
    }
}
