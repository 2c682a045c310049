package dev.gradus.losses;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A loss of the angle between two vectors, for learning an embedding from pairs that are alike, target 1, and pairs that are
 * not, target -1.
 *
 * <p>ℓ = 1 - cos(x₁, x₂) where y = 1, and max(0, cos(x₁, x₂) - m) where y = -1, with the margin m and
 *
 * <p>cos(x₁, x₂) = x₁·x₂ / √((x₁·x₁ + ε) (x₂·x₂ + ε)), ε = 10⁻¹².
 *
 * <p><b>Shape</b>: vectors x₁ and x₂ (N, D) or (D,), the same; target y, of 1 and -1, (N,) or (); the loss (), unreduced as
 * the target. No gradient flows to the target.
 */
public final class CosineEmbeddingLoss extends TernaryLoss<CosineEmbeddingLoss> {
    /** PyTorch rounds it to float32, whatever the type of the tensors. */
    private static final double EPSILON = 1e-12f;

    private double margin;

    /** The mean over all pairs, with the margin 0. */
    public CosineEmbeddingLoss() {}

    /**
     * Sets m, the cosine up to which vectors count as not alike; 0 unless set, 0 to 0.5 being usual.
     *
     * @return this loss
     */
    public CosineEmbeddingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    protected void check(Tensor first, Tensor second, Tensor target) {
        if (first.rank() != 1 && first.rank() != 2) {
            throw error("expected vectors of shape (N, D) or (D,), got %s", first.shape());
        }
        checkSameShape("second vector", second, first);
        Shape expected = first.rank() == 1 ? Shape.of() : Shape.of(first.size(0));
        if (!target.shape().equals(expected)) {
            throw error(
                    "expected a target of shape %s, one for each pair of vectors of shape %s, got %s",
                    expected, first.shape(), target.shape());
        }
        checkSigns(target);
    }

    @Override
    protected Tensor forward(Tensor first, Tensor second, Tensor target) {
        Tensor product = first.mul(second).sum(-1);
        Tensor squares = squaredLength(first).mul(squaredLength(second));
        Tensor cosine = product.div(squares.sqrt());
        Tensor apart = cosine.sub(margin).clamp(0, Double.POSITIVE_INFINITY);
        return target.eq(1).where(cosine.neg().add(1), apart);
    }

    private static Tensor squaredLength(Tensor x) {
        return x.square().sum(-1).add(EPSILON);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("margin", margin);
    }
}
