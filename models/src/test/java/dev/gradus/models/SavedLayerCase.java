package dev.gradus.models;

import dev.gradus.core.DType;
import dev.gradus.core.PaddingMode;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Activation;
import dev.gradus.layers.AdaptiveAvgPool1d;
import dev.gradus.layers.AdaptiveAvgPool2d;
import dev.gradus.layers.AdaptiveMaxPool2d;
import dev.gradus.layers.AlphaDropout;
import dev.gradus.layers.AttentionOptions;
import dev.gradus.layers.AvgPool1d;
import dev.gradus.layers.AvgPool2d;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.BatchNorm2d;
import dev.gradus.layers.Bilinear;
import dev.gradus.layers.CELU;
import dev.gradus.layers.CircularPad1d;
import dev.gradus.layers.CircularPad2d;
import dev.gradus.layers.ConstantPad1d;
import dev.gradus.layers.ConstantPad2d;
import dev.gradus.layers.Conv1d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.ConvTranspose1d;
import dev.gradus.layers.ConvTranspose2d;
import dev.gradus.layers.CosineSimilarity;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Dropout1d;
import dev.gradus.layers.Dropout2d;
import dev.gradus.layers.ELU;
import dev.gradus.layers.Embedding;
import dev.gradus.layers.FeatureAlphaDropout;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.GELU;
import dev.gradus.layers.GLU;
import dev.gradus.layers.GRU;
import dev.gradus.layers.GroupNorm;
import dev.gradus.layers.Hardshrink;
import dev.gradus.layers.Hardsigmoid;
import dev.gradus.layers.Hardswish;
import dev.gradus.layers.Hardtanh;
import dev.gradus.layers.Identity;
import dev.gradus.layers.InstanceNorm1d;
import dev.gradus.layers.InstanceNorm2d;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.LayerNorm;
import dev.gradus.layers.LeakyReLU;
import dev.gradus.layers.LearnedPositionalEncoding;
import dev.gradus.layers.LogSigmoid;
import dev.gradus.layers.LogSoftmax;
import dev.gradus.layers.MaxPool1d;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.Mish;
import dev.gradus.layers.ModuleDict;
import dev.gradus.layers.ModuleList;
import dev.gradus.layers.MultiheadAttention;
import dev.gradus.layers.Normalization;
import dev.gradus.layers.PReLU;
import dev.gradus.layers.PairwiseDistance;
import dev.gradus.layers.PixelShuffle;
import dev.gradus.layers.PixelUnshuffle;
import dev.gradus.layers.RMSNorm;
import dev.gradus.layers.RNN;
import dev.gradus.layers.RReLU;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.ReLU6;
import dev.gradus.layers.RecurrentOptions;
import dev.gradus.layers.ReflectionPad1d;
import dev.gradus.layers.ReflectionPad2d;
import dev.gradus.layers.ReplicationPad1d;
import dev.gradus.layers.ReplicationPad2d;
import dev.gradus.layers.Residual;
import dev.gradus.layers.SELU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.SiLU;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.SinusoidalPositionalEncoding;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.Softmax2d;
import dev.gradus.layers.Softmin;
import dev.gradus.layers.Softplus;
import dev.gradus.layers.Softshrink;
import dev.gradus.layers.Softsign;
import dev.gradus.layers.Tanh;
import dev.gradus.layers.Tanhshrink;
import dev.gradus.layers.Threshold;
import dev.gradus.layers.TransformerDecoder;
import dev.gradus.layers.TransformerDecoderLayer;
import dev.gradus.layers.TransformerEncoder;
import dev.gradus.layers.TransformerEncoderLayer;
import dev.gradus.layers.TransformerOptions;
import dev.gradus.layers.Unflatten;
import dev.gradus.layers.Upsample;
import dev.gradus.layers.ZeroPad2d;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A layer with settings that are not the usual ones, and a way to run it.
 *
 * @param make a new one
 * @param run its output for some input
 */
record SavedLayerCase(Supplier<Module> make, Function<Module, Tensor> run) {
    private static final TransformerOptions SMALL = new TransformerOptions(4, 2)
            .feedForward(6)
            .dropout(0.3)
            .activation(Activation.GELU)
            .eps(1e-3)
            .batchFirst(true)
            .normFirst(true)
            .bias(false);
    private static final RecurrentOptions RECURRENT =
            new RecurrentOptions(3, 4).layers(2).bidirectional(true).bias(false);

