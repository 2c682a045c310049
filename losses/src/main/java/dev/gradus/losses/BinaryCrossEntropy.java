package dev.gradus.losses;

import dev.gradus.core.Function;
import dev.gradus.core.Tensor;

/**
 * ℓ = -(t ln p + (1 - t) ln (1 - p)); ∂ℓ/∂p = (p - t) / (p (1 - p)), ∂ℓ/∂t = ln (1 - p) - ln p. At p = 0 and 1 logarithms stop
 * at -100 and the divisor at 10⁻¹², so that a loss which is sure and wrong is large, not infinite.
 */
final class BinaryCrossEntropy extends Function {
    private static final double LOWEST_LOG = -100;
    /** PyTorch rounds it to float32, whatever the type of the tensors. */
    private static final double LEAST_DIVISOR = 1e-12f;

    @Override
    protected Tensor forward(Context context, Tensor... inputs) {
        Tensor p = inputs[0];
        Tensor t = inputs[1];
        context.save(p, t);
        return t.mul(log(p)).add(complement(t).mul(log(complement(p)))).neg();
    }

    @Override
    protected Tensor[] backward(Context context, Tensor gradient) {
        Tensor p = context.saved(0);
        Tensor t = context.saved(1);
        Tensor byP = p.sub(t).div(p.mul(complement(p)).maximum(LEAST_DIVISOR));
        Tensor byT = context.needsGradient(1) ? log(complement(p)).sub(log(p)) : gradient;
        return new Tensor[] {gradient.mul(byP), gradient.mul(byT)};
    }

    private static Tensor log(Tensor x) {
        return x.log().maximum(LOWEST_LOG);
    }

    private static Tensor complement(Tensor x) {
        return x.neg().add(1);
    }
}
