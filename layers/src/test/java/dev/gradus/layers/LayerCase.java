package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * What all layers are tested with.
 *
 * @param make a new layer
 * @param formula what it computes, in plain Java
 * @param input a batch of five
 */
record LayerCase(Supplier<Layer> make, Formula formula, Tensor input) {
    /** The elements of the output, in float64. */
    interface Formula {
        double[] apply(Layer layer, Tensor x);
    }

    static LayerCase of(Supplier<Layer> make, Formula formula, int... sizes) {
        return new LayerCase(make, formula, Tensor.normal(new Generator(5), 0, 2, DType.FLOAT64, sizes));
    }

    /** A layer that computes each element by itself. */
    static LayerCase elementwise(Supplier<Layer> make, DoubleUnaryOperator function, int... sizes) {
        return of(
                make,
                (layer, x) -> Arrays.stream(x.toDoubleArray()).map(function).toArray(),
                sizes);
    }

    /** A new layer in float64. */
    Layer layer() {
        Generator.seedGlobal(3);
        Layer layer = make.get();
        layer.to(DType.FLOAT64);
        return layer;
    }

    /** The same input over an array in another order. */
    Tensor strided() {
        return input.transpose(0, -1).copy().transpose(0, -1);
    }

    @Override
    public String toString() {
        return make.get().toString().replaceAll("\\s+", " ") + " on " + input.shape();
    }
}