    /** A layer that takes numbers of this shape. */
    private static SavedLayerCase of(Supplier<Layer> make, int... sizes) {
        return new SavedLayerCase(make::get, module -> ((Layer) module).apply(input(1, sizes)));
    }

    private static Tensor input(long seed, int... sizes) {
        return Tensor.randn(new Generator(seed), sizes);
    }

    private static Tensor sequence() {
        return input(1, 2, 3, 4);
    }

    /** Every public layer, some more than once. */
    static Stream<SavedLayerCase> all() {
        return Stream.of(dense(), activations(), windows(), paddings(), others(), sequences(), containers())
                .flatMap(rows -> rows);
    }

    private static Stream<SavedLayerCase> dense() {
        return Stream.of(
                of(() -> new Dense(3, 4, false), 5, 3),
                of(() -> new Dense(3, 4), 5, 3),
                new SavedLayerCase(() -> new Bilinear(3, 2, 4, false), module -> ((Bilinear) module)
                        .apply(input(1, 5, 3), input(2, 5, 2))),
                new SavedLayerCase(
                        () -> new Embedding(4, 3)
                                .paddingIndex(1)
                                .maxNorm(0.5)
                                .normType(Double.POSITIVE_INFINITY)
                                .scaleGradientByFrequency(true),
                        module -> ((Embedding) module).apply(Tensor.of(0L, 1, 3, 3))),
                new SavedLayerCase(() -> new Embedding(4, 3), module -> ((Embedding) module).apply(Tensor.of(0L, 3))),
                new SavedLayerCase(() -> new CosineSimilarity(0, 1e-3), module -> ((CosineSimilarity) module)
                        .apply(input(1, 5, 3), input(2, 5, 3))),
                new SavedLayerCase(
                        () -> new PairwiseDistance(Double.POSITIVE_INFINITY, 1e-3),
                        module -> ((PairwiseDistance) module).apply(input(1, 5, 3), input(2, 5, 3))),
                of(() -> new Flatten(0, 1), 2, 3, 4),
                of(() -> new Unflatten(1, 2, -1), 5, 6),
                of(Identity::new, 5, 3));
    }

    private static Stream<SavedLayerCase> activations() {
        return Stream.of(
                of(Sigmoid::new, 5, 3),
                of(LogSigmoid::new, 5, 3),
                of(Hardsigmoid::new, 5, 3),
                of(Tanh::new, 5, 3),
                of(() -> new Hardtanh(-0.1, 0.2), 5, 3),
                of(Tanhshrink::new, 5, 3),
                of(() -> new Hardshrink(0.1), 5, 3),
                of(() -> new Softshrink(0.1), 5, 3),
                of(() -> new Softplus(2, 3), 5, 3),
                of(Softsign::new, 5, 3),
                of(ReLU::new, 5, 3),
                of(ReLU6::new, 5, 3),
                of(() -> new LeakyReLU(0.3), 5, 3),
                of(() -> new PReLU(3, 0.1), 5, 3),
                of(() -> new RReLU(0.2, 0.25), 5, 3),
                of(() -> new ELU(0.3), 5, 3),
                of(() -> new CELU(0.3), 5, 3),
                of(SELU::new, 5, 3),
                of(() -> new GELU().tanh(true), 5, 3),
                of(GELU::new, 5, 3),
                of(SiLU::new, 5, 3),
                of(Mish::new, 5, 3),
                of(Hardswish::new, 5, 3),
                of(() -> new Threshold(Double.NEGATIVE_INFINITY, 3), 5, 3),
                of(() -> new Threshold(0.1, -2), 5, 3),
                of(() -> new GLU(0), 4, 3),
                of(() -> new Softmax(0), 5, 3),
                of(Softmax2d::new, 5, 3, 2, 2),
                of(() -> new Softmin(0), 5, 3),
                of(() -> new LogSoftmax(0), 5, 3));
    }

