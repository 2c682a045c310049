package dev.gradus.core.module;

import dev.gradus.core.Tensor;
import java.util.List;

/** A layer for tests: others one after another, named by their number. */
final class Chain extends Layer {
    private final List<Layer> layers;

    Chain(Layer... layers) {
        this.layers = List.of(layers);
        for (int i = 0; i < layers.length; i++) {
            child(Integer.toString(i), layers[i]);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor result = x;
        for (Layer layer : layers) {
            result = layer.apply(result);
        }
        return result;
    }
}
