package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolution of {@code float[]}: products of the weights with what the window reads, {@link Float32Patches}. */
final class Float32Convolution implements ConvolutionKernels<float[]> {
    /** Weight gradients of parts of the batch take no more elements than this together, if there is more than one. */
    private static final int SUMS = 1 << 20;

    /** The most parts of a batch: few to add up in the end, and enough for many threads. */
    private static final int PARTS = 32;

    @Override
    public void forward(ConvolutionShape shape, float[] x, float[] weight, float @Nullable [] bias, float[] y) {
        for (int plane = 0; plane < shape.batch() * shape.outputChannels(); plane++) {
            float start = bias == null ? 0 : bias[plane % shape.outputChannels()];
            Arrays.fill(y, plane * shape.outputPlane(), (plane + 1) * shape.outputPlane(), start);
        }
        PatchAxis rows = PatchAxis.of(shape.height());
        PatchAxis columns = PatchAxis.of(shape.width());
        addProducts(shape, shape.groupInputs(), rows, columns, x, weight, shape.groupOutputs(), y);
    }

    @Override
    public void inputGradient(ConvolutionShape shape, float[] upstream, float[] weight, float[] gradient) {
        Arrays.fill(gradient, 0, shape.batch() * shape.inputChannels() * shape.inputPlane(), 0);
        PatchAxis rows = PatchAxis.back(shape.height());
        PatchAxis columns = PatchAxis.back(shape.width());
        float[] back = transposed(shape, weight);
        addProducts(shape, shape.groupOutputs(), rows, columns, upstream, back, shape.groupInputs(), gradient);
    }

    /** The weights with input and output channels in each other's place, in every group. */
    private static float[] transposed(ConvolutionShape shape, float[] weight) {
        int inputs = shape.groupInputs();
        int outputs = shape.groupOutputs();
        int taps = shape.taps();
        float[] transposed = new float[shape.outputChannels() * inputs * taps];
        for (int i = 0; i < shape.outputChannels() * inputs; i++) {
            int c = i % inputs;
            int o = i / inputs % outputs;
            int group = i / inputs / outputs;
            System.arraycopy(weight, i * taps, transposed, ((group * inputs + c) * outputs + o) * taps, taps);
        }
        return transposed;
    }

    /** Adds to each plane of the result the weights' products with the patches of the source. */
    private static void addProducts(
            ConvolutionShape shape,
            int sources,
            PatchAxis rows,
            PatchAxis columns,
            float[] source,
            float[] weight,
            int results,
            float[] result) {
        int sourcePlane = rows.source() * columns.source();
        int plane = rows.results() * columns.results();
        int depth = sources * shape.taps();
        int pieces = (plane + Float32Panels.WIDTH - 1) / Float32Panels.WIDTH;
        Parallel.run(shape.batch() * shape.groups() * pieces, work(shape), part -> {
            int image = part / pieces;
            int group = image % shape.groups();
            int from = part % pieces * Float32Panels.WIDTH;
            int to = Math.min(plane, from + Float32Panels.WIDTH);
            Float32Matrix left = new Float32Matrix(weight, group * results * depth, depth, 1);
            Float32Right right = new Float32Patches(rows, columns, source, image * sources * sourcePlane);
            Float32Matrix product = new Float32Matrix(result, image * results * plane, plane, 1);
            Float32Panels.ofThread().multiply(results, from, to, depth, left, right, product);
        });
    }

    @Override
    public void weightGradient(ConvolutionShape shape, float[] x, float[] upstream, float[] gradient) {
        int size = shape.outputChannels() * shape.groupInputs() * shape.taps();
        int parts = Math.min(Math.min(PARTS, shape.batch()), Math.max(1, SUMS / Math.max(1, size)));
        float[][] sums = new float[parts][size];
        Parallel.run(parts * shape.groups(), work(shape), i -> {
            int part = i / shape.groups();
            int to = (int) ((part + 1L) * shape.batch() / parts);
            for (int image = (int) ((long) part * shape.batch() / parts); image < to; image++) {
                addWeightGradient(shape, image, i % shape.groups(), x, upstream, sums[part]);
            }
        });
        Arrays.fill(gradient, 0, size, 0);
        for (float[] sum : sums) {
            for (int i = 0; i < size; i++) {
                gradient[i] += sum[i];
            }
        }
    }

    private static void addWeightGradient(
            ConvolutionShape shape, int image, int group, float[] x, float[] upstream, float[] sum) {
        int plane = shape.outputPlane();
        int width = shape.groupInputs() * shape.taps();
        int place = image * shape.groups() + group;
        Float32Matrix left = new Float32Matrix(upstream, place * shape.groupOutputs() * plane, plane, 1);
        Float32Patches patches = new Float32Patches(
                PatchAxis.of(shape.height()),
                PatchAxis.of(shape.width()),
                x,
                place * shape.groupInputs() * shape.inputPlane());
        Float32Matrix product = new Float32Matrix(sum, group * shape.groupOutputs() * width, width, 1);
        Float32Panels.ofThread().multiply(shape.groupOutputs(), 0, width, plane, left, patches.transposed(), product);
    }

    private static long work(ConvolutionShape shape) {
        return (long) shape.batch() * shape.outputChannels() * shape.groupInputs() * shape.taps() * shape.outputPlane();
    }
}
