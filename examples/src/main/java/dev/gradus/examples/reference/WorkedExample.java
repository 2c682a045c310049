package dev.gradus.examples.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gradus.core.Tensor;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import java.util.List;

/**
 * A network of dense sigmoid layers, taken through some steps of gradient descent by hand.
 *
 * @param id its name
 * @param lossScale the factor before the sum of squared errors: ½ or 1
 * @param eta the learning rate
 * @param weights the weight (out, in) that each layer starts with
 * @param biases the bias (out) that each layer starts with
 * @param steps one for each observation that is learned from
 */
public record WorkedExample(
        String id,
        @JsonProperty("loss_scale") double lossScale,
        double eta,
        @JsonProperty("W0") List<Tensor> weights,
        @JsonProperty("b0") List<Tensor> biases,
        List<Step> steps) {
    /** The error E: the sum of the squared errors, or half of it. */
    public Loss loss() {
        return lossScale == 1 ? new MSELoss().reduction(Reduction.SUM) : new HalfSquaredError();
    }

    /**
     * One step; lists have an element for each layer.
     *
     * @param x the input
     * @param t the target
     * @param z the weighted sums
     * @param a the activations
     * @param loss the error E
     * @param delta the local gradients dE/dz
     * @param weightGradients dE/dW
     * @param biasGradients dE/db
     * @param weightsAfter the weights after the step
     * @param biasesAfter the biases after the step
     */
    public record Step(
            Tensor x,
            Tensor t,
            List<Tensor> z,
            List<Tensor> a,
            double loss,
            List<Tensor> delta,
            @JsonProperty("grad_W") List<Tensor> weightGradients,
            @JsonProperty("grad_b") List<Tensor> biasGradients,
            @JsonProperty("W_after") List<Tensor> weightsAfter,
            @JsonProperty("b_after") List<Tensor> biasesAfter) {}
}
