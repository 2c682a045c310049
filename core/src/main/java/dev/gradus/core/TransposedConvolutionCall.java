package dev.gradus.core;

import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * A call of a transposed convolution in one or two dimensions: checked, and brought into the form of the {@linkplain
 * ConvolutionInputGradient gradient} of that convolution which leads back from its output to its input.
 */
final class TransposedConvolutionCall {
    private final String name;
    private final int axes;
    private final int[] stride;
    private final int[] padding;
    private final int[] outputPadding;
    private final int[] dilation;
    private final int groups;
    private final WindowSettings window;

    TransposedConvolutionCall(
            String name, int axes, int[] stride, int[] padding, int[] outputPadding, int[] dilation, int groups) {
        this.name = name;
        this.axes = axes;
        this.window = new WindowSettings(name, axes, stride, padding, dilation);
        this.stride = stride;
        this.padding = padding;
        this.outputPadding = window.checked("output padding", outputPadding, 0);
        this.dilation = dilation;
        this.groups = groups;
        if (groups < 1) {
            throw error("expected at least 1 group, got %d", groups);
        }
        for (int axis = 0; axis < axes; axis++) {
            if (outputPadding[axis] >= Math.max(stride[axis], dilation[axis])) {
                throw error(
                        "expected an output padding below the stride or the dilation, got %d, stride %d, dilation %d",
                        outputPadding[axis], stride[axis], dilation[axis]);
            }
        }
    }

    Tensor apply(Tensor x, Tensor weight, @Nullable Tensor bias) {
        checkShapes(x, weight, bias);
        Tensor batch = x.rank() == axes + 2 ? x : x.unsqueeze(0);
        SlidingWindow width = axis(axes - 1, batch.size(-1), weight.size(-1));
        SlidingWindow height = axes == 1 ? SlidingWindow.SINGLE : axis(0, batch.size(-2), weight.size(-2));
        ConvolutionShape sizes =
                new ConvolutionShape(batch.size(0), groups, weight.size(1) * groups, batch.size(1), height, width);

        Tensor images = axes == 1 ? batch.unsqueeze(2) : batch;
        Tensor taps = axes == 1 ? weight.unsqueeze(2) : weight;
        Tensor result = new ConvolutionInputGradient(name, sizes).apply(images, taps);
        Tensor shifted = bias == null ? result : result.add(bias.reshape(1, bias.size(0), 1, 1));
        Tensor placed = axes == 1 ? shifted.squeeze(2) : shifted;
        return x.rank() == axes + 2 ? placed : placed.squeeze(0);
    }

    /** The window of the convolution whose input is what comes out here. */
    private SlidingWindow axis(int axis, int input, int kernel) {
        if (input < 1) {
            throw error("expected an input of at least 1 element along each axis, got %d", input);
        }
        long output =
                (input - 1L) * stride[axis] - 2L * padding[axis] + window.span(axis, kernel) + outputPadding[axis];
        if (output < 1 || output > Integer.MAX_VALUE) {
            throw error(
                    "an input of %d elements gives an output of %d (kernel %d, stride %d, padding %d, dilation %d, output padding %d); pad less",
                    input, output, kernel, stride[axis], padding[axis], dilation[axis], outputPadding[axis]);
        }
        SlidingWindow back = window.axis(axis, (int) output, kernel);
        // With more output padding than stride the window would find another place at the end, from which nothing
        // comes.
        return new SlidingWindow(back.input(), input, back.kernel(), back.stride(), back.padding(), back.dilation());
    }

    private void checkShapes(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() != axes + 2 || (x.rank() != axes + 2 && x.rank() != axes + 1)) {
            throw error(
                    "expected an input of shape %s, with or without the batch, and a weight of shape %s, got the shapes %s and %s",
                    axes == 1 ? "(batch, in, length)" : "(batch, in, height, width)",
                    axes == 1 ? "(in, out / groups, kernel)" : "(in, out / groups, kernel height, kernel width)",
                    x.shape(),
                    weight.shape());
        }
        Products.checkType(name, "weight", weight, x);
        int channels = x.size(-axes - 1);
        if (channels != weight.size(0) || channels % groups != 0) {
            throw error(
                    "expected %d input channels (weight %s), which %d groups can share evenly, got %d (input %s)",
                    weight.size(0), weight.shape(), groups, channels, x.shape());
        }
        if (bias != null) {
            Products.checkType(name, "bias", bias, x);
            int outputs = weight.size(1) * groups;
            if (!bias.shape().equals(Shape.of(outputs))) {
                throw error(
                        "expected a bias of shape (%d,) for the weight %s and groups %d, got %s",
                        outputs, weight.shape(), groups, bias.shape());
            }
        }
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }
}
