package dev.gradus.optimizers;

/** An optimizer with a momentum that a schedule may change: μ of gradient descent, β₁ of Adam and its like. */
public interface MomentumOptimizer {
    /** How much of the last steps is kept. */
    double momentum();

    /**
     * Sets how much of the last steps is kept, from the next step on.
     *
     * @param momentum at least 0; less than 1 where it is the rate of a running mean
     */
    void setMomentum(double momentum);
}
