package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions at the edges of tiles, blocks and units, against the portable kernels in double. */
class VectorConvolutionTest {
    private final ConvolutionKernels<float[]> vectors = new VectorConvolution();
    private final ConvolutionKernels<double[]> reference =
            Kernels.portable().float64().convolution();

    @BeforeAll
    static void compileTiles() {
        TileWarmUp.run();
        assertThat(TileWarmUp.gatherIsFast()).isTrue();
    }

    static Stream<ConvolutionShape> shapes() {
        SlidingWindow window = new SlidingWindow(9, 9, 5, 1, 2, 1);
        SlidingWindow strided = new SlidingWindow(11, 5, 4, 2, 1, 1);
        SlidingWindow gaps = new SlidingWindow(13, 7, 3, 1, -1, 2);
        SlidingWindow jumping = new SlidingWindow(20, 5, 2, 4, 1, 3);
        SlidingWindow sparse = new SlidingWindow(12, 3, 1, 5, 0, 1);
        return Stream.of(
                // whole and partial blocks of images
                new ConvolutionShape(8, 1, 3, 5, window, window),
                new ConvolutionShape(9, 1, 4, 33, window, strided),
                new ConvolutionShape(17, 1, 5, 32, strided, window),
                new ConvolutionShape(23, 1, 2, 40, window, window),
                new ConvolutionShape(24, 1, 20, 2, window, strided),
                new ConvolutionShape(7, 1, 1, 16, jumping, strided),
                // taps apart, steps greater than the window, padding that crops
                new ConvolutionShape(9, 1, 3, 17, gaps, gaps),
                new ConvolutionShape(9, 1, 9, 3, jumping, jumping),
                new ConvolutionShape(9, 1, 2, 3, sparse, sparse),
                new ConvolutionShape(3, 1, 2, 3, SlidingWindow.SINGLE, sparse),
                new ConvolutionShape(10, 1, 2, 2, new SlidingWindow(2, 6, 3, 1, 4, 2), gaps),
                // groups
                new ConvolutionShape(9, 3, 6, 9, window, window),
                new ConvolutionShape(9, 2, 10, 70, strided, gaps),
                new ConvolutionShape(12, 7, 7, 14, window, strided),
                // more than one unit down and across
                new ConvolutionShape(9, 1, 70, 3, new SlidingWindow(40, 40, 3, 1, 1, 1), window),
                new ConvolutionShape(9, 1, 9, 2, SlidingWindow.SINGLE, new SlidingWindow(1501, 1499, 5, 1, 1, 1)),
                new ConvolutionShape(2, 1, 30, 3, window, new SlidingWindow(700, 349, 5, 2, 1, 1)),
                // nothing
                new ConvolutionShape(9, 1, 0, 3, window, window),
                new ConvolutionShape(9, 1, 3, 0, window, window),
                new ConvolutionShape(0, 1, 3, 2, window, window),
                new ConvolutionShape(9, 1, 3, 2, new SlidingWindow(4, 0, 5, 1, 0, 1), window));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void resultsAreThoseOfThePortableKernels(ConvolutionShape shape) {
        int inputs = shape.batch() * shape.inputChannels() * shape.inputPlane();
        int outputs = shape.batch() * shape.outputChannels() * shape.outputPlane();
        int weights = shape.outputChannels() * shape.groupInputs() * shape.taps();
        float[] x = normal(inputs, 1);
        float[] weight = normal(weights, 2);
        float[] bias = normal(shape.outputChannels(), 3);
        float[] upstream = normal(outputs, 4);

        double[] y = new double[outputs];
        reference.forward(shape, doubles(x), doubles(weight), doubles(bias), y);
        float[] ours = normal(outputs, 5); // to be overwritten
        vectors.forward(shape, x, weight, bias, ours);
        assertClose(ours, y);

        double[] ofInput = new double[inputs];
        reference.inputGradient(shape, doubles(upstream), doubles(weight), ofInput);
        ours = normal(inputs, 5);
        vectors.inputGradient(shape, upstream, weight, ours);
        assertClose(ours, ofInput);

        double[] ofWeight = new double[weights];
        reference.weightGradient(shape, doubles(x), doubles(upstream), ofWeight);
        ours = normal(weights, 5);
        vectors.weightGradient(shape, x, upstream, ours);
        assertClose(ours, ofWeight);
    }

    private static void assertClose(float[] ours, double[] expected) {
        double scale =
                Math.sqrt(Arrays.stream(expected).map(v -> v * v).average().orElse(0));
        for (int i = 0; i < ours.length; i++) {
            assertThat(Math.abs(ours[i] - expected[i]))
                    .as("element %d: %s, expected %s", i, ours[i], expected[i])
                    .isLessThanOrEqualTo(1e-5 * scale);
        }
    }

    private static float[] normal(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
