package dev.gradus.visualization.report;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A tensor as a small picture in PNG, grey or in colours. */
final class SamplePicture {
    private static final int LARGEST = 128;
    private static final int COLOURS = 3;
    private static final int WHITE = 255;

    private SamplePicture() {}

    /**
     * A picture as a data URI; empty if the tensor is none, that is neither (height, width) nor (1 or 3, height, width), or
     * larger than 128 pixels. Numbers from 0 to 1 are shown as they are, others from their least to their greatest.
     */
    static String of(Tensor tensor) {
        if (!tensor.dtype().isFloating() || !isPicture(tensor)) {
            return "";
        }
        int channels = tensor.rank() == COLOURS ? tensor.size(0) : 1;
        int height = tensor.size(tensor.rank() - 2);
        int width = tensor.size(tensor.rank() - 1);
        double[] values = tensor.to(DType.FLOAT64).toDoubleArray();
        double min = Math.min(0, Arrays.stream(values).min().orElse(0));
        double max = Math.max(1, Arrays.stream(values).max().orElse(1));
        BufferedImage image = new BufferedImage(
                width, height, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < height * width; i++) {
                int level = (int) Math.round(WHITE * (values[c * height * width + i] - min) / (max - min));
                image.getRaster().setSample(i % width, i / width, c, level);
            }
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
    }

    private static boolean isPicture(Tensor tensor) {
        int rank = tensor.rank();
        boolean isGreyOrColoured = rank == 2 || (rank == COLOURS && (tensor.size(0) == 1 || tensor.size(0) == COLOURS));
        return isGreyOrColoured
                && tensor.elements() > 0
                && tensor.size(rank - 1) <= LARGEST
                && tensor.size(rank - 2) <= LARGEST;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
