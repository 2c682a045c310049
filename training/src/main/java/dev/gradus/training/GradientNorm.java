package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** The length of a gradient: ‖g‖ = √Σ gᵢ² over all elements of all parameters. */
public final class GradientNorm {
    private GradientNorm() {}

    /**
     * The norm of the gradients that have arrived at some parameters; those without one count as 0.
     *
     * @param parameters such as {@code model.parameters()}
     */
    public static double of(Collection<? extends Tensor> parameters) {
        return norm(parameters.stream()
                .filter(Tensor::hasGrad)
                .map(Tensor::borrowGrad)
                .toList());
    }

    /** The norm of several tensors taken as one vector. */
    static double norm(Collection<Tensor> parts) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            double squares = sumOfSquares(parts, part -> part);
            // The square of a float32 can overflow where the number itself is far from it.
            return Math.sqrt(Double.isFinite(squares) ? squares : sumOfSquares(parts, part -> part.to(DType.FLOAT64)));
        }
    }

    private static double sumOfSquares(Collection<Tensor> parts, UnaryOperator<Tensor> conversion) {
        double total = 0;
        for (Tensor part : parts) {
            total += conversion.apply(part).square().sum().item();
        }
        return total;
    }
}
