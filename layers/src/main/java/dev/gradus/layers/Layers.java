package dev.gradus.layers;

import dev.gradus.core.PaddingMode;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleRegistry;
import dev.gradus.core.module.Settings;
import java.util.Map;

/** All layers by name, each with a line that makes it of the {@code settings()} that it tells: the reverse of them. */
public final class Layers {
    private Layers() {}

    /** A registry that knows every layer of the framework, and to which a user's own can be added. */
    public static ModuleRegistry registry() {
        ModuleRegistry registry = new ModuleRegistry();
        dense(registry);
        activations(registry);
        convolutions(registry);
        poolings(registry);
        images(registry);
        normalizations(registry);
        dropping(registry);
        sequences(registry);
        containers(registry);
        return registry;
    }

    private static void dense(ModuleRegistry registry) {
        registry.register(Dense.class, s -> new Dense(s.integer("in"), s.integer("out"), s.flag("bias")))
                .register(
                        Bilinear.class,
                        s -> new Bilinear(s.integer("in1"), s.integer("in2"), s.integer("out"), s.flag("bias")))
                .register(Embedding.class, Layers::embedding)
                .register(CosineSimilarity.class, s -> new CosineSimilarity(s.integer("dim"), s.decimal("eps")))
                .register(PairwiseDistance.class, s -> new PairwiseDistance(s.decimal("p"), s.decimal("eps")))
                .register(Flatten.class, s -> new Flatten(s.integer("startDim"), s.integer("endDim")))
                .register(Unflatten.class, s -> new Unflatten(s.integer("dim"), s.integers("sizes")))
                .register(Identity.class, s -> new Identity());
    }

    private static void activations(ModuleRegistry registry) {
        registry.register(Sigmoid.class, s -> new Sigmoid())
                .register(LogSigmoid.class, s -> new LogSigmoid())
                .register(Hardsigmoid.class, s -> new Hardsigmoid())
                .register(Tanh.class, s -> new Tanh())
                .register(Hardtanh.class, s -> new Hardtanh(s.decimal("low"), s.decimal("high")))
                .register(Tanhshrink.class, s -> new Tanhshrink())
                .register(Hardshrink.class, s -> new Hardshrink(s.decimal("lambda")))
                .register(Softshrink.class, s -> new Softshrink(s.decimal("lambda")))
                .register(Softplus.class, s -> new Softplus(s.decimal("beta"), s.decimal("threshold")))
                .register(Softsign.class, s -> new Softsign())
                .register(ReLU.class, s -> new ReLU())
                .register(ReLU6.class, s -> new ReLU6())
                .register(LeakyReLU.class, s -> new LeakyReLU(s.decimal("negativeSlope")))
                .register(PReLU.class, s -> new PReLU(s.integer("slopes")))
                .register(RReLU.class, s -> new RReLU(s.decimal("lower"), s.decimal("upper")))
                .register(ELU.class, s -> new ELU(s.decimal("alpha")))
                .register(CELU.class, s -> new CELU(s.decimal("alpha")))
                .register(SELU.class, s -> new SELU())
                .register(GELU.class, s -> new GELU().tanh(s.flag("tanh")))
                .register(SiLU.class, s -> new SiLU())
                .register(Mish.class, s -> new Mish())
                .register(Hardswish.class, s -> new Hardswish())
                .register(Threshold.class, s -> new Threshold(s.decimal("threshold"), s.decimal("value")))
                .register(GLU.class, s -> new GLU(s.integer("dim")))
                .register(Softmax.class, s -> new Softmax(s.integer("dim")))
                .register(Softmax2d.class, s -> new Softmax2d())
                .register(Softmin.class, s -> new Softmin(s.integer("dim")))
                .register(LogSoftmax.class, s -> new LogSoftmax(s.integer("dim")));
    }

    private static void convolutions(ModuleRegistry registry) {
        registry.register(
                        Conv1d.class,
                        s -> padded(
                                new Conv1d(
                                        s.integer("in"),
                                        s.integer("out"),
                                        length(s),
                                        s.integer("groups"),
                                        s.flag("bias")),
                                s))
                .register(
                        Conv2d.class,
                        s -> padded(
                                new Conv2d(
                                        s.integer("in"),
                                        s.integer("out"),
                                        s.integers("kernel"),
                                        s.integer("groups"),
                                        s.flag("bias")),
                                s))
                .register(
                        ConvTranspose1d.class,
                        s -> transposed(
                                new ConvTranspose1d(
                                        s.integer("in"),
                                        s.integer("out"),
                                        length(s),
                                        s.integer("groups"),
                                        s.flag("bias")),
                                s))
                .register(
                        ConvTranspose2d.class,
                        s -> transposed(
                                new ConvTranspose2d(
                                        s.integer("in"),
                                        s.integer("out"),
                                        s.integers("kernel"),
                                        s.integer("groups"),
                                        s.flag("bias")),
                                s));
    }

