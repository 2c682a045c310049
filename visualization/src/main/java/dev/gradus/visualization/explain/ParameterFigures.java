package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What became of a parameter in a step; the tensors are float64 and of its shape.
 *
 * @param name its path in the model, or the name that it was given
 * @param before its values before the step
 * @param gradient ∂L/∂ the parameter; zeros where the loss does not depend on it
 * @param numeric the same by central differences; NaN for elements that were not looked at
 * @param kinks the elements, by their place in row-major order, that the numeric gradient says nothing about, since the
 *     loss has a kink beside them, such as ReLU's
 * @param after its values after the optimizer's step; as before without an optimizer
 */
public record ParameterFigures(
        String name, Tensor before, Tensor gradient, Tensor numeric, Set<Integer> kinks, Tensor after) {
    /**
     * The largest difference between the gradient and the numeric one, over all elements without a kink; NaN where kinks leave
     * nothing to compare.
     */
    public double largestDifference() {
        double[] exact = gradient.toDoubleArray();
        double[] differences = numeric.toDoubleArray();
        return IntStream.range(0, exact.length)
                .filter(i -> !Double.isNaN(differences[i]) && !kinks.contains(i))
                .mapToDouble(i -> Math.abs(exact[i] - differences[i]))
                .max()
                .orElse(kinks.isEmpty() ? 0 : Double.NaN);
    }
}
