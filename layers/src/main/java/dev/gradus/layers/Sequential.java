package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Layers one after the other, each run on what the one before it gave.
 *
 * <pre>{@code
 * Layer model = Sequential.of(new Dense(784, 256), new ReLU(), new Dense(256, 10));
 *
 * Layer named = Sequential.of().add("hidden", new Dense(784, 256)).add("squash", new ReLU()).add("output", new Dense(256, 10));
 * }</pre>
 *
 * <p><b>Shape</b>: what the first layer takes to what the last one gives; without any layer, anything to itself.
 */
public final class Sequential extends Layer implements Iterable<Layer> {
    private final List<Layer> layers = new ArrayList<>();

    private Sequential() {}

    /** Layers that are named by their place: 0, 1, and so on. */
    public static Sequential of(Layer... layers) {
        Sequential result = new Sequential();
        for (Layer layer : layers) {
            result.add(layer);
        }
        return result;
    }

    /**
     * Adds a layer at the end, named by its place.
     *
     * @return this, so that calls can be chained
     */
    public Sequential add(Layer layer) {
        return add(Integer.toString(layers.size()), layer);
    }

    /**
     * Adds a layer at the end.
     *
     * @param name its name in the state, such as {@code hidden} for {@code hidden.weight}
     * @return this, so that calls can be chained
     * @throws IllegalArgumentException if the name is taken, empty or has a dot in it
     */
    public Sequential add(String name, Layer layer) {
        layers.add(child(name, layer));
        return this;
    }

    /**
     * A layer by its place, counted from the end when negative.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Layer get(int index) {
        int size = layers.size();
        if (index < -size || index >= size) {
            throw new IndexOutOfBoundsException("Sequential: there is no layer %d among %d".formatted(index, size));
        }
        return layers.get(index < 0 ? index + size : index);
    }

    /** The number of layers. */
    public int size() {
        return layers.size();
    }

    @Override
    public Iterator<Layer> iterator() {
        return Collections.unmodifiableList(layers).iterator();
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor result = x;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            boolean overwrites =
                    layer instanceof ReLU && !layer.hasForwardHooks() && i > 0 && onlyThisSeesOutputOf(i - 1);
            result = overwrites ? ((ReLU) layer).applyInPlace(result) : layer.apply(result);
        }
        return result;
    }

    private boolean onlyThisSeesOutputOf(int place) {
        Layer layer = layers.get(place);
        return layer instanceof NewOutput && !layer.hasForwardHooks();
    }
}