    private static Stream<SavedLayerCase> windows() {
        return Stream.of(
                of(() -> new Conv1d(4, 2, 2, 2, false).stride(2).padding(1).dilation(2), 5, 4, 6),
                of(() -> new Conv1d(2, 3, 4).samePadding().dilation(3), 5, 2, 7),
                of(
                        () -> new Conv2d(4, 6, new int[] {3, 2}, 2, true)
                                .stride(2, 1)
                                .padding(1, 0)
                                .dilation(1, 2)
                                .paddingMode(PaddingMode.CIRCULAR),
                        5,
                        4,
                        4,
                        5),
                of(
                        () -> new ConvTranspose1d(4, 2, 2, 2, false)
                                .stride(3)
                                .padding(1)
                                .outputPadding(2)
                                .dilation(2),
                        5,
                        4,
                        3),
                of(
                        () -> new ConvTranspose2d(4, 6, new int[] {3, 2}, 2, true)
                                .stride(2, 1)
                                .padding(1, 0)
                                .outputPadding(1, 0)
                                .dilation(1, 2),
                        5,
                        4,
                        3,
                        2),
                of(() -> new MaxPool1d(3).stride(1).padding(1).dilation(2).ceilMode(true), 5, 2, 6),
                of(() -> new MaxPool2d(new int[] {3, 2}).stride(1, 2).padding(1).dilation(1, 2), 5, 2, 5, 4),
                of(() -> new AvgPool1d(3).stride(2).padding(1).countIncludePad(false), 5, 2, 7),
                of(() -> new AvgPool2d(new int[] {3, 2}).ceilMode(true).divisorOverride(5), 5, 2, 4, 5),
                of(() -> new AdaptiveAvgPool1d(3), 5, 2, 7),
                of(() -> new AdaptiveAvgPool2d(2, -1), 5, 2, 4, 5),
                of(() -> new AdaptiveMaxPool2d(3, 2), 5, 2, 4, 5));
    }

    private static Stream<SavedLayerCase> paddings() {
        return Stream.of(
                of(() -> new ZeroPad2d(1, 2, 0, -1), 2, 3, 4),
                of(() -> new ConstantPad1d(0.5, 1, 2), 2, 3, 4),
                of(() -> new ConstantPad2d(Double.POSITIVE_INFINITY, 1), 2, 3, 4),
                of(() -> new ReflectionPad1d(2, 1), 2, 3, 4),
                of(() -> new ReflectionPad2d(2, 1, 1, 2), 2, 3, 4),
                of(() -> new ReplicationPad1d(2, 1), 2, 3, 4),
                of(() -> new ReplicationPad2d(2, 1, 1, 2), 2, 3, 4),
                of(() -> new CircularPad1d(2, 1), 2, 3, 4),
                of(() -> new CircularPad2d(2, 1, 1, 2), 2, 3, 4),
                of(() -> new PixelShuffle(2), 1, 8, 2, 3),
                of(() -> new PixelUnshuffle(2), 1, 2, 4, 6),
                of(() -> new Upsample(1.5).mode(Upsample.Mode.LINEAR).alignCorners(true), 2, 3, 4));
    }

    private static Stream<SavedLayerCase> others() {
        return Stream.of(
                of(() -> Normalization.fit(Tensor.of(new float[] {1, 2, 3, 4, 5, 9}, 3, 2)), 5, 2),
                of(
                        () -> Normalization.fit(Tensor.of(new float[] {1, 2, 3, 4, 5, 9}, 3, 2))
                                .inverse(),
                        5,
                        2),
                of(() -> trained(new BatchNorm1d(3).eps(0.1).momentum(0.5), 5, 3), 5, 3),
                of(() -> new BatchNorm1d(3, false, false), 5, 3),
                of(() -> trained(new BatchNorm2d(3).cumulativeAverage(), 5, 3, 2, 2), 5, 3, 2, 2),
                of(() -> trained(new InstanceNorm1d(3, true, true).momentum(0.25), 5, 3, 4), 5, 3, 4),
                of(() -> new InstanceNorm2d(3).eps(0.1), 5, 3, 4, 2),
                of(() -> new LayerNorm(new int[] {3, 4}, true, false).eps(0.1), 5, 3, 4),
                of(() -> new LayerNorm(new int[] {4}, false, false), 5, 3, 4),
                of(() -> new GroupNorm(2, 6, false).eps(0.1), 5, 6, 4),
                of(() -> new RMSNorm(4).eps(0.1), 5, 4),
                of(() -> new RMSNorm(new int[] {4}, false), 5, 4),
                of(() -> new Dropout(0.3), 5, 4),
                of(() -> new Dropout1d(0.3), 5, 4, 2),
                of(() -> new Dropout2d(0.3), 5, 4, 2, 2),
                of(() -> new AlphaDropout(0.3), 5, 4),
                of(() -> new FeatureAlphaDropout(0.3), 5, 4, 2));
    }

