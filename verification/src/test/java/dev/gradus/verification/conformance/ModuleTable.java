package dev.gradus.verification.conformance;

import dev.gradus.core.MaxPooled;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.AdaptiveAvgPool1d;
import dev.gradus.layers.AdaptiveAvgPool2d;
import dev.gradus.layers.AdaptiveMaxPool2d;
import dev.gradus.layers.AvgPool1d;
import dev.gradus.layers.AvgPool2d;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.BatchNorm2d;
import dev.gradus.layers.Bilinear;
import dev.gradus.layers.CELU;
import dev.gradus.layers.Conv1d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.ConvTranspose1d;
import dev.gradus.layers.ConvTranspose2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Dropout1d;
import dev.gradus.layers.Dropout2d;
import dev.gradus.layers.ELU;
import dev.gradus.layers.Embedding;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.GELU;
import dev.gradus.layers.GroupNorm;
import dev.gradus.layers.Hardsigmoid;
import dev.gradus.layers.Hardswish;
import dev.gradus.layers.Hardtanh;
import dev.gradus.layers.Identity;
import dev.gradus.layers.InstanceNorm1d;
import dev.gradus.layers.InstanceNorm2d;
import dev.gradus.layers.LayerNorm;
import dev.gradus.layers.LeakyReLU;
import dev.gradus.layers.LogSigmoid;
import dev.gradus.layers.LogSoftmax;
import dev.gradus.layers.MaxPool1d;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.Mish;
import dev.gradus.layers.PReLU;
import dev.gradus.layers.RMSNorm;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.ReLU6;
import dev.gradus.layers.SELU;
import dev.gradus.layers.SiLU;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.Softplus;
import dev.gradus.layers.Softsign;
import dev.gradus.layers.Tanh;
import dev.gradus.layers.Tanhshrink;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** How PyTorch's modules are written with Gradus: a row each. */
final class ModuleTable {
    private static final String CONVOLUTION =
            "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=any, dtype=any";

    private static final String MAX_POOLING =
            "kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False";

    private static final String AVERAGE_POOLING =
            "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True";

    private static final String BATCH_NORM =
            "num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=any, dtype=any";

    private static final String INSTANCE_NORM =
            "num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=any, dtype=any";

    private final Registry<Function<Arguments, CallableModule>> registry = new Registry<>();

    private ModuleTable() {
        layer(
                "nn.Linear",
                "in_features, out_features, bias=True, device=any, dtype=any",
                args -> new Dense(args.integer("in_features"), args.integer("out_features"), args.flag("bias")));
        layer("nn.Conv1d", CONVOLUTION, args -> {
            Conv1d layer = new Conv1d(
                            args.integer("in_channels"),
                            args.integer("out_channels"),
                            args.integers("kernel_size")[0],
                            args.integer("groups"),
                            args.flag("bias"))
                    .stride(args.integers("stride"))
                    .dilation(args.integers("dilation"))
                    .paddingMode(args.paddingMode("padding_mode"));
            return args.isText("padding", "same") ? layer.samePadding() : layer.padding(args.padding("padding"));
        });
        layer("nn.Conv2d", CONVOLUTION, args -> {
            Conv2d layer = new Conv2d(
                            args.integer("in_channels"),
                            args.integer("out_channels"),
                            args.pair("kernel_size"),
                            args.integer("groups"),
                            args.flag("bias"))
                    .stride(args.integers("stride"))
                    .dilation(args.integers("dilation"))
                    .paddingMode(args.paddingMode("padding_mode"));
            return args.isText("padding", "same") ? layer.samePadding() : layer.padding(args.padding("padding"));
        });
        registry.add("nn.MaxPool1d", MAX_POOLING, args -> {
            MaxPool1d layer = new MaxPool1d(args.integers("kernel_size")[0])
                    .stride(args.integers(args.strideName()))
                    .padding(args.integers("padding"))
                    .dilation(args.integers("dilation"))
                    .ceilMode(args.flag("ceil_mode"));
            return maxPool(layer, layer::applyWithIndices, args.flag("return_indices"));
        });
        registry.add("nn.MaxPool2d", MAX_POOLING, args -> {
            MaxPool2d layer = new MaxPool2d(args.pair("kernel_size"))
                    .stride(args.integers(args.strideName()))
                    .padding(args.integers("padding"))
                    .dilation(args.integers("dilation"))
                    .ceilMode(args.flag("ceil_mode"));
            return maxPool(layer, layer::applyWithIndices, args.flag("return_indices"));
        });
        layer("nn.AvgPool1d", AVERAGE_POOLING, args -> new AvgPool1d(args.integers("kernel_size")[0])
                .stride(args.integers(args.strideName()))
                .padding(args.integers("padding"))
                .ceilMode(args.flag("ceil_mode"))
                .countIncludePad(args.flag("count_include_pad")));
        layer("nn.AvgPool2d", AVERAGE_POOLING + ", divisor_override=None", args -> {
            AvgPool2d layer = new AvgPool2d(args.pair("kernel_size"))
                    .stride(args.integers(args.strideName()))
                    .padding(args.integers("padding"))
                    .ceilMode(args.flag("ceil_mode"))
                    .countIncludePad(args.flag("count_include_pad"));
            return args.isNone("divisor_override") ? layer : layer.divisorOverride(args.integer("divisor_override"));
        });
        layer("nn.BatchNorm1d", BATCH_NORM, args -> {
            BatchNorm1d layer = new BatchNorm1d(
                            args.integer("num_features"), args.flag("affine"), args.flag("track_running_stats"))
                    .eps(args.number("eps"));
            return args.isNone("momentum") ? layer.cumulativeAverage() : layer.momentum(args.number("momentum"));
        });
        layer("nn.BatchNorm2d", BATCH_NORM, args -> {
            BatchNorm2d layer = new BatchNorm2d(
                            args.integer("num_features"), args.flag("affine"), args.flag("track_running_stats"))
                    .eps(args.number("eps"));
            return args.isNone("momentum") ? layer.cumulativeAverage() : layer.momentum(args.number("momentum"));
        });
        layer(
                "nn.Flatten",
                "start_dim=1, end_dim=-1",
                args -> new Flatten(args.integer("start_dim"), args.integer("end_dim")));
        layer("nn.Dropout", "p=0.5, inplace=any", args -> new Dropout(args.number("p")));
        layer("nn.ReLU", "inplace=any", args -> new ReLU());
        layer("nn.Sigmoid", "", args -> new Sigmoid());
        layer("nn.Tanh", "", args -> new Tanh());
        layer("nn.GELU", "approximate='none'", args -> new GELU().tanh(isTanh(args)));
        softmax("nn.Softmax", Softmax::new);
        softmax("nn.LogSoftmax", LogSoftmax::new);
        activations();
        normalizations();
        embeddings();
        transposedConvolutions();
        adaptivePoolings();
        containers();
        SequenceModules.addTo(registry);
        new ResizingModules(registry).add();
    }

