package dev.gradus.optimizers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.settings.Setting;
import java.util.Collection;

/**
 * Keeps gradients small, between the backward pass and the optimizer's step.
 *
 * <pre>{@code
 * loss.apply(model.apply(inputs), targets).backward();
 * GradientClipping.byNorm(model.parameters(), 1);
 * optimizer.step();
 * }</pre>
 *
 * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">Pascanu et al. 2013: On the difficulty of training
 *     recurrent neural networks</a>
 */
public final class GradientClipping {
    /** PyTorch adds this to the norm before it divides. */
    private static final double EPS = 1e-6;

    private GradientClipping() {}

    /** Makes the Euclidean norm of all gradients together at most so large: see {@link #byNorm(Collection, double, double)}. */
    public static double byNorm(Collection<Parameter> parameters, double maximum) {
        return byNorm(parameters, maximum, 2);
    }

    /**
     * Makes the norm of all gradients together at most so large, by one factor for all: g ← g min(1, c / (‖g‖ + 10⁻⁶)).
     *
     * @param parameters what has no gradient is passed over
     * @param maximum c, at least 0
     * @param order of the norm, above 0: {@link Double#POSITIVE_INFINITY} for the largest element
     * @return the norm before
     * @throws IllegalArgumentException if one of these does not hold
     */
    public static double byNorm(Collection<Parameter> parameters, double maximum, double order) {
        Setting.atLeastZero("largest norm", maximum);
        if (!(order > 0)) {
            throw new IllegalArgumentException("The order of the norm must be above 0, got " + order);
        }
        double norm = norm(parameters, order);
        withNorm(parameters, maximum, norm);
        return norm;
    }

    /**
     * As {@link #byNorm(Collection, double)} where the norm is known already: g ← g min(1, c / (‖g‖ + 10⁻⁶)).
     *
     * @param parameters what has no gradient is passed over
     * @param maximum c, at least 0
     * @param norm ‖g‖, of all gradients together
     * @throws IllegalArgumentException if the largest norm is negative or not finite
     */
    public static void withNorm(Collection<Parameter> parameters, double maximum, double norm) {
        Setting.atLeastZero("largest norm", maximum);
        double factor = maximum / (norm + EPS);
        if (!(factor >= 1)) { // a norm that is not a number spoils all gradients, as in PyTorch
            for (Parameter parameter : parameters) {
                if (parameter.hasGrad()) {
                    parameter.borrowGrad().mulInPlace(factor);
                }
            }
        }
    }

    private static double norm(Collection<Parameter> parameters, double order) {
        double result = 0;
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (Parameter parameter : parameters) {
                if (parameter.hasGrad() && parameter.elements() > 0) {
                    Tensor g = parameter.borrowGrad();
                    result = Double.isInfinite(order)
                            ? Math.max(result, g.abs().max().item())
                            : result + powers(g, order);
                }
            }
        }
        return Double.isInfinite(order) ? result : Math.pow(result, 1 / order);
    }

    /** The sum of the elements' absolute values to a power. */
    private static double powers(Tensor g, double order) {
        if (order == 2) {
            return g.square().sum().item();
        }
        return g.abs().pow(order).sum().item();
    }

    /**
     * Makes every element of every gradient at most so large: g ← max(-c, min(g, c)).
     *
     * @param parameters what has no gradient is passed over
     * @param maximum c, at least 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public static void byValue(Collection<Parameter> parameters, double maximum) {
        Setting.atLeastZero("largest value", maximum);
        for (Parameter parameter : parameters) {
            if (parameter.hasGrad()) {
                Tensor g = parameter.borrowGrad();
                g.copyFrom(g.detach().clamp(-maximum, maximum));
            }
        }
    }
}
