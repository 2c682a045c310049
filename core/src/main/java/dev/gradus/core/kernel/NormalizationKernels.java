package dev.gradus.core.kernel;

/**
 * Statistics of channels, and functions of the elements that differ from channel to channel. What stands for a channel is a
 * double: there are few of them, and sums over many elements end in them. Outputs are overwritten, and overlap no input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface NormalizationKernels<A> {
    /**
     * The mean of each channel, and the mean of the squares of what its elements differ from it.
     *
     * @param shape with at least one element per channel
     */
    void moments(ChannelShape shape, A x, double[] mean, double[] variance);

    /** {@code y = (x - mean[c]) * scale[c] + shift[c]}, for the elements of each channel c. */
    void normalize(ChannelShape shape, A x, double[] mean, double[] scale, double[] shift, A y);

    /** For each channel c, the sums of {@code g} and of {@code g * (x - mean[c])}. */
    void sums(ChannelShape shape, A x, A g, double[] mean, double[] sums, double[] products);

    /** {@code out = g * scale[c] + (x - mean[c]) * slope[c] + shift[c]}, for the elements of each channel c. */
    void combine(ChannelShape shape, A x, A g, double[] mean, double[] scale, double[] slope, double[] shift, A out);
}
