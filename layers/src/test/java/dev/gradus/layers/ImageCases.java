package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of {@link LayersTest} for layers that give images another size. */
final class ImageCases {
    private ImageCases() {}

    static Stream<LayerCase> all() {
        return Stream.of(
                LayerCase.of(() -> new PixelShuffle(2), (layer, x) -> shuffled(x, 2), 5, 8, 2, 3),
                LayerCase.of(() -> new PixelUnshuffle(2), (layer, x) -> unshuffled(x, 2), 5, 2, 4, 2),
                LayerCase.of(() -> new Upsample(2), (layer, x) -> upsampled(x, 2, true, false), 5, 2, 2, 3),
                LayerCase.of(() -> new Upsample(0.5), (layer, x) -> upsampled(x, 0.5, true, false), 5, 2, 6),
                LayerCase.of(
                        () -> new Upsample(3).mode(Upsample.Mode.LINEAR),
                        (layer, x) -> upsampled(x, 3, false, false),
                        5,
                        2,
                        2,
                        3),
                LayerCase.of(
                        () -> new Upsample(2.5).mode(Upsample.Mode.LINEAR).alignCorners(true),
                        (layer, x) -> upsampled(x, 2.5, false, true),
                        5,
                        2,
                        3),
                LayerCase.elementwise(() -> new Unflatten(1, 2, -1), x -> x, 5, 6),
                LayerCase.elementwise(() -> new Unflatten(-1, 3), x -> x, 5, 2, 3));
    }

    private static double[] shuffled(Tensor x, int r) {
        int channels = x.size(1) / (r * r);
        int height = x.size(2) * r;
        int width = x.size(3) * r;
        return IntStream.range(0, x.elements())
                .mapToDouble(i -> {
                    int column = i % width;
                    int row = i / width % height;
                    int c = i / (width * height) % channels;
                    int n = i / (width * height * channels);
                    return x.get(n, c * r * r + row % r * r + column % r, row / r, column / r);
                })
                .toArray();
    }

    private static double[] unshuffled(Tensor x, int r) {
        int channels = x.size(1) * r * r;
        int height = x.size(2) / r;
        int width = x.size(3) / r;
        return IntStream.range(0, x.elements())
                .mapToDouble(i -> {
                    int c = i / (width * height) % channels;
                    int n = i / (width * height * channels);
                    int part = c % (r * r);
                    return x.get(n, c / (r * r), i / width % height * r + part / r, i % width * r + part % r);
                })
                .toArray();
    }

    /** Over all planes, a sequence being an image of height 1. */
    private static double[] upsampled(Tensor x, double factor, boolean nearest, boolean corners) {
        boolean flat = x.rank() == 3;
        Tensor planes = x.reshape(-1, flat ? 1 : x.size(-2), x.size(-1));
        int height = flat ? 1 : (int) (x.size(-2) * factor);
        int width = (int) (x.size(-1) * factor);
        return IntStream.range(0, planes.size(0) * height * width)
                .mapToDouble(i -> {
                    Tensor plane = planes.select(0, i / (height * width));
                    double row = place(i / width % height, height, plane.size(0), nearest, corners);
                    double column = place(i % width, width, plane.size(1), nearest, corners);
                    return (1 - row % 1) * between(plane, (int) row, column)
                            + row % 1 * between(plane, Math.min((int) row + 1, plane.size(0) - 1), column);
                })
                .toArray();
    }

    private static double place(int i, int places, int size, boolean nearest, boolean corners) {
        if (nearest) {
            return Math.floor((double) i * size / places);
        }
        double place = corners ? i * (size - 1.0) / Math.max(1, places - 1) : (i + 0.5) * size / places - 0.5;
        return Math.max(0, place);
    }

    private static double between(Tensor plane, int row, double column) {
        int next = Math.min((int) column + 1, plane.size(1) - 1);
        return (1 - column % 1) * plane.get(row, (int) column) + column % 1 * plane.get(row, next);
    }
}
