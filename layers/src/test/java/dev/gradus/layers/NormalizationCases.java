package dev.gradus.layers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of {@link LayersTest} for normalisations by statistics of single observations. */
final class NormalizationCases {
    private NormalizationCases() {}

    static Stream<LayerCase> all() {
        return Stream.of(
                LayerCase.of(() -> learned(new LayerNorm(3)), (layer, x) -> rows(layer, x, 3, 1e-5), 5, 2, 3),
                LayerCase.of(() -> learned(new LayerNorm(2, 3)), (layer, x) -> rows(layer, x, 6, 1e-5), 5, 2, 3),
                LayerCase.of(
                        () -> learned(new LayerNorm(new int[] {3}, true, false).eps(0.1)),
                        (layer, x) -> rows(layer, x, 3, 0.1),
                        5,
                        3),
                LayerCase.of(
                        () -> new LayerNorm(new int[] {2, 3}, false, true),
                        (layer, x) -> rows(layer, x, 6, 1e-5),
                        5,
                        2,
                        3),
                LayerCase.of(() -> learned(new GroupNorm(2, 4)), (layer, x) -> channels(layer, x, 2, 1e-5), 5, 4),
                LayerCase.of(
                        () -> learned(new GroupNorm(2, 6).eps(0.1)),
                        (layer, x) -> channels(layer, x, 3, 0.1),
                        5,
                        6,
                        2,
                        2),
                LayerCase.of(() -> new GroupNorm(1, 2, false), (layer, x) -> channels(layer, x, 2, 1e-5), 5, 2, 3),
                LayerCase.of(() -> new InstanceNorm1d(3), (layer, x) -> channels(layer, x, 1, 1e-5), 5, 3, 4),
                LayerCase.of(
                        () -> learned(new InstanceNorm2d(3, true, false).eps(0.1)),
                        (layer, x) -> channels(layer, x, 1, 0.1),
                        5,
                        3,
                        2,
                        4),
                LayerCase.of(() -> learned(new RMSNorm(3)), (layer, x) -> rootMeanSquares(layer, x, 3, 0), 5, 2, 3),
                LayerCase.of(
                        () -> new RMSNorm(new int[] {2, 3}, false).eps(0.1),
                        (layer, x) -> rootMeanSquares(layer, x, 6, 0.1),
                        5,
                        2,
                        3),
                LayerCase.elementwise(() -> fitted(3), x -> (x - 2) / 0.5, 5, 3),
                LayerCase.elementwise(() -> fitted(2), x -> (x - 2) / 0.5, 5, 2, 3, 2),
                LayerCase.elementwise(() -> fitted(3).inverse(), x -> x * 0.5 + 2, 5, 3),
                LayerCase.elementwise(() -> new Denormalization(3), x -> x, 5, 3, 2));
    }

    /** With a mean of 2 and a deviation of 1/2. */
    private static Normalization fitted(int features) {
        return Normalization.fit(Tensor.of(1.5f, 2.5f).unsqueeze(1).broadcastTo(2, features));
    }

    /** A layer whose parameters are no more what they started with. */
    private static Layer learned(Layer layer) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            layer.parameters()
                    .forEach(parameter -> parameter.copyFrom(
                            Tensor.randn(Generator.global(), parameter.shape().toArray())));
        }
        return layer;
    }

    private static double parameter(Layer layer, String name, int position, double otherwise) {
        return Optional.ofNullable(layer.stateDict().get(name))
                .map(values -> values.flatten().get(position))
                .orElse(otherwise);
    }

    /** Weight and bias go with the place in the row. */
    private static double[] rows(Layer layer, Tensor x, int length, double eps) {
        double[] y = standardized(x.toDoubleArray(), length, eps);
        return IntStream.range(0, y.length)
                .mapToDouble(
                        i -> y[i] * parameter(layer, "weight", i % length, 1) + parameter(layer, "bias", i % length, 0))
                .toArray();
    }

    /** Weight and bias go with the channel. */
    private static double[] channels(Layer layer, Tensor x, int perGroup, double eps) {
        int inner = x.elements() / x.size(0) / x.size(1);
        double[] y = standardized(x.toDoubleArray(), perGroup * inner, eps);
        return IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] * parameter(layer, "weight", i / inner % x.size(1), 1)
                        + parameter(layer, "bias", i / inner % x.size(1), 0))
                .toArray();
    }

    private static double[] standardized(double[] values, int length, double eps) {
        double[] result = values.clone();
        for (int from = 0; from < values.length; from += length) {
            double mean = Arrays.stream(values, from, from + length).sum() / length;
            double variance = Arrays.stream(values, from, from + length)
                            .map(value -> (value - mean) * (value - mean))
                            .sum()
                    / length;
            for (int i = from; i < from + length; i++) {
                result[i] = (values[i] - mean) / Math.sqrt(variance + eps);
            }
        }
        return result;
    }

    private static double[] rootMeanSquares(Layer layer, Tensor x, int length, double eps) {
        double[] values = x.toDoubleArray();
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = i / length * length;
            double mean = Arrays.stream(values, from, from + length)
                            .map(value -> value * value)
                            .sum()
                    / length;
            result[i] = values[i] / Math.sqrt(mean + eps) * parameter(layer, "weight", i % length, 1);
        }
        return result;
    }
}
