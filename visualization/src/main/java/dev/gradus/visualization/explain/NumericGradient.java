package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.CentralDifferences;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.function.Supplier;

/** Gradients by central differences, (L(θ + h) - L(θ - h)) / 2h, to be put beside those of the backward pass. */
final class NumericGradient {
    /** Where rounding and the curvature of L spoil about as many digits. */
    private static final double STEP = 1e-5;

    private static final double STEP_SINGLE = 5e-3;

    /** Of a larger tensor, so many elements are looked at, evenly spread: each takes two forward passes. */
    private static final int MOST = 200;

    private static final int MOST_OF_LARGE = 20;

    private NumericGradient() {}

    /** The numeric gradient of a leaf; NaN where it was not computed. */
    static Values of(Supplier<Tensor> loss, Tensor leaf) {
        double[] result = new double[leaf.elements()];
        Arrays.fill(result, Double.NaN);
        double step = leaf.dtype() == DType.FLOAT64 ? STEP : STEP_SINGLE;
        Supplier<Tensor> unrecorded = () -> Autograd.noGrad(loss).to(DType.FLOAT64);
        CentralDifferences differences =
                new CentralDifferences(unrecorded, Tensor.of(1.0).sum(), step);
        int looks = result.length <= MOST ? result.length : MOST_OF_LARGE;
        for (int i = 0; i < looks; i++) {
            int place = (int) ((long) i * result.length / looks);
            result[place] = differences.derivative(leaf, leaf.shape().unravel(place));
        }
        return new Values(leaf.shape(), result);
    }
}
