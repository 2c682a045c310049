package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.layers.AlphaDropout;
import dev.gradus.layers.ConstantPad1d;
import dev.gradus.layers.ConstantPad2d;
import dev.gradus.layers.CosineSimilarity;
import dev.gradus.layers.FeatureAlphaDropout;
import dev.gradus.layers.GLU;
import dev.gradus.layers.Hardshrink;
import dev.gradus.layers.PairwiseDistance;
import dev.gradus.layers.PixelShuffle;
import dev.gradus.layers.PixelUnshuffle;
import dev.gradus.layers.RReLU;
import dev.gradus.layers.ReflectionPad1d;
import dev.gradus.layers.ReflectionPad2d;
import dev.gradus.layers.ReplicationPad1d;
import dev.gradus.layers.ReplicationPad2d;
import dev.gradus.layers.Softmax2d;
import dev.gradus.layers.Softmin;
import dev.gradus.layers.Softshrink;
import dev.gradus.layers.Threshold;
import dev.gradus.layers.Unflatten;
import dev.gradus.layers.Upsample;
import dev.gradus.layers.ZeroPad2d;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** How PyTorch's modules that have no parameters, for frames, sizes, thresholds and distances, are written with Gradus: a row each. */
final class ResizingModules {
    private final Registry<Function<Arguments, CallableModule>> registry;

    ResizingModules(Registry<Function<Arguments, CallableModule>> registry) {
        this.registry = registry;
    }

    void add() {
        frames();
        sizes();
        activations();
        distances();
    }

    private void frames() {
        layer(
                "nn.ConstantPad1d",
                "padding, value",
                args -> new ConstantPad1d(args.number("value"), args.integers("padding")));
        layer(
                "nn.ConstantPad2d",
                "padding, value",
                args -> new ConstantPad2d(args.number("value"), args.integers("padding")));
        layer("nn.ZeroPad2d", "padding", args -> new ZeroPad2d(args.integers("padding")));
        layer("nn.ReflectionPad1d", "padding", args -> new ReflectionPad1d(args.integers("padding")));
        layer("nn.ReflectionPad2d", "padding", args -> new ReflectionPad2d(args.integers("padding")));
        layer("nn.ReplicationPad1d", "padding", args -> new ReplicationPad1d(args.integers("padding")));
        layer("nn.ReplicationPad2d", "padding", args -> new ReplicationPad2d(args.integers("padding")));
    }

    private void sizes() {
        layer("nn.PixelShuffle", "upscale_factor", args -> new PixelShuffle(args.integer("upscale_factor")));
        layer("nn.PixelUnshuffle", "downscale_factor", args -> new PixelUnshuffle(args.integer("downscale_factor")));
        layer(
                "nn.Unflatten",
                "dim, unflattened_size",
                args -> new Unflatten(args.integer("dim"), args.integers("unflattened_size")));
        registry.add(
                "nn.Upsample",
                "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None",
                args -> {
                    Upsample layer = new Upsample(args.integer("scale_factor"))
                            .alignCorners(!args.isNone("align_corners") && args.flag("align_corners"));
                    String mode = args.text("mode");
                    return new CallableModule(layer, inputs -> {
                        layer.mode(
                                ModuleTable.isLinear(mode, inputs.get(0).rank())
                                        ? Upsample.Mode.LINEAR
                                        : Upsample.Mode.NEAREST);
                        return List.of(layer.apply(inputs.get(0)));
                    });
                });
    }

    private void activations() {
        layer(
                "nn.Threshold",
                "threshold, value, inplace=False",
                args -> new Threshold(args.number("threshold"), args.number("value")));
        layer("nn.Hardshrink", "lambd=0.5", args -> new Hardshrink(args.number("lambd")));
        layer("nn.Softshrink", "lambd=0.5", args -> new Softshrink(args.number("lambd")));
        layer("nn.Softmin", "dim=None", args -> new Softmin(args.integer("dim")));
        layer("nn.Softmax2d", "", args -> new Softmax2d());
        layer("nn.GLU", "dim=-1", args -> new GLU(args.integer("dim")));
        layer(
                "nn.RReLU",
                "lower=0.125, upper=0.3333333333333333, inplace=False",
                args -> new RReLU(args.number("lower"), args.number("upper")));
        layer("nn.AlphaDropout", "p=0.5, inplace=False", args -> new AlphaDropout(args.number("p")));
        layer("nn.FeatureAlphaDropout", "p=0.5, inplace=False", args -> new FeatureAlphaDropout(args.number("p")));
    }

    private void distances() {
        registry.add("nn.CosineSimilarity", "dim=1, eps=1e-08", args -> {
            CosineSimilarity module = new CosineSimilarity(args.integer("dim"), args.number("eps"));
            return ofTwo(module, module::apply);
        });
        registry.add("nn.PairwiseDistance", "p=2.0, eps=1e-06, keepdim=False", args -> {
            PairwiseDistance module = new PairwiseDistance(args.number("p"), args.number("eps"));
            return ofTwo(module, module::apply);
        });
    }

    private static CallableModule ofTwo(Module module, BinaryOperator<Tensor> call) {
        return new CallableModule(module, inputs -> List.of(call.apply(inputs.get(0), inputs.get(1))));
    }

    private void layer(String torch, String signature, Function<Arguments, Layer> make) {
        registry.add(torch, signature, make.andThen(CallableModule::of));
    }
}
