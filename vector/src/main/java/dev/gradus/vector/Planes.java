package dev.gradus.vector;

/**
 * Some channels of a batch of images inside an array: element (n, c, y, x) stands at
 * {@code offset + n * image + c * plane + y * width + x}.
 *
 * @param data the array
 * @param offset the index of the first element
 * @param channels how many channels there are
 * @param image the distance between images
 * @param plane the distance between channels
 * @param width the distance between rows
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares planes.
record Planes(float[] data, int offset, int channels, int image, int plane, int width) {
    /** Where a row of a channel of an image begins. */
    int row(int n, int channel, int y) {
        return offset + n * image + channel * plane + y * width;
    }

    /** The channels of another group, that follow the ones of the groups before. */
    Planes group(int group) {
        return new Planes(data, offset + group * channels * plane, channels, image, plane, width);
    }
}
