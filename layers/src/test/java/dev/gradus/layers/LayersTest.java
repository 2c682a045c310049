package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.PaddingMode;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every layer. */
class LayersTest {
    static Stream<LayerCase> layers() {
        return Stream.of(
                        basic(),
                        ActivationCases.all(),
                        NormalizationCases.all(),
                        PaddingCases.all(),
                        ImageCases.all(),
                        windows(),
                        containers())
                .flatMap(rows -> rows);
    }

    private static Stream<LayerCase> basic() {
        return Stream.of(
                LayerCase.of(() -> new Dense(3, 4), LayersTest::dense, 5, 3),
                LayerCase.of(() -> new Dense(3, 4, false), LayersTest::dense, 5, 3),
                LayerCase.of(() -> new Dense(1, 1), LayersTest::dense, 5, 1),
                LayerCase.of(() -> new Dense(3, 2), LayersTest::dense, 5, 2, 3),
                LayerCase.of(() -> new Conv1d(2, 3, 3), LayersTest::convolution, 5, 2, 7),
                LayerCase.of(
                        () -> new Conv1d(4, 2, 2, 2, false).stride(2).padding(1).dilation(2),
                        LayersTest::convolution,
                        5,
                        4,
                        6),
                LayerCase.of(() -> new Conv2d(2, 3, 3), LayersTest::convolution, 5, 2, 4, 5),
                LayerCase.of(
                        () -> new Conv2d(4, 6, new int[] {3, 2}, 2, true)
                                .stride(2, 1)
                                .padding(1, 0)
                                .dilation(1, 2),
                        LayersTest::convolution,
                        5,
                        4,
                        4,
                        5),
                LayerCase.of(
                        () -> new Conv1d(2, 3, 4).samePadding().dilation(3),
                        (layer, x) -> {
                            Conv1d conv = (Conv1d) layer;
                            return x.pad(new int[] {4, 5}, 0)
                                    .conv1d(conv.weight, conv.bias, 1, 0, 3, 1)
                                    .toDoubleArray();
                        },
                        5,
                        2,
                        7),
                LayerCase.of(
                        () -> new Conv2d(2, 3, 3).padding(2, 1).paddingMode(PaddingMode.REFLECT),
                        (layer, x) -> {
                            Conv2d conv = (Conv2d) layer;
                            return x.pad(new int[] {1, 1, 2, 2}, PaddingMode.REFLECT)
                                    .conv2d(conv.weight, conv.bias)
                                    .toDoubleArray();
                        },
                        5,
                        2,
                        4,
                        5),
                LayerCase.of(() -> new MaxPool1d(2), LayersTest::largest, 5, 3, 7),
                LayerCase.of(
                        () -> new MaxPool1d(3).stride(1).padding(1).dilation(2).ceilMode(true),
                        LayersTest::largest,
                        5,
                        2,
                        6),
                LayerCase.of(() -> new MaxPool2d(2), LayersTest::largest, 5, 2, 4, 5),
                LayerCase.of(
                        () -> new MaxPool2d(new int[] {3, 2})
                                .stride(1, 2)
                                .padding(1)
                                .dilation(1, 2),
                        LayersTest::largest,
                        5,
                        2,
                        4,
                        5),
                LayerCase.of(() -> new AvgPool1d(2), (layer, x) -> mean((Pooling<?>) layer, x, 2), 5, 3, 7),
                LayerCase.of(() -> new AvgPool2d(2), (layer, x) -> mean((Pooling<?>) layer, x, 4), 5, 2, 4, 5),
                LayerCase.of(
                        () -> new AvgPool2d(new int[] {3, 2}).stride(2, 1).padding(1),
                        (layer, x) -> mean((Pooling<?>) layer, x, 6),
                        5,
                        2,
                        5,
                        4),
                LayerCase.of(
                        () -> new AvgPool2d(2).ceilMode(true).divisorOverride(5),
                        (layer, x) -> mean((Pooling<?>) layer, x, 5),
                        5,
                        2,
                        3,
                        5),
                LayerCase.of(() -> evaluating(trained(new BatchNorm1d(3))), LayersTest::batchNorm, 5, 3),
                LayerCase.of(() -> evaluating(trained(new BatchNorm1d(2)).eps(0.1)), LayersTest::batchNorm, 5, 2, 3),
                LayerCase.of(() -> evaluating(trained(new BatchNorm2d(2))), LayersTest::batchNorm, 5, 2, 3, 2),
                LayerCase.elementwise(Sigmoid::new, x -> 1 / (1 + Math.exp(-x)), 5, 3),
                LayerCase.elementwise(Tanh::new, Math::tanh, 5, 3),
                LayerCase.elementwise(ReLU::new, x -> x > 0 ? x : 0, 5, 3),
                LayerCase.elementwise(GELU::new, LayersTest::gelu, 5, 3),
                LayerCase.elementwise(
                        () -> new GELU().tanh(true),
                        x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
                        5,
                        3),
                LayerCase.of(() -> new Softmax(-1), (layer, x) -> softmax(x), 5, 3),
                LayerCase.of(() -> new LogSoftmax(1), (layer, x) -> log(softmax(x)), 5, 3),
                LayerCase.elementwise(Flatten::new, x -> x, 5, 2, 3),
                LayerCase.elementwise(() -> new Flatten(-2, -1), x -> x, 5, 2, 2, 3),
                LayerCase.elementwise(() -> evaluating(new Dropout()), x -> x, 5, 3),
                LayerCase.elementwise(() -> new Dropout(0), x -> x, 5, 3),
                LayerCase.elementwise(() -> new Dropout(1), x -> 0, 5, 3),
                LayerCase.elementwise(Sequential::of, x -> x, 5, 3),
                LayerCase.elementwise(
                        () -> Sequential.of(new Tanh(), new Sigmoid()), x -> 1 / (1 + Math.exp(-Math.tanh(x))), 5, 3),
                LayerCase.of(() -> Sequential.of(new Flatten(), new Dense(6, 2)), LayersTest::flatDense, 5, 2, 3));
    }