    private void activations() {
        layer("nn.CELU", "alpha=1.0, inplace=any", args -> new CELU(args.number("alpha")));
        layer("nn.ELU", "alpha=1.0, inplace=any", args -> new ELU(args.number("alpha")));
        layer("nn.SELU", "inplace=any", args -> new SELU());
        layer("nn.LeakyReLU", "negative_slope=0.01, inplace=any", args -> new LeakyReLU(args.number("negative_slope")));
        layer(
                "nn.PReLU",
                "num_parameters=1, init=0.25, device=any, dtype=any",
                args -> new PReLU(args.integer("num_parameters"), args.number("init")));
        layer("nn.ReLU6", "inplace=any", args -> new ReLU6());
        // The last two are the names that the first two had before.
        layer(
                "nn.Hardtanh",
                "min_val=-1.0, max_val=1.0, inplace=any, min_value=None, max_value=None",
                args -> new Hardtanh(
                        args.number(args.isNone("min_value") ? "min_val" : "min_value"),
                        args.number(args.isNone("max_value") ? "max_val" : "max_value")));
        layer("nn.Hardsigmoid", "inplace=any", args -> new Hardsigmoid());
        layer("nn.Hardswish", "inplace=any", args -> new Hardswish());
        layer("nn.LogSigmoid", "", args -> new LogSigmoid());
        layer("nn.SiLU", "inplace=any", args -> new SiLU());
        layer("nn.Mish", "inplace=any", args -> new Mish());
        layer(
                "nn.Softplus",
                "beta=1, threshold=20",
                args -> new Softplus(args.number("beta"), args.number("threshold")));
        layer("nn.Softsign", "", args -> new Softsign());
        layer("nn.Tanhshrink", "", args -> new Tanhshrink());
    }

    private void normalizations() {
        layer(
                "nn.LayerNorm",
                "normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=any, dtype=any",
                args -> new LayerNorm(
                                args.integers("normalized_shape"), args.flag("elementwise_affine"), args.flag("bias"))
                        .eps(args.number("eps")));
        layer("nn.RMSNorm", "normalized_shape, eps=None, elementwise_affine=True, device=any, dtype=any", args -> {
            RMSNorm layer = new RMSNorm(args.integers("normalized_shape"), args.flag("elementwise_affine"));
            return args.isNone("eps") ? layer : layer.eps(args.number("eps"));
        });
        layer(
                "nn.GroupNorm",
                "num_groups, num_channels, eps=1e-05, affine=True, device=any, dtype=any",
                args -> new GroupNorm(args.integer("num_groups"), args.integer("num_channels"), args.flag("affine"))
                        .eps(args.number("eps")));
        layer("nn.InstanceNorm1d", INSTANCE_NORM, args -> new InstanceNorm1d(
                        args.integer("num_features"), args.flag("affine"), args.flag("track_running_stats"))
                .eps(args.number("eps"))
                .momentum(args.numberOr(0, "momentum")));
        layer("nn.InstanceNorm2d", INSTANCE_NORM, args -> new InstanceNorm2d(
                        args.integer("num_features"), args.flag("affine"), args.flag("track_running_stats"))
                .eps(args.number("eps"))
                .momentum(args.numberOr(0, "momentum")));
    }

