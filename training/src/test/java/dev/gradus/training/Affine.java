package dev.gradus.training;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Map;

/** x Wᵀ + b in float64: as much of a dense layer as these tests need. */
class Affine extends Layer {
    final Parameter weight;
    final Parameter bias;

    Affine(int inputs, int outputs, long seed) {
        weight = parameter("weight", Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, outputs, inputs));
        bias = parameter("bias", Tensor.zeros(DType.FLOAT64, outputs));
    }

    /** One input, one output, weight and bias 0: the gradient of a squared error is easily had by hand. */
    static Affine zero() {
        Affine layer = new Affine(1, 1, 0);
        layer.loadStateDict(Map.of("weight", Tensor.zeros(1, 1), "bias", Tensor.zeros(1)));
        return layer;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.linear(weight, bias);
    }
}