    private static Stream<LayerCase> windows() {
        return Stream.of(
                LayerCase.of(() -> new ConvTranspose1d(2, 3, 3), LayersTest::transposed, 5, 2, 4),
                LayerCase.of(
                        () -> new ConvTranspose1d(4, 2, 2, 2, false)
                                .stride(3)
                                .padding(1)
                                .outputPadding(2)
                                .dilation(2),
                        LayersTest::transposed,
                        5,
                        4,
                        3),
                LayerCase.of(() -> new ConvTranspose2d(2, 3, 2).stride(2), LayersTest::transposed, 5, 2, 2, 3),
                LayerCase.of(
                        () -> new ConvTranspose2d(4, 6, new int[] {3, 2}, 2, true)
                                .stride(2, 1)
                                .padding(1, 0)
                                .outputPadding(1, 0)
                                .dilation(1, 2),
                        LayersTest::transposed,
                        5,
                        4,
                        3,
                        2),
                LayerCase.of(
                        () -> new AdaptiveAvgPool1d(2),
                        (layer, x) -> adaptive(x, 1, 2, part -> part.mean().item()),
                        5,
                        3,
                        5),
                LayerCase.of(
                        () -> new AdaptiveAvgPool2d(3, 2),
                        (layer, x) -> adaptive(x, 3, 2, part -> part.mean().item()),
                        5,
                        2,
                        4,
                        5),
                LayerCase.of(
                        () -> new AdaptiveAvgPool2d(1),
                        (layer, x) -> adaptive(x, 1, 1, part -> part.mean().item()),
                        5,
                        2,
                        4,
                        3),
                LayerCase.of(
                        () -> new AdaptiveMaxPool2d(-1, 3),
                        (layer, x) -> adaptive(x, 4, 3, part -> part.max().item()),
                        5,
                        2,
                        4,
                        5));
    }

    private static Stream<LayerCase> containers() {
        return Stream.of(
                LayerCase.elementwise(Identity::new, x -> x, 5, 3),
                LayerCase.elementwise(() -> new Residual(new Tanh()), x -> x + Math.tanh(x), 5, 3),
                LayerCase.elementwise(() -> evaluating(new Dropout1d()), x -> x, 5, 3, 2),
                LayerCase.elementwise(() -> evaluating(new AlphaDropout()), x -> x, 5, 3),
                LayerCase.elementwise(() -> evaluating(new FeatureAlphaDropout()), x -> x, 5, 3, 2),
                LayerCase.elementwise(() -> new AlphaDropout(1), x -> 0, 5, 3),
                LayerCase.elementwise(() -> new Dropout2d(0), x -> x, 5, 3, 2, 2),
                LayerCase.elementwise(() -> new Dropout2d(1), x -> 0, 5, 3, 2, 2));
    }

