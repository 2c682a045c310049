package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.List;
import java.util.function.Supplier;

/** Makes layers and runs them the same way each time. */
final class LayerProbe {
    /** Where all random numbers of a check begin. */
    static final long SEED = 20_250_101;

    /** Training and eval mode. */
    static final List<Boolean> MODES = List.of(true, false);

    private final Supplier<? extends Layer> maker;
    private final Tensor input;

    LayerProbe(Supplier<? extends Layer> maker, Tensor input) {
        this.maker = maker;
        this.input = input;
    }

    Tensor input() {
        return input;
    }

    /** The input, in the type if it is one of numbers that are not indices. */
    Tensor input(DType dtype) {
        return input.dtype().isFloating() ? input.to(dtype).copy() : input;
    }

    /** A new layer that computes in a type, and whose random numbers come from the seed. */
    Layer make(long seed, DType dtype) {
        Generator.seedGlobal(seed);
        Layer layer = maker.get();
        layer.to(dtype);
        return layer;
    }

    /** A new layer, always the same one, that computes in a type. */
    Layer make(DType dtype) {
        return make(SEED, dtype);
    }

    /** A new layer, always the same one, for the input. */
    Layer make() {
        return make(dtype());
    }

    /** The type to compute in. */
    DType dtype() {
        return input.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    }

    /** Runs a layer in a mode, with the global generator seeded. */
    Tensor run(Layer layer, boolean training, Tensor x) {
        if (training) {
            layer.train();
        } else {
            layer.eval();
        }
        Generator.seedGlobal(SEED + 1);
        try {
            return layer.apply(x);
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "%s: forward failed in %s for an input of shape %s: %s"
                            .formatted(layer.typeName(), mode(training), x.shape(), e),
                    e);
        }
    }

    /** The tensor, with its gradient asked for if it can have one. */
    static Tensor leaf(Tensor x) {
        return x.dtype().isFloating() ? x.requiresGrad(true) : x;
    }

    static String mode(boolean training) {
        return training ? "training" : "eval mode";
    }
}
