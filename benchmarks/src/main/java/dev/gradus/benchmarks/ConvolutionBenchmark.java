package dev.gradus.benchmarks;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Conv2d;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Convolutions of float32 images that keep their size, and pooling of what comes out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ConvolutionBenchmark {
    /** The images, their channels, the channels that come out, the height and width, and those of the window. */
    @Param({"64x1x32x28x5", "64x32x64x14x5", "32x64x64x28x3", "1x64x64x56x3", "32x128x128x14x1"})
    public String sizes = "64x1x32x28x5";

    private Tensor images = Tensor.zeros(0);
    private Tensor tracked = Tensor.zeros(0);
    private Tensor upstream = Tensor.zeros(0);
    private Conv2d layer = new Conv2d(1, 1, 1);

    /** Makes the images and the layer. */
    @Setup
    public void make() {
        String[] numbers = sizes.split("x");
        int inputs = Integer.parseInt(numbers[1]);
        int outputs = Integer.parseInt(numbers[2]);
        int size = Integer.parseInt(numbers[3]);
        int kernel = Integer.parseInt(numbers[4]);
        Generator generator = new Generator(1);
        images = Tensor.randn(generator, Integer.parseInt(numbers[0]), inputs, size, size);
        tracked = images.detach().requiresGrad(true);
        layer = new Conv2d(inputs, outputs, kernel).padding(kernel / 2);
        upstream = Tensor.randn(generator, images.size(0), outputs, size, size);
    }

    /** The convolution, as in training. */
    @Benchmark
    public Tensor forward() {
        return layer.forward(images);
    }

    /** The same, and the gradients of weight and bias, as in a first layer. */
    @Benchmark
    public Tensor gradientOfParameters() {
        return backward(images);
    }

    /** The same, and the gradient of the images. */
    @Benchmark
    public Tensor allGradients() {
        tracked.zeroGrad();
        return backward(tracked);
    }

    private Tensor backward(Tensor x) {
        layer.weight().zeroGrad();
        layer.bias().orElseThrow().zeroGrad();
        layer.forward(x).backward(upstream);
        return layer.weight().grad();
    }

    /** The largest of each square of two by two. */
    @Benchmark
    public Tensor maxPool() {
        return upstream.maxPool2d(2);
    }
}
