package dev.gradus.examples.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gradus.core.Tensor;
import java.util.List;

/**
 * A small sigmoid network that learns a single observation over many epochs, from start weights that are given.
 *
 * @param id its name
 * @param sizes the number of neurons of each layer, inputs first
 * @param eta the learning rate
 * @param epochs the number of steps
 * @param x the input
 * @param t the target
 * @param weights the weight (out, in) that each layer starts with
 * @param biases the bias (out) that each layer starts with
 * @param checkpoints what is known on the way
 * @param finalWeights the weights in the end
 * @param finalBiases the biases in the end
 */
public record TrainingRun(
        String id,
        List<Integer> sizes,
        double eta,
        int epochs,
        Tensor x,
        Tensor t,
        @JsonProperty("W0") List<Tensor> weights,
        @JsonProperty("b0") List<Tensor> biases,
        List<Checkpoint> checkpoints,
        @JsonProperty("W_final") List<Tensor> finalWeights,
        @JsonProperty("b_final") List<Tensor> finalBiases) {
    /**
     * What is known of one epoch, before its update.
     *
     * @param epoch counted from 0
     * @param loss the error E
     * @param o the output
     */
    public record Checkpoint(int epoch, double loss, Tensor o) {}
}