    private static Stream<SavedLayerCase> sequences() {
        return Stream.of(
                new SavedLayerCase(
                        () -> new RNN(RECURRENT, true).batchFirst(true).dropout(0.5),
                        module -> ((RNN) module).apply(input(1, 2, 5, 3)).output()),
                new SavedLayerCase(
                        () -> new LSTM(RECURRENT.projection(2)).batchFirst(true).dropout(0.5),
                        module -> ((LSTM) module).apply(input(1, 2, 5, 3)).output()),
                new SavedLayerCase(
                        () -> new GRU(RECURRENT).dropout(0.5),
                        module -> ((GRU) module).apply(input(1, 5, 2, 3)).output()),
                new SavedLayerCase(
                        () -> new MultiheadAttention(new AttentionOptions(4, 2)
                                        .keys(3)
                                        .values(5)
                                        .bias(false)
                                        .biasKeyValue(true)
                                        .zeroAttention(true))
                                .batchFirst(true)
                                .dropout(0.5),
                        module ->
                                ((MultiheadAttention) module).apply(sequence(), input(2, 2, 6, 3), input(3, 2, 6, 5))),
                of(() -> new TransformerEncoderLayer(SMALL), 2, 3, 4),
                of(() -> new TransformerEncoder(SMALL, 2, true), 2, 3, 4),
                of(() -> new TransformerEncoder(new TransformerOptions(4, 1).feedForward(3), 1, false), 2, 3, 4),
                new SavedLayerCase(
                        () -> new TransformerDecoderLayer(SMALL),
                        module -> ((TransformerDecoderLayer) module).apply(sequence(), input(2, 2, 5, 4))),
                new SavedLayerCase(() -> new TransformerDecoder(SMALL, 2, true), module -> ((TransformerDecoder) module)
                        .apply(sequence(), input(2, 2, 5, 4))),
                of(() -> new SinusoidalPositionalEncoding(7, 4).batchFirst(true), 2, 3, 4),
                of(() -> new LearnedPositionalEncoding(7, 4).batchFirst(true), 2, 3, 4));
    }

    private static Stream<SavedLayerCase> containers() {
        return Stream.of(
                of(
                        () -> Sequential.of(new Dense(3, 4), new ReLU())
                                .add("deeper", Sequential.of(new Residual(new Dense(4, 4)), new Dropout(0.2))),
                        5,
                        3),
                of(() -> new Residual(Sequential.of(new Dense(4, 2), new Tanh(), new Dense(2, 4))), 5, 4),
                new SavedLayerCase(SavedLayerCase::float64, module -> ((Layer) module)
                        .apply(input(1, 5, 3).to(DType.FLOAT64))),
                new SavedLayerCase(
                        () -> new ModuleList<Module>().add(new Dense(3, 2)).add(new GRU(2, 2)),
                        module -> ((Dense) ((ModuleList<?>) module).get(0)).apply(input(1, 5, 3))),
                new SavedLayerCase(
                        () -> new ModuleDict<Layer>()
                                .put("price", new Dense(3, 1))
                                .put("kind", new Dense(3, 5)),
                        module -> ((Dense) ((ModuleDict<?>) module).get("kind")).apply(input(1, 5, 3))));
    }

    private static Module float64() {
        Layer model = Sequential.of(new Dense(3, 2), new BatchNorm1d(2));
        model.to(DType.FLOAT64);
        return model;
    }

    private static Layer trained(Layer layer, int... sizes) {
        layer.apply(input(3, sizes).mul(2).add(1));
        return layer;
    }
}
