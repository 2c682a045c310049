package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolution of {@code float[]}: each tap of the window adds to a plane what it sees of another one. */
final class Float32Convolution implements ConvolutionKernels<float[]> {
    @Override
    public void forward(ConvolutionShape shape, float[] x, float[] weight, float @Nullable [] bias, float[] y) {
        Parallel.run(shape.batch() * shape.outputChannels(), part -> {
            int channel = part % shape.outputChannels();
            int plane = part * shape.outputPlane();
            Arrays.fill(y, plane, plane + shape.outputPlane(), bias == null ? 0 : bias[channel]);
            int group = channel / shape.groupOutputs();
            for (int c = 0; c < shape.groupInputs(); c++) {
                int image = part / shape.outputChannels() * shape.inputChannels() + group * shape.groupInputs() + c;
                int taps = (channel * shape.groupInputs() + c) * shape.taps();
                addPlane(shape, x, image * shape.inputPlane(), weight, taps, y, plane);
            }
        });
    }

    private static void addPlane(
            ConvolutionShape shape, float[] x, int xOffset, float[] weight, int taps, float[] y, int yOffset) {
        SlidingWindow height = shape.height();
        SlidingWindow width = shape.width();
        for (int s = 0; s < height.kernel(); s++) {
            for (int t = 0; t < width.kernel(); t++) {
                float factor = weight[taps + s * width.kernel() + t];
                int end = width.endOutput(t);
                for (int p = height.firstOutput(s); p < height.endOutput(s); p++) {
                    int in = xOffset + height.position(p, s) * width.input();
                    int out = yOffset + p * width.output();
                    for (int q = width.firstOutput(t); q < end; q++) {
                        y[out + q] += factor * x[in + width.position(q, t)];
                    }
                }
            }
        }
    }

    @Override
    public void inputGradient(ConvolutionShape shape, float[] upstream, float[] weight, float[] gradient) {
        Parallel.run(shape.batch() * shape.inputChannels(), part -> {
            int channel = part % shape.inputChannels();
            int plane = part * shape.inputPlane();
            Arrays.fill(gradient, plane, plane + shape.inputPlane(), 0);
            int group = channel / shape.groupInputs();
            for (int i = 0; i < shape.groupOutputs(); i++) {
                int o = group * shape.groupOutputs() + i;
                int image = part / shape.inputChannels() * shape.outputChannels() + o;
                int taps = (o * shape.groupInputs() + channel % shape.groupInputs()) * shape.taps();
                addTransposedPlane(shape, upstream, image * shape.outputPlane(), weight, taps, gradient, plane);
            }
        });
    }

    private static void addTransposedPlane(
            ConvolutionShape shape,
            float[] upstream,
            int upstreamOffset,
            float[] weight,
            int taps,
            float[] gradient,
            int gradientOffset) {
        SlidingWindow height = shape.height();
        SlidingWindow width = shape.width();
        for (int s = 0; s < height.kernel(); s++) {
            for (int t = 0; t < width.kernel(); t++) {
                float factor = weight[taps + s * width.kernel() + t];
                int end = width.endOutput(t);
                for (int p = height.firstOutput(s); p < height.endOutput(s); p++) {
                    int in = gradientOffset + height.position(p, s) * width.input();
                    int out = upstreamOffset + p * width.output();
                    for (int q = width.firstOutput(t); q < end; q++) {
                        gradient[in + width.position(q, t)] += factor * upstream[out + q];
                    }
                }
            }
        }
    }

    @Override
    public void weightGradient(ConvolutionShape shape, float[] x, float[] upstream, float[] gradient) {
        Parallel.run(shape.outputChannels() * shape.groupInputs(), part -> {
            int o = part / shape.groupInputs();
            int group = o / shape.groupOutputs();
            int channel = group * shape.groupInputs() + part % shape.groupInputs();
            Arrays.fill(gradient, part * shape.taps(), (part + 1) * shape.taps(), 0);
            for (int n = 0; n < shape.batch(); n++) {
                int in = (n * shape.inputChannels() + channel) * shape.inputPlane();
                int out = (n * shape.outputChannels() + o) * shape.outputPlane();
                addTaps(shape, x, in, upstream, out, gradient, part * shape.taps());
            }
        });
    }

    private static void addTaps(
            ConvolutionShape shape,
            float[] x,
            int xOffset,
            float[] upstream,
            int upstreamOffset,
            float[] gradient,
            int taps) {
        SlidingWindow height = shape.height();
        SlidingWindow width = shape.width();
        for (int s = 0; s < height.kernel(); s++) {
            for (int t = 0; t < width.kernel(); t++) {
                int end = width.endOutput(t);
                float sum = 0;
                for (int p = height.firstOutput(s); p < height.endOutput(s); p++) {
                    int in = xOffset + height.position(p, s) * width.input();
                    int out = upstreamOffset + p * width.output();
                    for (int q = width.firstOutput(t); q < end; q++) {
                        sum += upstream[out + q] * x[in + width.position(q, t)];
                    }
                }
                gradient[taps + s * width.kernel() + t] += sum;
            }
        }
    }
}
