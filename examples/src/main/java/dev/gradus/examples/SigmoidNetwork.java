package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.Dense;
import java.util.ArrayList;
import java.util.List;

/**
 * Dense sigmoid layers of float64 that start from given weights and remember the weighted sums z and activations a of the
 * last pass, as one does who computes by hand.
 */
final class SigmoidNetwork extends Layer {
    private final List<Dense> layers = new ArrayList<>();
    private final List<Parameter> weights = new ArrayList<>();
    private final List<Parameter> biases = new ArrayList<>();
    private final List<Tensor> sums = new ArrayList<>();
    private final List<Tensor> activations = new ArrayList<>();

    /**
     * A network with given weights.
     *
     * @param startWeights the weight (out, in) of each layer
     * @param startBiases the bias (out) of each layer
     */
    SigmoidNetwork(List<Tensor> startWeights, List<Tensor> startBiases) {
        for (int i = 0; i < startWeights.size(); i++) {
            Tensor weight = startWeights.get(i);
            Dense layer = child(Integer.toString(i + 1), new Dense(weight.size(1), weight.size(0)));
            layers.add(layer);
            weights.add(layer.weight());
            biases.add(layer.bias().orElseThrow());
        }
        to(DType.FLOAT64);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (int i = 0; i < layers.size(); i++) {
                weights.get(i).copyFrom(startWeights.get(i));
                biases.get(i).copyFrom(startBiases.get(i));
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        sums.clear();
        activations.clear();
        Tensor a = x;
        for (Dense layer : layers) {
            Tensor z = layer.apply(a);
            a = z.sigmoid();
            sums.add(z);
            activations.add(a);
        }
        return a;
    }

    /** The number of layers. */
    int depth() {
        return layers.size();
    }

    /** The weight of each layer. */
    List<Parameter> weights() {
        return weights;
    }

    /** The bias of each layer. */
    List<Parameter> biases() {
        return biases;
    }

    /** The weighted sums of each layer in the last pass. */
    List<Tensor> sums() {
        return sums;
    }

    /** The activations of each layer in the last pass. */
    List<Tensor> activations() {
        return activations;
    }
}
