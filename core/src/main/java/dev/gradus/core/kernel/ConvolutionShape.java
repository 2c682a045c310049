package dev.gradus.core.kernel;

/**
 * The sizes of one convolution. Its arrays are dense and begin at 0:
 *
 * <ul>
 *   <li>input {@code (batch, inputChannels, height.input, width.input)},
 *   <li>weight {@code (outputChannels, inputChannels / groups, height.kernel, width.kernel)},
 *   <li>output {@code (batch, outputChannels, height.output, width.output)}.
 * </ul>
 *
 * <p>Output channels fall into groups of equal size, and those of a group see the input channels of the same group alone.
 * In one dimension the height is {@link SlidingWindow#SINGLE}. Any size may be 0.
 *
 * @param batch the number of images
 * @param groups how many groups the channels are divided into; divides both numbers of channels
 * @param inputChannels the channels of an image, of all groups together
 * @param outputChannels the channels of the output, of all groups together
 * @param height how the window moves downwards
 * @param width how the window moves to the right
 */
public record ConvolutionShape(
        int batch, int groups, int inputChannels, int outputChannels, SlidingWindow height, SlidingWindow width) {
    /** The input channels of one group. */
    public int groupInputs() {
        return inputChannels / groups;
    }

    /** The output channels of one group. */
    public int groupOutputs() {
        return outputChannels / groups;
    }

    /** The elements of one channel of the input. */
    public int inputPlane() {
        return height.input() * width.input();
    }

    /** The elements of one channel of the output. */
    public int outputPlane() {
        return height.output() * width.output();
    }

    /** The taps of the window. */
    public int taps() {
        return height.kernel() * width.kernel();
    }
}
