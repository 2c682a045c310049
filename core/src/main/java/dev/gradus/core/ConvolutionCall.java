package dev.gradus.core;

import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.SlidingWindow;
import org.jspecify.annotations.Nullable;

/** A call of a convolution in one or two dimensions: checked, and brought into the form that the kernels know. */
final class ConvolutionCall {
    private final String name;
    private final int axes;
    private final WindowSettings window;
    private final int groups;

    ConvolutionCall(String name, int axes, int[] stride, int[] padding, int[] dilation, int groups) {
        this.name = name;
        this.axes = axes;
        this.window = new WindowSettings(name, axes, stride, padding, dilation);
        this.groups = groups;
        if (groups < 1) {
            throw error("expected at least 1 group, got %d", groups);
        }
    }

    Tensor apply(Tensor x, Tensor weight, @Nullable Tensor bias) {
        checkShapes(x, weight, bias);
        Tensor batch = x.rank() == axes + 2 ? x : x.unsqueeze(0);
        SlidingWindow width = window.axis(axes - 1, batch.size(-1), weight.size(-1));
        SlidingWindow height = axes == 1 ? SlidingWindow.SINGLE : window.axis(0, batch.size(-2), weight.size(-2));
        ConvolutionShape sizes =
                new ConvolutionShape(batch.size(0), groups, batch.size(1), weight.size(0), height, width);

        Convolution convolution = new Convolution(name, sizes);
        Tensor images = axes == 1 ? batch.unsqueeze(2) : batch;
        Tensor taps = axes == 1 ? weight.unsqueeze(2) : weight;
        Tensor result = bias == null ? convolution.apply(images, taps) : convolution.apply(images, taps, bias);
        Tensor placed = axes == 1 ? result.squeeze(2) : result;
        return x.rank() == axes + 2 ? placed : placed.squeeze(0);
    }

    private void checkShapes(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() != axes + 2 || (x.rank() != axes + 2 && x.rank() != axes + 1)) {
            throw error(
                    "expected an input of shape %s, with or without the batch, and a weight of shape %s, got the shapes %s and %s",
                    axes == 1 ? "(batch, in, length)" : "(batch, in, height, width)",
                    axes == 1 ? "(out, in / groups, kernel)" : "(out, in / groups, kernel height, kernel width)",
                    x.shape(),
                    weight.shape());
        }
        Products.checkType(name, "weight", weight, x);
        int channels = x.size(-axes - 1);
        if (weight.size(0) % groups != 0) {
            throw error(
                    "expected a number of output channels that %d groups can share evenly, got %d (weight %s)",
                    groups, weight.size(0), weight.shape());
        }
        long expected = (long) weight.size(1) * groups;
        if (channels != expected) {
            throw error(
                    "expected %d input channels (weight %s, groups %d), got %d (input %s)",
                    expected, weight.shape(), groups, channels, x.shape());
        }
        if (bias != null) {
            Products.checkType(name, "bias", bias, x);
            if (!bias.shape().equals(Shape.of(weight.size(0)))) {
                throw error(
                        "expected a bias of shape (%d,) for the weight %s, got %s",
                        weight.size(0), weight.shape(), bias.shape());
            }
        }
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }
}
