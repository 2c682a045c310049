package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.layers.GELU;

/** How the functions of {@code torch.nn.functional} are written with Gradus: a row each. */
final class FunctionalRows {
    private static final String TRANSPOSED =
            "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1";

    private final OperationRows rows;

    FunctionalRows(OperationRows rows) {
        this.rows = rows;
    }

    void add() {
        activations();
        shrinking();
        normalizations();
        windows();
        distances();
        images();
    }

    private void activations() {
        rows.unary("F.sigmoid", Tensor::sigmoid);
        rows.unary("F.tanh", Tensor::tanh);
        rows.unary("F.logsigmoid", Tensor::logSigmoid);
        rows.unary("F.softsign", Tensor::softsign);
        rows.unary("F.tanhshrink", Tensor::tanhshrink);
        rows.op("F.relu6", "input, inplace=False", args -> args.tensor("input").hardtanh(0, 6));
        rows.op("F.selu", "input, inplace=False", args -> args.tensor("input").selu());
        rows.op("F.silu", "input, inplace=False", args -> args.tensor("input").silu());
        rows.op("F.mish", "input, inplace=False", args -> args.tensor("input").mish());
        rows.op("F.hardsigmoid", "input, inplace=False", args -> args.tensor("input")
                .hardsigmoid());
        rows.op("F.hardswish", "input, inplace=False", args -> args.tensor("input")
                .hardswish());
        rows.op("F.elu", "input, alpha=1.0, inplace=False", args -> args.tensor("input")
                .elu(args.number("alpha")));
        rows.op("F.celu", "input, alpha=1.0, inplace=False", args -> args.tensor("input")
                .celu(args.number("alpha")));
        rows.op("F.leaky_relu", "input, negative_slope=0.01, inplace=False", args -> args.tensor("input")
                .leakyRelu(args.number("negative_slope")));
        rows.op("F.prelu", "input, weight", args -> args.tensor("input").prelu(args.tensor("weight")));
        rows.op("F.softplus", "input, beta=1, threshold=20", args -> args.tensor("input")
                .softplus(args.number("beta"), args.number("threshold")));
        rows.op("F.hardtanh", "input, min_val=-1.0, max_val=1.0, inplace=False", args -> args.tensor("input")
                .hardtanh(args.number("min_val"), args.number("max_val")));
        rows.op("F.gelu", "input, approximate='none'", args -> new GELU()
                .tanh(ModuleTable.isTanh(args))
                .apply(args.tensor("input")));
        rows.op("F.softmin", "input, dim=None, _stacklevel=3, dtype=None", args -> args.tensor("input")
                .neg()
                .softmax(args.softmaxDim("dim", args.tensor("input"))));
    }

    private void shrinking() {
        rows.op("F.glu", "input, dim=-1", args -> args.tensor("input").glu(args.integer("dim")));
        rows.op("F.hardshrink", "input, lambd=0.5", args -> args.tensor("input").hardshrink(args.number("lambd")));
        rows.op("F.softshrink", "input, lambd=0.5", args -> args.tensor("input").softshrink(args.number("lambd")));
        rows.op("F.threshold", "input, threshold, value, inplace=False", args -> args.tensor("input")
                .threshold(args.number("threshold"), args.number("value")));
    }

    private void normalizations() {
        rows.op("F.layer_norm", "input, normalized_shape, weight=None, bias=None, eps=1e-05", args -> args.tensor(
                        "input")
                .layerNorm(
                        args.integers("normalized_shape"),
                        args.tensorOrNull("weight"),
                        args.tensorOrNull("bias"),
                        args.number("eps")));
        rows.op("F.group_norm", "input, num_groups, weight=None, bias=None, eps=1e-05", args -> args.tensor("input")
                .groupNorm(
                        args.integer("num_groups"),
                        args.tensorOrNull("weight"),
                        args.tensorOrNull("bias"),
                        args.number("eps")));
        rows.op(
                "F.instance_norm",
                "input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05",
                args -> args.tensor("input")
                        .instanceNorm(args.tensorOrNull("weight"), args.tensorOrNull("bias"), args.number("eps")));
    }

    private void windows() {
        rows.op("F.conv_transpose1d", TRANSPOSED, args -> args.tensor("input")
                .convTranspose1d(
                        args.tensor("weight"),
                        args.tensorOrNull("bias"),
                        args.integers("stride")[0],
                        args.integers("padding")[0],
                        args.integers("output_padding")[0],
                        args.integers("dilation")[0],
                        args.integer("groups")));
        rows.op("F.conv_transpose2d", TRANSPOSED, args -> args.tensor("input")
                .convTranspose2d(
                        args.tensor("weight"),
                        args.tensorOrNull("bias"),
                        args.pair("stride"),
                        args.pair("padding"),
                        args.pair("output_padding"),
                        args.pair("dilation"),
                        args.integer("groups")));
        rows.op("F.adaptive_avg_pool1d", "input, output_size", args -> args.tensor("input")
                .adaptiveAvgPool1d(args.sizes("output_size", 1)[0]));
        rows.op("F.adaptive_avg_pool2d", "input, output_size", args -> {
            int[] sizes = args.sizes("output_size", 2);
            return args.tensor("input").adaptiveAvgPool2d(sizes[0], sizes[1]);
        });
        rows.op("F.adaptive_max_pool2d", "input, output_size, return_indices=False", args -> {
            int[] sizes = args.sizes("output_size", 2);
            return args.tensor("input").adaptiveMaxPool2d(sizes[0], sizes[1]);
        });
    }

    private void distances() {
        rows.op(
                "F.embedding",
                "input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False",
                args -> args.isNone("padding_idx")
                        ? args.tensor("weight").embedding(args.tensor("input"))
                        : args.tensor("weight").embedding(args.tensor("input"), args.integer("padding_idx")));
        rows.op("F.cosine_similarity", "x1, x2, dim=1, eps=1e-08", args -> args.tensor("x1")
                .cosineSimilarity(args.tensor("x2"), args.integer("dim"), args.number("eps")));
        rows.op("F.pairwise_distance", "x1, x2, p=2.0, eps=1e-06, keepdim=False", args -> args.tensor("x1")
                .sub(args.tensor("x2"))
                .add(args.number("eps"))
                .vectorNorm(args.number("p"), new int[] {-1}, args.flag("keepdim")));
    }

    private void images() {
        rows.op("torch.unflatten", "input, dim, sizes", args -> args.tensor("input")
                .unflatten(args.integer("dim"), args.integers("sizes")));
        rows.op("F.pixel_shuffle", "input, upscale_factor", args -> args.tensor("input")
                .pixelShuffle(args.integer("upscale_factor")));
        rows.op("F.pixel_unshuffle", "input, downscale_factor", args -> args.tensor("input")
                .pixelUnshuffle(args.integer("downscale_factor")));
        rows.op(
                "F.interpolate",
                "input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False",
                FunctionalRows::interpolated);
    }

    private static Tensor interpolated(Arguments args) {
        Tensor x = args.tensor("input");
        int[] sizes = new int[x.rank() - 2];
        int[] given = args.isNone("size") ? new int[0] : args.integers("size");
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = args.isNone("size")
                    // A factor that is no whole number means other places in PyTorch than the size that it leads to.
                    ? x.size(axis + 2) * args.integer("scale_factor")
                    : given[given.length == 1 ? 0 : axis];
        }
        boolean corners = !args.isNone("align_corners") && args.flag("align_corners");
        return ModuleTable.isLinear(args.text("mode"), x.rank())
                ? x.upsampleLinear(corners, sizes)
                : x.upsampleNearest(sizes);
    }
}
