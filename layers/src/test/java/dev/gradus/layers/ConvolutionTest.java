package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.OperationException;
import dev.gradus.core.PaddingMode;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.init.GlorotUniform;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
    @Test
    void parametersAreNamedAndShapedAsInPyTorch() {
        Conv2d images = new Conv2d(4, 6, new int[] {3, 5}, 2, true);
        assertThat(images.namedParameters().keySet()).containsExactly("weight", "bias");
        assertThat(images.weight().shape()).isEqualTo(Shape.of(6, 2, 3, 5));
        assertThat(images.bias())
                .hasValueSatisfying(bias -> assertThat(bias.shape()).isEqualTo(Shape.of(6)));

        Conv1d sequences = new Conv1d(4, 6, 3, 1, false);
        assertThat(sequences.namedParameters().keySet()).containsExactly("weight");
        assertThat(sequences.weight().shape()).isEqualTo(Shape.of(6, 4, 3));
        assertThat(sequences.bias()).isEmpty();
    }

    @Test
    void parametersStartEvenlyWithinOneOverTheRootOfWhatGoesIntoAnOutput() {
        Conv2d layer = new Conv2d(32, 200, new int[] {5, 5}, 2, true);
        double bound = 1 / Math.sqrt(16 * 25);

        assertThat(largest(layer.weight())).isBetween(0.999 * bound, bound);
        assertThat(largest(layer.bias().orElseThrow())).isBetween(0.95 * bound, bound);
    }

    private static double largest(Tensor parameter) {
        return Arrays.stream(parameter.toDoubleArray()).map(Math::abs).max().orElseThrow();
    }

    @Test
    void initialisersAndGeneratorCanBeChosen() {
        Conv1d layer = new Conv1d(4, 6, 3, 2, new GlorotUniform(), new ConstantValue(0.5), new Generator(7));

        assertThat(layer.weight().toFloatArray())
                .isEqualTo(new GlorotUniform().create(new Generator(7), 6, 2, 3).toFloatArray());
        assertThat(layer.bias().orElseThrow().toFloatArray()).containsOnly(0.5f);
    }

    @Test
    void aNumberForAllAxesOrOneForEach() {
        Tensor images = Tensor.zeros(2, 1, 28, 20);
        assertThat(new Conv2d(1, 3, 5).padding(2).apply(images).shape()).isEqualTo(Shape.of(2, 3, 28, 20));
        assertThat(new Conv2d(1, 3, 5).stride(2, 1).dilation(1, 3).apply(images).shape())
                .isEqualTo(Shape.of(2, 3, 12, 8));
        assertThat(new Conv1d(1, 3, 5).stride(3).apply(Tensor.zeros(1, 28)).shape())
                .isEqualTo(Shape.of(3, 8));
    }

    @Test
    void aLayerTellsWhatItsSettingsAre() {
        assertThat(new Conv2d(1, 32, 5)).hasToString("Conv2d(in=1, out=32, kernel=[5, 5])");
        assertThat(new Conv2d(4, 6, new int[] {3, 5}, 2, false)
                        .stride(2)
                        .padding(1, 2)
                        .dilation(3))
                .hasToString(
                        "Conv2d(in=4, out=6, kernel=[3, 5], stride=[2, 2], padding=[1, 2], dilation=[3, 3], groups=2, bias=false)");
        assertThat(new Conv1d(4, 6, 3)).hasToString("Conv1d(in=4, out=6, kernel=[3])");
    }

    @Test
    void badSettingsAreRefused() {
        assertRefused(
                () -> new Conv2d(0, 3, 5),
                "Conv2d: expected at least 1 input and 1 output channel, both divisible by the groups, got 0 and 3, groups 1");
        assertRefused(
                () -> new Conv1d(4, 6, 3, 4, true),
                "Conv1d: expected at least 1 input and 1 output channel, both divisible by the groups, got 4 and 6, groups 4");
        assertRefused(
                () -> new Conv1d(4, 6, 3, 0, true),
                "Conv1d: expected at least 1 input and 1 output channel, both divisible by the groups, got 4 and 6, groups 0");
        assertRefused(() -> new Conv2d(1, 3, 0), "Conv2d: expected a kernel size of at least 1, got 0");
        assertRefused(
                () -> new Conv2d(1, 3, new int[] {5}, 1, true),
                "Conv2d: expected the height and the width of the kernel, got 1 numbers");
        assertRefused(() -> new Conv2d(1, 3, 5).stride(1, 0), "Conv2d: expected a stride of at least 1, got 0");
        assertRefused(() -> new Conv1d(1, 3, 5).padding(-1), "Conv1d: expected a padding of at least 0, got -1");
        assertRefused(
                () -> new Conv2d(1, 3, 5).dilation(1, 2, 3),
                "Conv2d: expected one number for the dilation, or one for each of 2 axes, got 3 numbers");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void anInputWithOtherChannelsIsAnErrorThatNamesTheLayer() {
        Sequential model = Sequential.of(new Conv2d(1, 3, 3), new ReLU(), new Conv2d(4, 2, 3));

        assertThatThrownBy(() -> model.apply(Tensor.zeros(2, 1, 9, 9)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("conv2d: expected 4 input channels")
                .hasMessageEndingWith("[in model.2 (Conv2d)]");
    }

    @Test
    void samePaddingKeepsTheSizeWhateverTheWindow() {
        Tensor images = Tensor.zeros(2, 1, 9, 7);
        assertThat(new Conv2d(1, 3, new int[] {4, 3}, 1, true)
                        .samePadding()
                        .dilation(1, 2)
                        .apply(images)
                        .shape())
                .isEqualTo(Shape.of(2, 3, 9, 7));
        assertThat(new Conv2d(1, 3, 3).samePadding().padding(0).apply(images).shape())
                .isEqualTo(Shape.of(2, 3, 7, 5));
        assertThatThrownBy(() -> new Conv2d(1, 3, 3).stride(1, 2).samePadding().apply(images))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Conv2d: same padding needs a stride of 1, got 1x2; pad by a number with padding(int...) [in model (Conv2d)]");
    }

    @Test
    void anOddPaddingHasOneMoreBehind() {
        Conv1d sum = new Conv1d(1, 1, 2, 1, new ConstantValue(1), null, new Generator(1)).samePadding();

        assertThat(sum.apply(Tensor.of(new float[] {1, 2, 3}, 1, 3)).toFloatArray())
                .containsExactly(3, 5, 3);
        assertThat(sum.paddingMode(PaddingMode.CIRCULAR)
                        .apply(Tensor.of(new float[] {1, 2, 3}, 1, 3))
                        .toFloatArray())
                .containsExactly(3, 5, 4);
        assertThat(sum)
                .hasToString("Conv1d(in=1, out=1, kernel=[2], bias=false, samePadding=true, paddingMode=circular)");
    }

    @Test
    void whatIsPaddedMustHaveChannels() {
        assertThatThrownBy(() -> new Conv1d(1, 1, 3)
                        .padding(1)
                        .paddingMode(PaddingMode.REFLECT)
                        .apply(Tensor.zeros(7)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Conv1d: expected an input of shape (batch, channels, length), with or without the batch, got (7,) [in model (Conv1d)]");
        assertThatThrownBy(() -> new Conv2d(1, 1, 2).samePadding().apply(Tensor.zeros(7, 7)))
                .hasMessage(
                        "Conv2d: expected an input of shape (batch, channels, height, width), with or without the batch, got (7, 7) [in model (Conv2d)]");
    }

    @Test
    void aWindowOfOnesSums() {
        Conv1d sum = new Conv1d(2, 1, 2, 1, new ConstantValue(1), null, new Generator(1));

        assertThat(sum.apply(Tensor.from(new float[][] {{1, 2, 3}, {10, 20, 30}}))
                        .toDoubleArray())
                .containsExactly(new double[] {33, 55}, within(0.0));
    }

    @Test
    void transposedParametersAreNamedShapedAndStartAsInPyTorch() {
        ConvTranspose2d layer = new ConvTranspose2d(6, 4, new int[] {3, 5}, 2, true).outputPadding(0, 1);
        assertThat(layer.namedParameters().keySet()).containsExactly("weight", "bias");
        assertThat(layer.weight().shape()).isEqualTo(Shape.of(6, 2, 3, 5));
        assertThat(layer).hasToString("ConvTranspose2d(in=6, out=4, kernel=[3, 5], groups=2, outputPadding=[0, 1])");
        assertThat(new ConvTranspose1d(6, 4, 3, 1, false).bias()).isEmpty();

        double bound = 1 / Math.sqrt(16 * 25);
        ConvTranspose2d large = new ConvTranspose2d(200, 32, new int[] {5, 5}, 2, true);
        assertThat(largest(large.weight())).isBetween(0.999 * bound, bound);
        assertThat(largest(large.bias().orElseThrow())).isBetween(0.8 * bound, bound);
    }
}
