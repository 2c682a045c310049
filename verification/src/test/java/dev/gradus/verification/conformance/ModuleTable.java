package dev.gradus.verification.conformance;

import dev.gradus.core.module.Layer;
import dev.gradus.layers.Conv1d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.LogSoftmax;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.Tanh;
import java.util.function.Function;

/** How PyTorch's modules are written with Gradus: a row each. */
final class ModuleTable {
    private static final String CONVOLUTION =
            "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None";

    private final Registry<Function<Arguments, CallableModule>> registry = new Registry<>();

    private ModuleTable() {
        layer(
                "nn.Linear",
                "in_features, out_features, bias=True, device=None, dtype=None",
                args -> new Dense(args.integer("in_features"), args.integer("out_features"), args.flag("bias")));
        layer("nn.Conv1d", CONVOLUTION, args -> new Conv1d(
                        args.integer("in_channels"),
                        args.integer("out_channels"),
                        args.integers("kernel_size")[0],
                        args.integer("groups"),
                        args.flag("bias"))
                .stride(args.integers("stride"))
                .padding(args.integers("padding"))
                .dilation(args.integers("dilation")));
        layer("nn.Conv2d", CONVOLUTION, args -> new Conv2d(
                        args.integer("in_channels"),
                        args.integer("out_channels"),
                        both(args.integers("kernel_size")),
                        args.integer("groups"),
                        args.flag("bias"))
                .stride(args.integers("stride"))
                .padding(args.integers("padding"))
                .dilation(args.integers("dilation")));
        layer(
                "nn.Flatten",
                "start_dim=1, end_dim=-1",
                args -> new Flatten(args.integer("start_dim"), args.integer("end_dim")));
        layer("nn.Dropout", "p=0.5, inplace=False", args -> new Dropout(args.number("p")));
        layer("nn.ReLU", "inplace=False", args -> new ReLU());
        layer("nn.Sigmoid", "", args -> new Sigmoid());
        layer("nn.Tanh", "", args -> new Tanh());
        layer("nn.Softmax", "dim=None", args -> new Softmax(args.integer("dim")));
        layer("nn.LogSoftmax", "dim=None", args -> new LogSoftmax(args.integer("dim")));
    }

    static Registry<Function<Arguments, CallableModule>> create() {
        return new ModuleTable().registry;
    }

    private static int[] both(int[] sizes) {
        return sizes.length == 2 ? sizes : new int[] {sizes[0], sizes[0]};
    }

    /** A module with one input and one output. */
    private void layer(String torch, String signature, Function<Arguments, Layer> make) {
        registry.add(torch, signature, make.andThen(CallableModule::of));
    }
}
