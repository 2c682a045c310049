package dev.gradus.visualization.report;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A tensor as a small picture in PNG, grey or in colours. Written here, because the JDK's own writer loads half of AWT, which
 * takes longer than many a training.
 *
 * @see <a href="https://www.w3.org/TR/png/">W3C: Portable Network Graphics</a>
 */
final class SamplePicture {
    private static final int LARGEST = 128;
    private static final int COLOURS = 3;
    private static final int WHITE = 255;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int GREY = 0;
    private static final int RGB = 2;

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
        // Each line begins with the number of its filter, 0 for none.
        byte[] lines = new byte[height * (1 + width * channels)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    double value = values[(c * height + y) * width + x];
                    long level = Math.round(WHITE * (value - min) / (max - min));
                    lines[y * (1 + width * channels) + 1 + x * channels + c] = (byte) level;
                }
            }
        }
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png(width, height, channels == 1 ? GREY : RGB, lines));
    }

    private static boolean isPicture(Tensor tensor) {
        int rank = tensor.rank();
        boolean isGreyOrColoured = rank == 2 || (rank == COLOURS && (tensor.size(0) == 1 || tensor.size(0) == COLOURS));
        return isGreyOrColoured
                && tensor.elements() > 0
                && tensor.size(rank - 1) <= LARGEST
                && tensor.size(rank - 2) <= LARGEST;
    }

    private static byte[] png(int width, int height, int colours, byte[] lines) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {BITS, (byte) colours, 0, 0, 0});
            writeChunk(out, "IHDR", header.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(lines);
            }
            writeChunk(out, "IDAT", packed.toByteArray());
            writeChunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) checksum.getValue());
    }
}
