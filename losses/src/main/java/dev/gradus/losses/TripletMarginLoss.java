package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A loss of three vectors: the anchor should be nearer to the positive one, which is alike, than to the negative one, which is
 * not.
 *
 * <p>ℓ = max(0, m + d(a, p) - d(a, n)) with the margin m and the distance d(x, y) = ‖x - y + ε‖ₚ; with {@link #swap}, the smaller
 * one of d(a, n) and d(p, n) takes the place of d(a, n).
 *
 * <p><b>Shape</b>: anchor a, positive p and negative n (..., D), all the same; the loss (), unreduced (...).
 *
 * @see <a href="https://doi.org/10.5244/C.30.119">Balntas et al. 2016: Learning local feature descriptors with triplets</a>
 */
public final class TripletMarginLoss extends TernaryLoss<TripletMarginLoss> {
    private double margin = 1;
    private double p = 2;
    private double eps = 1e-6;
    private boolean swap;

    /** The mean over all triplets, with the margin 1 and Euclidean distances. */
    public TripletMarginLoss() {}

    /**
     * Sets m, by how much what is not alike should be further away; 1 unless set.
     *
     * @return this loss
     */
    public TripletMarginLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    /**
     * Sets the norm's exponent, 2 unless set.
     *
     * @param p 0 (the number of differences) to {@code Double.POSITIVE_INFINITY} (the largest difference)
     * @return this loss
     */
    public TripletMarginLoss p(double p) {
        this.p = notNegative("p", p);
        return this;
    }

    /**
     * Sets ε, which is added to each difference; 10⁻⁶ unless set.
     *
     * @return this loss
     */
    public TripletMarginLoss eps(double eps) {
        this.eps = eps;
        return this;
    }

    /**
     * Sets whether the negative vector is compared with the nearer one of anchor and positive; not unless set.
     *
     * @return this loss
     */
    public TripletMarginLoss swap(boolean swap) {
        this.swap = swap;
        return this;
    }

    @Override
    protected void check(Tensor anchor, Tensor positive, Tensor negative) {
        if (anchor.rank() == 0) {
            throw error("expected vectors of shape (N, D) or (D,), got a scalar");
        }
        checkSameShape("positive", positive, anchor);
        checkSameShape("negative", negative, anchor);
    }

    @Override
    protected Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        Tensor near = distance(anchor, positive);
        Tensor far = distance(anchor, negative);
        if (swap) {
            far = far.minimum(distance(positive, negative));
        }
        return near.sub(far).add(margin).clamp(0, Double.POSITIVE_INFINITY);
    }

    private Tensor distance(Tensor x, Tensor y) {
        return x.sub(y).add(eps).vectorNorm(p, new int[] {-1}, false);
    }

    @Override
    protected Settings settings() {
        return super.settings()
                .and("margin", margin)
                .and("p", p)
                .and("eps", eps)
                .and("swap", swap);
    }
}