    /** Over all elements of the input and all taps, a sequence being an image of height 1. */
    private static double[] transposed(Layer layer, Tensor x) {
        TransposedConvolution<?> convolution = (TransposedConvolution<?>) layer;
        boolean flat = convolution.weight.rank() == 3;
        Tensor weight = flat ? convolution.weight.unsqueeze(2) : convolution.weight;
        int last = flat ? 0 : 1;
        Shape shape = layer.apply(x).shape();
        Tensor images = flat ? x.unsqueeze(2) : x;
        Tensor sums =
                Tensor.zeros(DType.FLOAT64, shape.size(0), shape.size(1), flat ? 1 : shape.size(2), shape.size(-1));
        int outputsPerGroup = weight.size(1);
        int inputsPerGroup = weight.size(0) / convolution.groups;
        for (int element = 0; element < images.elements(); element++) {
            int j = element % images.size(3);
            int i = element / images.size(3) % images.size(2);
            int c = element / (images.size(3) * images.size(2)) % images.size(1);
            int n = element / (images.size(3) * images.size(2) * images.size(1));
            for (int tap = 0; tap < weight.elements() / weight.size(0); tap++) {
                int t = tap % weight.size(3);
                int s = tap / weight.size(3) % weight.size(2);
                int perGroup = tap / (weight.size(3) * weight.size(2));
                int o = c / inputsPerGroup * outputsPerGroup + perGroup;
                int p = flat ? 0 : i * convolution.stride[0] - convolution.padding[0] + s * convolution.dilation[0];
                int q = j * convolution.stride[last] - convolution.padding[last] + t * convolution.dilation[last];
                if (p >= 0 && p < sums.size(2) && q >= 0 && q < sums.size(3)) {
                    double product = weight.get(c, perGroup, s, t) * images.get(n, c, i, j);
                    sums.set(sums.get(n, o, p, q) + product, n, o, p, q);
                }
            }
        }
        return convolution
                .bias()
                .map(bias -> sums.add(bias.detach().reshape(1, -1, 1, 1)))
                .orElse(sums)
                .toDoubleArray();
    }

    private static double[] adaptive(Tensor x, int height, int width, ToDoubleFunction<Tensor> reduction) {
        boolean flat = x.rank() == 3;
        Tensor planes = x.reshape(-1, flat ? 1 : x.size(-2), x.size(-1));
        double[] result = new double[planes.size(0) * height * width];
        for (int i = 0; i < result.length; i++) {
            Tensor rows = part(planes.select(0, i / (height * width)), 0, i / width % height, height);
            result[i] = reduction.applyAsDouble(part(rows, 1, i % width, width));
        }
        return result;
    }

    private static Tensor part(Tensor x, int dim, int part, int parts) {
        int from = (int) Math.floor((double) part * x.size(dim) / parts);
        int to = (int) Math.ceil((part + 1.0) * x.size(dim) / parts);
        return x.narrow(dim, from, to - from);
    }

    /** By the series Φ(x) = ½ + φ(x) (x + x³ / 3 + x⁵ / (3 · 5) + ...). */
    private static double gelu(double x) {
        double term = x;
        double sum = x;
        for (int n = 3; n < 120; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return x * (0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
    }

    private static Layer evaluating(Layer layer) {
        layer.eval();
        return layer;
    }

    private static double[] dense(Layer layer, Tensor x) {
        Dense dense = (Dense) layer;
        int rows = x.elements() / x.size(-1);
        int in = dense.weight().size(1);
        int out = dense.weight().size(0);
        double[] values = x.toDoubleArray();
        double[] result = new double[rows * out];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < out; j++) {
                int unit = j;
                double sum = dense.bias().map(bias -> bias.get(unit)).orElse(0.0);
                for (int k = 0; k < in; k++) {
                    sum += dense.weight().get(j, k) * values[i * in + k];
                }
                result[i * out + j] = sum;
            }
        }
        return result;
    }

