package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.CentralDifferences;
import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gradients by central differences, (L(θ + h) - L(θ - h)) / 2h, to be put beside those of the backward pass.
 *
 * @param shape that of the leaf
 * @param elements what was computed, by the place in row-major order
 */
record NumericGradient(Shape shape, Map<Integer, Double> elements) {
    /** Where rounding and the curvature of L spoil about as many digits. */
    private static final double STEP = 1e-5;

    private static final double STEP_SINGLE = 5e-3;

    /** Of a larger tensor, so many elements are looked at, evenly spread: each takes two forward passes. */
    private static final int MOST = 200;

    private static final int MOST_OF_LARGE = 20;

    /** The numeric gradient of a leaf. */
    static NumericGradient of(Supplier<Tensor> loss, Tensor leaf) {
        double step = leaf.dtype() == DType.FLOAT64 ? STEP : STEP_SINGLE;
        Supplier<Tensor> unrecorded = () -> Autograd.noGrad(loss).to(DType.FLOAT64);
        CentralDifferences differences =
                new CentralDifferences(unrecorded, Tensor.of(1.0).sum(), step);
        Map<Integer, Double> elements = new LinkedHashMap<>();
        int size = leaf.elements();
        int looks = size <= MOST ? size : MOST_OF_LARGE;
        for (int i = 0; i < looks; i++) {
            int place = (int) ((long) i * size / looks);
            elements.put(place, differences.derivative(leaf, leaf.shape().unravel(place)));
        }
        return new NumericGradient(leaf.shape(), elements);
    }

    /** The largest difference to the gradient of the backward pass. */
    double largestDifference(Values gradient) {
        return elements.entrySet().stream()
                .mapToDouble(element -> Math.abs(gradient.at(element.getKey()) - element.getValue()))
                .max()
                .orElse(0);
    }

    /** A tensor of float64; NaN where nothing was computed. */
    Tensor tensor() {
        double[] result = new double[shape.elements()];
        Arrays.fill(result, Double.NaN);
        elements.forEach((place, value) -> result[place] = value);
        return Tensor.of(result, shape.toArray());
    }
}