    private static void poolings(ModuleRegistry registry) {
        registry.register(MaxPool1d.class, s -> pooling(new MaxPool1d(length(s)), s)
                        .dilation(s.integers("dilation")))
                .register(MaxPool2d.class, s -> pooling(new MaxPool2d(s.integers("kernel")), s)
                        .dilation(s.integers("dilation")))
                .register(AvgPool1d.class, s -> pooling(new AvgPool1d(length(s)), s)
                        .countIncludePad(s.flag("countIncludePad")))
                .register(AvgPool2d.class, Layers::avgPool2d)
                .register(AdaptiveAvgPool1d.class, s -> new AdaptiveAvgPool1d(s.integer("outputSize")))
                .register(
                        AdaptiveAvgPool2d.class,
                        s -> new AdaptiveAvgPool2d(s.integer("outputHeight"), s.integer("outputWidth")))
                .register(
                        AdaptiveMaxPool2d.class,
                        s -> new AdaptiveMaxPool2d(s.integer("outputHeight"), s.integer("outputWidth")));
    }

    private static void images(ModuleRegistry registry) {
        registry.register(ZeroPad2d.class, s -> new ZeroPad2d(s.integers("paddings")))
                .register(ConstantPad1d.class, s -> new ConstantPad1d(s.decimal("value"), s.integers("paddings")))
                .register(ConstantPad2d.class, s -> new ConstantPad2d(s.decimal("value"), s.integers("paddings")))
                .register(ReflectionPad1d.class, s -> new ReflectionPad1d(s.integers("paddings")))
                .register(ReflectionPad2d.class, s -> new ReflectionPad2d(s.integers("paddings")))
                .register(ReplicationPad1d.class, s -> new ReplicationPad1d(s.integers("paddings")))
                .register(ReplicationPad2d.class, s -> new ReplicationPad2d(s.integers("paddings")))
                .register(CircularPad1d.class, s -> new CircularPad1d(s.integers("paddings")))
                .register(CircularPad2d.class, s -> new CircularPad2d(s.integers("paddings")))
                .register(PixelShuffle.class, s -> new PixelShuffle(s.integer("factor")))
                .register(PixelUnshuffle.class, s -> new PixelUnshuffle(s.integer("factor")))
                .register(Upsample.class, s -> new Upsample(s.decimal("factor"))
                        .mode(s.constant("mode", Upsample.Mode.values()))
                        .alignCorners(s.flag("alignCorners")));
    }

    private static void normalizations(ModuleRegistry registry) {
        registry.register(Normalization.class, s -> new Normalization(s.integer("features")))
                .register(Denormalization.class, s -> new Denormalization(s.integer("features")))
                .register(
                        BatchNorm1d.class,
                        s -> batchNorm(
                                new BatchNorm1d(s.integer("channels"), s.flag("affine"), s.flag("trackRunningStats")),
                                s))
                .register(
                        BatchNorm2d.class,
                        s -> batchNorm(
                                new BatchNorm2d(s.integer("channels"), s.flag("affine"), s.flag("trackRunningStats")),
                                s))
                .register(
                        InstanceNorm1d.class,
                        s -> channelNorm(
                                new InstanceNorm1d(
                                        s.integer("channels"), s.flag("affine"), s.flag("trackRunningStats")),
                                s))
                .register(
                        InstanceNorm2d.class,
                        s -> channelNorm(
                                new InstanceNorm2d(
                                        s.integer("channels"), s.flag("affine"), s.flag("trackRunningStats")),
                                s))
                .register(LayerNorm.class, s -> new LayerNorm(s.integers("shape"), s.flag("affine"), s.flag("bias"))
                        .eps(s.decimal("eps")))
                .register(GroupNorm.class, s -> new GroupNorm(
                                s.integer("groups"), s.integer("channels"), s.flag("affine"))
                        .eps(s.decimal("eps")))
                .register(RMSNorm.class, Layers::rmsNorm);
    }

    private static void dropping(ModuleRegistry registry) {
        registry.register(Dropout.class, s -> new Dropout(s.decimal("p")))
                .register(Dropout1d.class, s -> new Dropout1d(s.decimal("p")))
                .register(Dropout2d.class, s -> new Dropout2d(s.decimal("p")))
                .register(AlphaDropout.class, s -> new AlphaDropout(s.decimal("p")))
                .register(FeatureAlphaDropout.class, s -> new FeatureAlphaDropout(s.decimal("p")));
    }

