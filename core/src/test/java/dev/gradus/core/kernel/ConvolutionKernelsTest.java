package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions of all kinds and their gradients, against the sum over all taps in double. */
class ConvolutionKernelsTest {
    private static final SlidingWindow SINGLE = SlidingWindow.SINGLE;

    private static final List<ConvolutionShape> SHAPES = List.of(
            new ConvolutionShape(1, 1, 1, 1, SINGLE, SINGLE),
            new ConvolutionShape(0, 1, 2, 3, SINGLE, new SlidingWindow(5, 3, 3, 1, 0, 1)),
            new ConvolutionShape(2, 1, 0, 3, SINGLE, new SlidingWindow(5, 3, 3, 1, 0, 1)),
            new ConvolutionShape(2, 1, 3, 4, SINGLE, new SlidingWindow(37, 37, 5, 1, 2, 1)),
            new ConvolutionShape(2, 1, 3, 5, new SlidingWindow(7, 5, 3, 1, 0, 1), new SlidingWindow(9, 7, 3, 1, 0, 1)),
            new ConvolutionShape(
                    3, 1, 5, 17, new SlidingWindow(14, 14, 5, 1, 2, 1), new SlidingWindow(18, 18, 5, 1, 2, 1)),
            new ConvolutionShape(2, 1, 2, 3, new SlidingWindow(9, 5, 3, 2, 1, 1), new SlidingWindow(10, 4, 2, 3, 1, 1)),
            new ConvolutionShape(2, 1, 2, 3, new SlidingWindow(9, 5, 3, 1, 0, 2), new SlidingWindow(11, 3, 3, 2, 1, 4)),
            new ConvolutionShape(2, 2, 4, 6, new SlidingWindow(6, 6, 3, 1, 1, 1), new SlidingWindow(5, 5, 3, 1, 1, 1)),
            new ConvolutionShape(
                    2, 6, 6, 6, new SlidingWindow(6, 4, 3, 1, 0, 1), new SlidingWindow(17, 15, 3, 1, 0, 1)),
            // more padding after than before, and taps that see padding alone
            new ConvolutionShape(2, 1, 2, 2, new SlidingWindow(4, 4, 4, 1, 1, 1), new SlidingWindow(2, 6, 3, 1, 4, 2)),
            new ConvolutionShape(
                    1, 1, 70, 65, new SlidingWindow(3, 3, 3, 1, 1, 1), new SlidingWindow(3, 3, 3, 1, 1, 1)));

    record Case<A>(FloatingType<A> type, ConvolutionShape shape) {}

    static Stream<Case<?>> cases() {
        return FloatingType.all().flatMap(type -> SHAPES.stream().map(shape -> new Case<>(type, shape)));
    }

    /** Called for each multiplication of a convolution. */
    private interface Product {
        void of(int x, int weight, int y);
    }

    private static void eachProduct(ConvolutionShape shape, Product product) {
        SlidingWindow height = shape.height();
        SlidingWindow width = shape.width();
        for (int n = 0; n < shape.batch(); n++) {
            for (int o = 0; o < shape.outputChannels(); o++) {
                for (int c = 0; c < shape.groupInputs(); c++) {
                    int channel = o / shape.groupOutputs() * shape.groupInputs() + c;
                    for (int tap = 0; tap < shape.taps(); tap++) {
                        for (int place = 0; place < shape.outputPlane(); place++) {
                            int row = height.position(place / width.output(), tap / width.kernel());
                            int column = width.position(place % width.output(), tap % width.kernel());
                            if (row >= 0 && row < height.input() && column >= 0 && column < width.input()) {
                                product.of(
                                        ((n * shape.inputChannels() + channel) * height.input() + row) * width.input()
                                                + column,
                                        (o * shape.groupInputs() + c) * shape.taps() + tap,
                                        (n * shape.outputChannels() + o) * shape.outputPlane() + place);
                            }
                        }
                    }
                }
            }
        }
    }

    private static int inputs(ConvolutionShape shape) {
        return shape.batch() * shape.inputChannels() * shape.inputPlane();
    }

    private static int weights(ConvolutionShape shape) {
        return shape.outputChannels() * shape.groupInputs() * shape.taps();
    }

    private static int outputs(ConvolutionShape shape) {
        return shape.batch() * shape.outputChannels() * shape.outputPlane();
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void forwardIsTheSumOverAllTaps(Case<A> row) {
        FloatingType<A> type = row.type();
        ConvolutionShape shape = row.shape();
        double[] x = type.rounded(Samples.normal(inputs(shape), 1));
        double[] weight = type.rounded(Samples.normal(weights(shape), 2));
        double[] bias = type.rounded(Samples.normal(shape.outputChannels(), 3));
        double[] plain = new double[outputs(shape)];
        eachProduct(shape, (in, tap, out) -> plain[out] += weight[tap] * x[in]);
        double[] shifted = plain.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += bias[i / shape.outputPlane() % shape.outputChannels()];
        }
        A y = type.array(Samples.normal(outputs(shape), 4)); // to be overwritten
        type.kernels().convolution().forward(shape, type.array(x), type.array(weight), null, y);
        type.assertClose(y, plain, scale(shape));
        type.kernels().convolution().forward(shape, type.array(x), type.array(weight), type.array(bias), y);
        type.assertClose(y, shifted, scale(shape));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void gradientsAreTheTransposes(Case<A> row) {
        FloatingType<A> type = row.type();
        ConvolutionShape shape = row.shape();
        double[] x = type.rounded(Samples.normal(inputs(shape), 1));
        double[] weight = type.rounded(Samples.normal(weights(shape), 2));
        double[] upstream = type.rounded(Samples.normal(outputs(shape), 5));
        double[] ofInput = new double[x.length];
        double[] ofWeight = new double[weight.length];
        eachProduct(shape, (in, tap, out) -> {
            ofInput[in] += weight[tap] * upstream[out];
            ofWeight[tap] += x[in] * upstream[out];
        });
        ConvolutionKernels<A> kernels = type.kernels().convolution();
        A gradient = type.array(Samples.normal(x.length, 4)); // to be overwritten
        kernels.inputGradient(shape, type.array(upstream), type.array(weight), gradient);
        type.assertClose(gradient, ofInput, scale(shape));
        gradient = type.array(Samples.normal(weight.length, 4));
        kernels.weightGradient(shape, type.array(x), type.array(upstream), gradient);
        type.assertClose(gradient, ofWeight, scale(shape));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void theSameInputGivesTheSameBits(Case<A> row) {
        FloatingType<A> type = row.type();
        ConvolutionShape shape = row.shape();
        A x = type.array(Samples.normal(inputs(shape), 1));
        A upstream = type.array(Samples.normal(outputs(shape), 5));
        A first = type.array(new double[weights(shape)]);
        A second = type.array(new double[weights(shape)]);
        type.kernels().convolution().weightGradient(shape, x, upstream, first);
        type.kernels().convolution().weightGradient(shape, x, upstream, second);
        assertThat(type.doubles(second)).isEqualTo(type.doubles(first));
    }

    private static double scale(ConvolutionShape shape) {
        return 10
                + (double) shape.taps() * Math.max(shape.groupInputs(), shape.groupOutputs())
                + shape.batch() * shape.outputPlane();
    }
}
