package dev.gradus.layers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of {@link LayersTest} for activation functions. */
final class ActivationCases {
    private ActivationCases() {}

    static Stream<LayerCase> all() {
        return Stream.of(
                row(CELU::new, x -> x > 0 ? x : Math.expm1(x)),
                row(() -> new CELU(0.6), x -> x > 0 ? x : 0.6 * Math.expm1(x / 0.6)),
                row(ELU::new, x -> x > 0 ? x : Math.expm1(x)),
                row(() -> new ELU(0.6), x -> x > 0 ? x : 0.6 * Math.expm1(x)),
                row(SELU::new, x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x))),
                row(LeakyReLU::new, x -> x > 0 ? x : 0.01 * x),
                row(() -> new LeakyReLU(0.3), x -> x > 0 ? x : 0.3 * x),
                row(ReLU6::new, x -> Math.min(Math.max(x, 0), 6)),
                row(Hardtanh::new, x -> Math.min(Math.max(x, -1), 1)),
                row(() -> new Hardtanh(-0.5, 2), x -> Math.min(Math.max(x, -0.5), 2)),
                row(Hardsigmoid::new, x -> Math.min(Math.max(x + 3, 0), 6) / 6),
                row(Hardswish::new, x -> x * Math.min(Math.max(x + 3, 0), 6) / 6),
                row(LogSigmoid::new, x -> -Math.log1p(Math.exp(-x))),
                row(SiLU::new, x -> x / (1 + Math.exp(-x))),
                row(Mish::new, x -> x * Math.tanh(Math.log1p(Math.exp(x)))),
                row(Softplus::new, x -> Math.log1p(Math.exp(x))),
                row(() -> new Softplus(2, 1), x -> 2 * x > 1 ? x : Math.log1p(Math.exp(2 * x)) / 2),
                row(Softsign::new, x -> x / (1 + Math.abs(x))),
                row(Tanhshrink::new, x -> x - Math.tanh(x)),
                row(() -> new Threshold(0.5, -3), x -> x > 0.5 ? x : -3),
                row(Hardshrink::new, x -> Math.abs(x) > 0.5 ? x : 0),
                row(() -> new Softshrink(1), x -> Math.signum(x) * Math.max(Math.abs(x) - 1, 0)),
                row(ActivationCases::usedRReLU, x -> x > 0 ? x : 11.0 / 48 * x),
                LayerCase.of(GLU::new, ActivationCases::gated, 5, 3, 4),
                LayerCase.of(() -> new Softmin(-1), (layer, x) -> shares(x.neg()), 5, 3),
                LayerCase.of(Softmax2d::new, (layer, x) -> sharesOfChannels(x), 5, 3, 2, 2),
                row(PReLU::new, x -> x > 0 ? x : 0.25 * x),
                LayerCase.of(ActivationCases::prelu, ActivationCases::preluOfChannels, 5, 3),
                LayerCase.of(ActivationCases::prelu, ActivationCases::preluOfChannels, 5, 3, 2, 2));
    }

    private static LayerCase row(Supplier<Layer> make, DoubleUnaryOperator function) {
        return LayerCase.elementwise(make, function, 5, 3);
    }

    private static Layer usedRReLU() {
        Layer layer = new RReLU();
        layer.eval();
        return layer;
    }

    /** Of rows of four. */
    private static double[] gated(Layer layer, Tensor x) {
        double[] values = x.toDoubleArray();
        return IntStream.range(0, values.length / 2)
                .mapToDouble(i -> {
                    int place = i / 2 * 4 + i % 2;
                    return values[place] / (1 + Math.exp(-values[place + 2]));
                })
                .toArray();
    }

    private static double[] shares(Tensor x) {
        Tensor powers = x.exp();
        return powers.div(powers.sum(-1, true)).toDoubleArray();
    }

    private static double[] sharesOfChannels(Tensor x) {
        Tensor powers = x.exp();
        return powers.div(powers.sum(1, true)).toDoubleArray();
    }

    private static Layer prelu() {
        PReLU layer = new PReLU(3);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            layer.weight().copyFrom(Tensor.randn(Generator.global(), 3));
        }
        return layer;
    }

    private static double[] preluOfChannels(Layer layer, Tensor x) {
        double[] result = x.toDoubleArray();
        int inner = x.elements() / x.size(0) / 3;
        for (int i = 0; i < result.length; i++) {
            result[i] *= result[i] > 0 ? 1 : ((PReLU) layer).weight().get(i / inner % 3);
        }
        return result;
    }
}
