package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Gradients by central differences, (L(θ + h) - L(θ - h)) / 2h, to be put beside those of the backward pass.
 *
 * @param shape that of the leaf
 * @param elements what was computed, by the place in row-major order
 * @param kinks the places of those elements that say nothing, since L has a kink between θ - h and θ + h
 */
record NumericGradient(Shape shape, Map<Integer, Double> elements, Set<Integer> kinks) {
    /** Where rounding and the curvature of L spoil about as many digits. */
    private static final double STEP = 1e-5;

    private static final double STEP_SINGLE = 5e-3;

    /** How much of a number may be rounding: some units in the last place of float64, and of float32. */
    private static final double ROUNDING = 2.5 * 0x1p-53;

    private static final double ROUNDING_SINGLE = 2.5 * 0x1p-24;

    /** Of a larger tensor, so many elements are looked at, evenly spread: each takes two forward passes or four. */
    private static final int MOST = 200;

    private static final int MOST_OF_LARGE = 20;

    /** The numeric gradient of a leaf. */
    static NumericGradient of(Supplier<Tensor> loss, Tensor leaf) {
        boolean isDouble = leaf.dtype() == DType.FLOAT64;
        double step = isDouble ? STEP : STEP_SINGLE;
        DoubleSupplier pass = () -> Autograd.noGrad(loss).sum().item();
        double here = pass.getAsDouble();
        Map<Integer, SideSlopes> slopes = new LinkedHashMap<>();
        int size = leaf.elements();
        int looks = size <= MOST ? size : MOST_OF_LARGE;
        for (int i = 0; i < looks; i++) {
            int place = (int) ((long) i * size / looks);
            slopes.put(place, SideSlopes.of(pass, here, leaf, step, leaf.shape().unravel(place)));
        }
        // What L is computed from, such as probabilities near 1, is rounded too, however small L and its slopes are.
        double steepest = slopes.values().stream()
                .mapToDouble(SideSlopes::steepest)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double rounding = (isDouble ? ROUNDING : ROUNDING_SINGLE) * (1 + Math.abs(here) + steepest) / step;
        Map<Integer, Double> elements = new LinkedHashMap<>();
        Set<Integer> kinks = new TreeSet<>();
        slopes.forEach((place, sides) -> {
            elements.put(place, sides.central());
            if (Math.abs(sides.change()) > rounding
                    && sides.haveKink(
                            SideSlopes.of(
                                    pass, here, leaf, step / 2, leaf.shape().unravel(place)),
                            rounding)) {
                kinks.add(place);
            }
        });
        return new NumericGradient(leaf.shape(), elements, Collections.unmodifiableSet(kinks));
    }

    /** The largest difference to the gradient of the backward pass; NaN where kinks leave nothing to compare. */
    double largestDifference(Values gradient) {
        return elements.entrySet().stream()
                .filter(element -> !kinks.contains(element.getKey()))
                .mapToDouble(element -> Math.abs(gradient.at(element.getKey()) - element.getValue()))
                .max()
                .orElse(elements.isEmpty() ? 0 : Double.NaN);
    }

    /** A tensor of float64; NaN where nothing was computed. */
    Tensor tensor() {
        double[] result = new double[shape.elements()];
        Arrays.fill(result, Double.NaN);
        elements.forEach((place, value) -> result[place] = value);
        return Tensor.of(result, shape.toArray());
    }
}