    /** Over all taps of all outputs, a sequence being an image of height 1. */
    private static double[] convolution(Layer layer, Tensor x) {
        Convolution<?> convolution = (Convolution<?>) layer;
        boolean flat = convolution.weight.rank() == 3;
        Tensor weight = flat ? convolution.weight.unsqueeze(2) : convolution.weight;
        Tensor images = flat ? x.unsqueeze(2) : x;
        int[] stride = flat ? new int[] {1, convolution.stride[0]} : convolution.stride;
        int[] padding = flat ? new int[] {0, convolution.padding[0]} : convolution.padding;
        int[] dilation = flat ? new int[] {1, convolution.dilation[0]} : convolution.dilation;
        Shape shape = layer.apply(x).shape();
        int height = flat ? 1 : shape.size(2);
        int width = shape.size(-1);
        int perGroup = shape.size(1) / convolution.groups;
        double[] result = new double[shape.elements()];
        for (int i = 0; i < result.length; i++) {
            int q = i % width;
            int p = i / width % height;
            int o = i / (width * height) % shape.size(1);
            int n = i / (width * height * shape.size(1));
            result[i] = convolution.bias().map(bias -> bias.get(o)).orElse(0.0);
            for (int tap = 0; tap < weight.elements() / weight.size(0); tap++) {
                int t = tap % weight.size(3);
                int s = tap / weight.size(3) % weight.size(2);
                int c = tap / (weight.size(3) * weight.size(2));
                int row = p * stride[0] - padding[0] + s * dilation[0];
                int column = q * stride[1] - padding[1] + t * dilation[1];
                if (row >= 0 && row < images.size(2) && column >= 0 && column < images.size(3)) {
                    int channel = o / perGroup * weight.size(1) + c;
                    result[i] += weight.get(o, c, s, t) * images.get(n, channel, row, column);
                }
            }
        }
        return result;
    }