    private void embeddings() {
        layer(
                "nn.Embedding",
                "num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, device=any, dtype=any",
                args -> {
                    Embedding layer = new Embedding(args.integer("num_embeddings"), args.integer("embedding_dim"))
                            .normType(args.number("norm_type"))
                            .scaleGradientByFrequency(args.flag("scale_grad_by_freq"));
                    if (!args.isNone("max_norm")) {
                        layer.maxNorm(args.number("max_norm"));
                    }
                    return args.isNone("padding_idx") ? layer : layer.paddingIndex(args.integer("padding_idx"));
                });
        registry.add(
                "nn.Bilinear", "in1_features, in2_features, out_features, bias=True, device=any, dtype=any", args -> {
                    Bilinear bilinear = new Bilinear(
                            args.integer("in1_features"),
                            args.integer("in2_features"),
                            args.integer("out_features"),
                            args.flag("bias"));
                    return new CallableModule(
                            bilinear, inputs -> List.of(bilinear.apply(inputs.get(0), inputs.get(1))));
                });
    }

    private void transposedConvolutions() {
        String signature =
                "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=any, dtype=any";
        layer("nn.ConvTranspose1d", signature, args -> new ConvTranspose1d(
                        args.integer("in_channels"),
                        args.integer("out_channels"),
                        args.integers("kernel_size")[0],
                        args.integer("groups"),
                        args.flag("bias"))
                .stride(args.integers("stride"))
                .padding(args.integers("padding"))
                .outputPadding(args.integers("output_padding"))
                .dilation(args.integers("dilation")));
        layer("nn.ConvTranspose2d", signature, args -> new ConvTranspose2d(
                        args.integer("in_channels"),
                        args.integer("out_channels"),
                        args.pair("kernel_size"),
                        args.integer("groups"),
                        args.flag("bias"))
                .stride(args.integers("stride"))
                .padding(args.integers("padding"))
                .outputPadding(args.integers("output_padding"))
                .dilation(args.integers("dilation")));
    }

    private void adaptivePoolings() {
        layer("nn.AdaptiveAvgPool1d", "output_size", args -> new AdaptiveAvgPool1d(args.sizes("output_size", 1)[0]));
        layer("nn.AdaptiveAvgPool2d", "output_size", args -> {
            int[] sizes = args.sizes("output_size", 2);
            return new AdaptiveAvgPool2d(sizes[0], sizes[1]);
        });
        layer("nn.AdaptiveMaxPool2d", "output_size, return_indices=False", args -> {
            int[] sizes = args.sizes("output_size", 2);
            return new AdaptiveMaxPool2d(sizes[0], sizes[1]);
        });
    }

    private void containers() {
        layer("nn.Identity", "", args -> new Identity());
        layer("nn.Dropout1d", "p=0.5, inplace=any", args -> new Dropout1d(args.number("p")));
        layer("nn.Dropout2d", "p=0.5, inplace=any", args -> new Dropout2d(args.number("p")));
    }

    /** Whether a mode of resizing draws straight lines; it must be the one for inputs of a rank, or take the nearest element. */
    static boolean isLinear(String mode, int rank) {
        boolean linear = mode.equals(rank == 3 ? "linear" : "bilinear");
        if (!linear && !mode.equals("nearest")) {
            throw new UnsupportedCaseException("mode '%s' is not offered".formatted(mode));
        }
        return linear;
    }

    static boolean isTanh(Arguments args) {
        String approximate = args.text("approximate");
        if (!approximate.equals("none") && !approximate.equals("tanh")) {
            throw new UnsupportedCaseException("approximate '%s' is not offered".formatted(approximate));
        }
        return approximate.equals("tanh");
    }

    static Registry<Function<Arguments, CallableModule>> create() {
        return new ModuleTable().registry;
    }

    private static CallableModule maxPool(Layer layer, Function<Tensor, MaxPooled> withIndices, boolean returnIndices) {
        if (!returnIndices) {
            return CallableModule.of(layer);
        }
        return new CallableModule(layer, inputs -> {
            MaxPooled pooled = withIndices.apply(CallableModule.onlyOne(inputs));
            return List.of(pooled.values(), pooled.indices());
        });
    }

    /** A softmax, for whose dimension PyTorch takes one that depends on the input where it is not given. */
    private void softmax(String torch, IntFunction<Layer> make) {
        registry.add(torch, "dim=None", args -> {
            if (!args.isNone("dim")) {
                return CallableModule.of(make.apply(args.integer("dim")));
            }
            return new CallableModule(make.apply(0), inputs -> {
                Tensor x = CallableModule.onlyOne(inputs);
                return List.of(make.apply(Arguments.softmaxDim(x)).apply(x));
            });
        });
    }

    /** A module with one input and one output. */
    private void layer(String torch, String signature, Function<Arguments, Layer> make) {
        registry.add(torch, signature, make.andThen(CallableModule::of));
    }
}
