package dev.gradus.core.kernel;

/**
 * The sizes of one pooling. Its arrays are dense and begin at 0: input {@code (planes, height.input, width.input)}, output
 * {@code (planes, height.output, width.output)}. In one dimension the height is {@link SlidingWindow#SINGLE}. Any size may
 * be 0, but every window covers at least one element of the data.
 *
 * @param planes the number of images times that of channels
 * @param height how the window moves downwards
 * @param width how the window moves to the right
 */
public record PoolingShape(int planes, SlidingWindow height, SlidingWindow width) {
    /** The elements of one plane of the input. */
    public int inputPlane() {
        return height.input() * width.input();
    }

    /** The elements of one plane of the output. */
    public int outputPlane() {
        return height.output() * width.output();
    }
}
