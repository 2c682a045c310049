package dev.gradus.core.kernel;

/**
 * The sizes of dense arrays of shape {@code (batch, channels, inner)} that begin at 0, of which each channel is treated by
 * itself. Any size may be 0.
 *
 * @param batch the number of observations
 * @param channels the number of channels
 * @param inner the number of elements of a channel that stand side by side, such as the pixels of an image
 */
public record ChannelShape(int batch, int channels, int inner) {
    /** The number of elements in each channel. */
    public int perChannel() {
        return batch * inner;
    }

    /** Where the elements of a channel of an observation begin. */
    public int start(int observation, int channel) {
        return (observation * channels + channel) * inner;
    }
}
