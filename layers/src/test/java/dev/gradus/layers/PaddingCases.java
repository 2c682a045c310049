package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of {@link LayersTest} for frames around sequences and images. */
final class PaddingCases {
    private PaddingCases() {}

    static Stream<LayerCase> all() {
        return Stream.of(
                LayerCase.of(() -> new ConstantPad1d(7, 2), (layer, x) -> constant(x, 7, 2, 2, 0, 0), 5, 2, 3),
                LayerCase.of(() -> new ConstantPad1d(-1, 0, 1), (layer, x) -> constant(x, -1, 0, 1, 0, 0), 5, 2, 3),
                LayerCase.of(
                        () -> new ConstantPad2d(0.5, 1, 2, 3, 0),
                        (layer, x) -> constant(x, 0.5, 1, 2, 3, 0),
                        5,
                        2,
                        2,
                        3),
                LayerCase.of(() -> new ZeroPad2d(1), (layer, x) -> constant(x, 0, 1, 1, 1, 1), 5, 2, 2, 3),
                LayerCase.of(
                        () -> new ReflectionPad1d(2, 1),
                        (layer, x) -> elements(x, 2, 1, 0, 0, PaddingCases::mirrored),
                        5,
                        2,
                        3),
                LayerCase.of(
                        () -> new ReflectionPad2d(2, 1, 0, 1),
                        (layer, x) -> elements(x, 2, 1, 0, 1, PaddingCases::mirrored),
                        5,
                        2,
                        3,
                        3),
                LayerCase.of(
                        () -> new ReplicationPad1d(4),
                        (layer, x) -> elements(x, 4, 4, 0, 0, i -> Math.max(0, Math.min(i, 2))),
                        5,
                        2,
                        3),
                LayerCase.of(
                        () -> new ReplicationPad2d(0, 1, 4, 2),
                        (layer, x) -> elements(x, 0, 1, 4, 2, i -> Math.max(0, Math.min(i, 2))),
                        5,
                        2,
                        3,
                        3),
                LayerCase.of(
                        () -> new CircularPad1d(3, 1),
                        (layer, x) -> elements(x, 3, 1, 0, 0, i -> Math.floorMod(i, 3)),
                        5,
                        2,
                        3),
                LayerCase.of(
                        () -> new CircularPad2d(1),
                        (layer, x) -> elements(x, 1, 1, 1, 1, i -> Math.floorMod(i, 3)),
                        5,
                        2,
                        3,
                        3));
    }

    /** Of three elements: 2 1 | 0 1 2 | 1 0. */
    private static int mirrored(int i) {
        return i < 0 ? -i : i > 2 ? 4 - i : i;
    }

    private static double[] constant(Tensor x, double value, int left, int right, int top, int bottom) {
        int width = x.size(-1);
        int height = x.rank() == 3 ? 1 : x.size(-2);
        return framed(
                x,
                left,
                right,
                top,
                bottom,
                (plane, row, column) ->
                        row < 0 || row >= height || column < 0 || column >= width ? value : plane.get(row, column));
    }

    private static double[] elements(Tensor x, int left, int right, int top, int bottom, IntUnaryOperator source) {
        return framed(
                x,
                left,
                right,
                top,
                bottom,
                (plane, row, column) ->
                        plane.get(plane.size(0) == 1 ? 0 : source.applyAsInt(row), source.applyAsInt(column)));
    }

    /** What stands at a position of a plane, which may be outside. */
    private interface Source {
        double at(Tensor plane, int row, int column);
    }

    /** Over all planes, a sequence being an image of height 1. */
    private static double[] framed(Tensor x, int left, int right, int top, int bottom, Source source) {
        int width = x.size(-1);
        int height = x.rank() == 3 ? 1 : x.size(-2);
        Tensor planes = x.reshape(-1, height, width);
        int newWidth = left + width + right;
        int newHeight = top + height + bottom;
        return IntStream.range(0, planes.size(0) * newHeight * newWidth)
                .mapToDouble(i -> source.at(
                        planes.select(0, i / (newHeight * newWidth)),
                        i / newWidth % newHeight - top,
                        i % newWidth - left))
                .toArray();
    }
}