    private static void sequences(ModuleRegistry registry) {
        registry.register(RNN.class, s -> recurrent(new RNN(RecurrentOptions.of(s), s.flag("relu")), s))
                .register(LSTM.class, s -> recurrent(new LSTM(RecurrentOptions.of(s)), s))
                .register(GRU.class, s -> recurrent(new GRU(RecurrentOptions.of(s)), s))
                .register(MultiheadAttention.class, s -> new MultiheadAttention(AttentionOptions.of(s))
                        .batchFirst(s.flag("batchFirst"))
                        .dropout(s.decimal("dropout")))
                .register(TransformerEncoderLayer.class, s -> new TransformerEncoderLayer(TransformerOptions.of(s)))
                .register(TransformerDecoderLayer.class, s -> new TransformerDecoderLayer(TransformerOptions.of(s)))
                .register(
                        TransformerEncoder.class,
                        s -> new TransformerEncoder(TransformerOptions.of(s), s.integer("count"), s.flag("normLast")))
                .register(
                        TransformerDecoder.class,
                        s -> new TransformerDecoder(TransformerOptions.of(s), s.integer("count"), s.flag("normLast")))
                .register(SinusoidalPositionalEncoding.class, s -> new SinusoidalPositionalEncoding(
                                s.integer("positions"), s.integer("size"))
                        .batchFirst(s.flag("batchFirst")))
                .register(LearnedPositionalEncoding.class, s -> new LearnedPositionalEncoding(
                                s.integer("positions"), s.integer("size"))
                        .batchFirst(s.flag("batchFirst")));
    }

    private static void containers(ModuleRegistry registry) {
        registry.registerContainer(Sequential.class, (s, children) -> {
                    Sequential result = Sequential.of();
                    children.forEach((name, child) -> result.add(name, layer(name, child)));
                    return result;
                })
                .registerContainer(Residual.class, (s, children) -> new Residual(onlyLayer("inner", children)))
                .registerContainer(ModuleList.class, (s, children) -> {
                    ModuleList<Module> result = new ModuleList<>();
                    children.values().forEach(result::add);
                    return result;
                })
                .registerContainer(ModuleDict.class, (s, children) -> {
                    ModuleDict<Module> result = new ModuleDict<>();
                    children.forEach(result::put);
                    return result;
                });
    }

    // ---- what a line cannot hold

    private static Embedding embedding(Settings s) {
        Embedding result = new Embedding(s.integer("count"), s.integer("size"))
                .maxNorm(s.decimal("maxNorm"))
                .normType(s.decimal("normType"))
                .scaleGradientByFrequency(s.flag("scaleGradientByFrequency"));
        return s.has("paddingIndex") ? result.paddingIndex(s.integer("paddingIndex")) : result;
    }

    private static AvgPool2d avgPool2d(Settings s) {
        AvgPool2d result = pooling(new AvgPool2d(s.integers("kernel")), s).countIncludePad(s.flag("countIncludePad"));
        return s.has("divisorOverride") ? result.divisorOverride(s.integer("divisorOverride")) : result;
    }

    private static RMSNorm rmsNorm(Settings s) {
        RMSNorm result = new RMSNorm(s.integers("shape"), s.flag("affine"));
        return s.has("eps") ? result.eps(s.decimal("eps")) : result;
    }

    /** The length of a window that has but one axis. */
    private static int length(Settings s) {
        int[] kernel = s.integers("kernel");
        if (kernel.length != 1) {
            throw new IllegalArgumentException("expected a kernel of one size, got " + kernel.length);
        }
        return kernel[0];
    }

    private static <L extends WindowLayer<L>> L window(L layer, Settings s) {
        return layer.stride(s.integers("stride")).padding(s.integers("padding"));
    }

    private static <L extends Pooling<L>> L pooling(L layer, Settings s) {
        return window(layer, s).ceilMode(s.flag("ceilMode"));
    }

    private static <L extends PaddedConvolution<L>> L padded(L layer, Settings s) {
        L result = window(layer, s)
                .dilation(s.integers("dilation"))
                .paddingMode(s.constant("paddingMode", PaddingMode.values()));
        return s.flag("samePadding") ? result.samePadding() : result;
    }

    private static <L extends TransposedConvolution<L>> L transposed(L layer, Settings s) {
        return window(layer, s).dilation(s.integers("dilation")).outputPadding(s.integers("outputPadding"));
    }

    private static <L extends ChannelNorm<L>> L channelNorm(L layer, Settings s) {
        L result = layer.eps(s.decimal("eps"));
        return s.has("momentum") ? result.momentum(s.decimal("momentum")) : result;
    }

    private static <L extends BatchNorm<L>> L batchNorm(L layer, Settings s) {
        L result = channelNorm(layer, s);
        return s.flag("cumulativeAverage") ? result.cumulativeAverage() : result;
    }

    private static <L extends Recurrent<L>> L recurrent(L layer, Settings s) {
        return layer.batchFirst(s.flag("batchFirst")).dropout(s.decimal("dropout"));
    }

    private static Layer onlyLayer(String name, Map<String, Module> children) {
        Module child = children.get(name);
        if (child == null || children.size() != 1) {
            throw new IllegalArgumentException("expected one child '%s', got %s".formatted(name, children.keySet()));
        }
        return layer(name, child);
    }

    private static Layer layer(String name, Module child) {
        if (child instanceof Layer layer) {
            return layer;
        }
        throw new IllegalArgumentException("expected the child '%s' to be a layer with one input and one output, got %s"
                .formatted(name, child.typeName()));
    }
}