    /** A layer that has seen a batch, and whose parameters are no more what they started with. */
    private static <L extends BatchNorm<L>> L trained(L layer) {
        int channels = layer.weight().orElseThrow().elements();
        int[] batch = layer.accepts(4) ? new int[] {6, channels, 2, 2} : new int[] {6, channels};
        layer.apply(Tensor.normal(Generator.global(), 1, 2, DType.FLOAT32, batch));
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            layer.parameters()
                    .forEach(parameter ->
                            parameter.copyFrom(Tensor.uniform(Generator.global(), 0.5, 2, DType.FLOAT32, channels)));
        }
        return layer;
    }

    private static double[] batchNorm(Layer layer, Tensor x) {
        Map<String, Tensor> state = layer.stateDict();
        double eps = layer.toString().contains("eps") ? 0.1 : 1e-5;
        int channels = x.size(1);
        int inner = x.elements() / x.size(0) / channels;
        double[] result = x.toDoubleArray();
        for (int i = 0; i < result.length; i++) {
            int c = i / inner % channels;
            double root = Math.sqrt(state.get("running_var").get(c) + eps);
            double normalized = (result[i] - state.get("running_mean").get(c)) / root;
            result[i] =
                    normalized * state.get("weight").get(c) + state.get("bias").get(c);
        }
        return result;
    }

    private static double[] largest(Layer layer, Tensor x) {
        return pooled((Pooling<?>) layer, x, Double.NEGATIVE_INFINITY, Math::max);
    }

    private static double[] mean(Pooling<?> layer, Tensor x, double divisor) {
        return Arrays.stream(pooled(layer, x, 0, Double::sum))
                .map(sum -> sum / divisor)
                .toArray();
    }

    /** Over all taps of all outputs, a sequence being an image of height 1. */
    private static double[] pooled(Pooling<?> layer, Tensor x, double start, DoubleBinaryOperator join) {
        boolean flat = layer.kernel.length == 1;
        Shape shape = layer.apply(x).shape();
        int height = flat ? 1 : shape.size(-2);
        int width = shape.size(-1);
        Tensor planes = flat ? x.reshape(-1, 1, x.size(-1)) : x.reshape(-1, x.size(-2), x.size(-1));
        int last = flat ? 0 : 1;
        double[] result = new double[shape.elements()];
        for (int i = 0; i < result.length; i++) {
            result[i] = start;
            for (int tap = 0; tap < Arrays.stream(layer.kernel).reduce(1, (a, b) -> a * b); tap++) {
                int s = tap / layer.kernel[last];
                int t = tap % layer.kernel[last];
                int p = i / width % height;
                int row = flat ? 0 : p * layer.stride[0] - layer.padding[0] + s * layer.dilation[0];
                int column = i % width * layer.stride[last] - layer.padding[last] + t * layer.dilation[last];
                if (row >= 0 && row < planes.size(1) && column >= 0 && column < planes.size(2)) {
                    result[i] = join.applyAsDouble(result[i], planes.get(i / (width * height), row, column));
                }
            }
        }
        return result;
    }

    private static double[] flatDense(Layer layer, Tensor x) {
        return dense(((Sequential) layer).get(1), x.reshape(-1, 6));
    }

    private static double[] softmax(Tensor x) {
        double[] result = Arrays.stream(x.toDoubleArray()).map(Math::exp).toArray();
        int length = x.size(-1);
        for (int row = 0; row < result.length; row += length) {
            double sum = Arrays.stream(result, row, row + length).sum();
            for (int i = row; i < row + length; i++) {
                result[i] /= sum;
            }
        }
        return result;
    }

    private static double[] log(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void forwardAgreesWithTheFormula(LayerCase layerCase) {
        Layer layer = layerCase.layer();

        assertThat(layer.apply(layerCase.input()).toDoubleArray())
                .containsExactly(layerCase.formula().apply(layer, layerCase.input()), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsOfInputAndParametersAreRight(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        Map<String, Tensor> inputs = new LinkedHashMap<>(layer.namedParameters());
        inputs.put("x", layerCase.input().copy().requiresGrad(true));

        GradientCheck.of(() -> layer.apply(inputs.get("x"))).secondOrder().check(inputs);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void float32AgreesWithFloat64(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        double[] exact = layer.apply(layerCase.input()).toDoubleArray();
        layer.to(DType.FLOAT32);

        Tensor output = layer.apply(layerCase.input().to(DType.FLOAT32));

        assertThat(output.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(output.toDoubleArray()).containsExactly(exact, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theOrderOfElementsInTheArrayDoesNotMatter(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        Tensor strided = layerCase.strided();

        assertThat(strided.isContiguous()).isEqualTo(layerCase.input().size(-1) == 1);
        assertThat(layer.apply(strided).toDoubleArray())
                .containsExactly(layer.apply(layerCase.input()).toDoubleArray(), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachObservationIsComputedByItself(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        Tensor whole = layer.apply(layerCase.input());

        for (int i = 0; i < 5; i++) {
            Tensor single = layer.apply(layerCase.input().narrow(0, i, 1));

            assertThat(single.shape()).isEqualTo(whole.narrow(0, i, 1).shape());
            assertThat(single.toDoubleArray())
                    .containsExactly(whole.narrow(0, i, 1).toDoubleArray(), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aBatchWithoutObservationsPassesForwardAndBackward(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        Tensor empty = layerCase.input().narrow(0, 0, 0).copy().requiresGrad(true);

        Tensor output = layer.apply(empty);
        output.sum().backward();

        assertThat(output.shape())
                .isEqualTo(layer.apply(layerCase.input()).narrow(0, 0, 0).shape());
        assertThat(empty.grad().shape()).isEqualTo(empty.shape());
        layer.parameters().forEach(parameter -> assertThat(parameter.grad().toDoubleArray())
                .containsOnly(0));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void stateMakesAnotherLayerTheSame(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        Layer other = layerCase.make().get();
        other.to(DType.FLOAT64);
        other.loadStateDict(layer.stateDict());

        assertThat(other.apply(layerCase.input()).toDoubleArray())
                .isEqualTo(layer.apply(layerCase.input()).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theSameSeedGivesTheSameBits(LayerCase layerCase) {
        assertThat(layerCase.layer().apply(layerCase.input()).toDoubleArray())
                .isEqualTo(layerCase.layer().apply(layerCase.input()).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void trainingAndUseDifferInDropoutAlone(LayerCase layerCase) {
        Layer layer = layerCase.layer();
        double[] before = layer.apply(layerCase.input()).toDoubleArray();
        layer.eval();

        double[] expected = layer instanceof RandomDropping ? layerCase.input().toDoubleArray() : before;
        assertThat(layer.apply(layerCase.input()).toDoubleArray()).isEqualTo(expected);
    }
}
