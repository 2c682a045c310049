package dev.gradus.core;

/**
 * Update rules of optimizers that change this tensor and their state in one pass; made for parameters, within
 * {@link Autograd#noGrad()}. All tensors have the shape and type of this one and are contiguous.
 */
public sealed interface UpdateOperations permits Tensor {
    /**
     * One step of Adam (Kingma and Ba 2015) with gradient g: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², and this
     * tensor is lowered by {@code stepSize} m / (√v / rootCorrection + ε).
     *
     * @param gradient g
     * @param mean m, which is changed
     * @param square v, which is changed
     * @param rule β₁, β₂ and ε
     * @param stepSize the learning rate divided by 1 - β₁ᵗ
     * @param rootCorrection √(1 - β₂ᵗ)
     * @return this tensor
     */
    default Tensor adamStep(
            Tensor gradient, Tensor mean, Tensor square, AdamRule rule, double stepSize, double rootCorrection) {
        return InPlace.adam((Tensor) this, gradient, mean, square, rule, stepSize, rootCorrection);
    }
}
