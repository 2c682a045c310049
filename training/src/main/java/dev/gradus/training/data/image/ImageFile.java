package dev.gradus.training.data.image;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.source.DataSource;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a picture into a tensor.
 *
 * <p>Colours are red, green and blue from 0 to 1, without transparency. Grey of a colour is 0.299 R + 0.587 G + 0.114 B
 * (ITU-R BT.601); a grey picture has three equal colours.
 *
 * <p><b>Shape</b>: (3, height, width), or (1, height, width) for grey.
 */
public final class ImageFile {
    private static final long MOST_PIXELS = 100_000_000;

    /** No format packs more pixels into a byte; whoever claims it wants the memory only. */
    private static final long MOST_PIXELS_OF_A_BYTE = 10_000;

    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private ImageFile() {}

    /**
     * Reads a file of any kind that Java knows.
     *
     * @param grayscale whether the result is grey
     * @throws IOException if the file cannot be read, is no picture or a damaged one, or has more than 100 million pixels; the
     *     message names it
     */
    public static Tensor read(Path file, boolean grayscale) throws IOException {
        return read(DataSource.of(file), grayscale);
    }

    static Tensor read(DataSource source, boolean grayscale) throws IOException {
        byte[] bytes;
        try (InputStream in = source.openRaw()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw source.fault(e);
        }
        // ImageIO's own streams would put a copy of the file into the directory for temporary files.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return tensor(decoded(source, in, bytes.length), grayscale);
        } catch (RuntimeException | IOException e) {
            // Decoders answer damage with exceptions of any kind.
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw words.startsWith(source.name()) && e instanceof IOException known
                    ? known
                    : new IOException(
                            "%s is damaged: it cannot be decoded as a picture (%s)".formatted(source.name(), words), e);
        }
    }

    private static BufferedImage decoded(DataSource source, ImageInputStream in, int length) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IOException("%s: this is no picture of a kind that can be read (%s)"
                    .formatted(source.name(), String.join(", ", ImageIO.getReaderFileSuffixes())));
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS || pixels > MOST_PIXELS_OF_A_BYTE * length) {
                throw new IOException(
                        "%s: expected at most %d pixels in a picture of %d bytes, but its header announces %d x %d"
                                .formatted(
                                        source.name(),
                                        Math.min(MOST_PIXELS, MOST_PIXELS_OF_A_BYTE * length),
                                        length,
                                        reader.getWidth(0),
                                        reader.getHeight(0)));
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static Tensor tensor(BufferedImage image, boolean grayscale) {
        int height = image.getHeight();
        int width = image.getWidth();
        float[][] colours = isGrey(image) ? grey(image) : colours(image);
        int channels = grayscale ? 1 : 3;
        float[] values = new float[channels * height * width];
        for (int i = 0; i < height * width; i++) {
            if (grayscale) {
                values[i] = colours.length == 1
                        ? colours[0][i]
                        : (float) (LUMA[0] * colours[0][i] + LUMA[1] * colours[1][i] + LUMA[2] * colours[2][i]);
            } else {
                for (int channel = 0; channel < channels; channel++) {
                    values[channel * height * width + i] = colours[colours.length == 1 ? 0 : channel][i];
                }
            }
        }
        return Tensor.of(values, channels, height, width);
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getNumColorComponents() == 1
                && !(image.getColorModel() instanceof IndexColorModel);
    }

    /** The stored numbers: asked for colours, Java would change them from one curve of brightness to another. */
    private static float[][] grey(BufferedImage image) {
        Raster raster = image.getRaster();
        float[] values = raster.getSamples(
                0, 0, image.getWidth(), image.getHeight(), 0, new float[image.getWidth() * image.getHeight()]);
        float white = (float) ((1L << image.getColorModel().getComponentSize(0)) - 1);
        for (int i = 0; i < values.length; i++) {
            values[i] /= white;
        }
        return new float[][] {values};
    }

    private static float[][] colours(BufferedImage image) {
        int width = image.getWidth();
        float[][] colours = new float[3][width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    colours[channel][y * width + x] = (row[x] >> (16 - 8 * channel) & 0xFF) / 255f;
                }
            }
        }
        return colours;
    }
}
