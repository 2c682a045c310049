package dev.gradus.training;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.ArrayList;
import java.util.List;

/** Layers one after the other, under the names 0, 1, 2... */
final class Chain extends Layer {
    private final List<Layer> layers = new ArrayList<>();

    Chain(Layer... layers) {
        for (Layer layer : layers) {
            this.layers.add(child(Integer.toString(this.layers.size()), layer));
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
