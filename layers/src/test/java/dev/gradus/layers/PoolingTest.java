package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.MaxPooled;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private final Tensor digits = Tensor.of(new float[] {3, 1, 4, 1, 5, 9, 2}, 1, 7);

    @Test
    void windowsLieSideBySideUnlessAStrideIsSet() {
        Tensor images = Tensor.zeros(2, 3, 28, 20);
        assertThat(new MaxPool2d(2).apply(images).shape()).isEqualTo(Shape.of(2, 3, 14, 10));
        assertThat(new AvgPool2d(new int[] {4, 5}).apply(images).shape()).isEqualTo(Shape.of(2, 3, 7, 4));
        assertThat(new MaxPool2d(3).stride(2).padding(1, 0).apply(images).shape())
                .isEqualTo(Shape.of(2, 3, 14, 9));
        assertThat(new MaxPool1d(3).apply(digits).toFloatArray()).containsExactly(4, 9);
    }

    @Test
    void ceilModeKeepsTheRest() {
        assertThat(new MaxPool1d(2).ceilMode(true).apply(digits).toFloatArray()).containsExactly(3, 4, 9, 2);
        assertThat(new AvgPool1d(2).ceilMode(true).apply(digits).toFloatArray()).containsExactly(2, 2.5f, 7, 2);
    }

    @Test
    void maximaMayComeWithTheirPlaces() {
        MaxPooled pooled = new MaxPool1d(3).applyWithIndices(digits);
        assertThat(pooled.values().toFloatArray()).containsExactly(4, 9);
        assertThat(pooled.indices().toLongArray()).containsExactly(2, 5);
        assertThat(pooled.indices().shape()).isEqualTo(Shape.of(1, 2));

        Tensor images = Tensor.of(new float[] {0, 7, 2, 3, 1, 9}, 1, 3, 2).broadcastTo(2, 3, 2);
        assertThat(new MaxPool2d(new int[] {2, 1})
                        .stride(1)
                        .applyWithIndices(images)
                        .indices()
                        .toLongArray())
                .containsExactly(2, 1, 2, 5, 2, 1, 2, 5);
    }

    @Test
    void hooksSeeMaximaThatComeWithTheirPlaces() {
        List<Tensor> seen = new ArrayList<>();
        MaxPool1d layer = new MaxPool1d(3);
        layer.registerForwardHook((module, inputs, output) -> seen.add(output));
        MaxPooled pooled = layer.applyWithIndices(digits);
        assertThat(seen).containsExactly(pooled.values());
        assertThatThrownBy(() -> layer.applyWithIndices(Tensor.scalar(1)))
                .hasMessageEndingWith("[in model (MaxPool1d)]");
    }

    @Test
    void meansCountThePaddingOrNot() {
        AvgPool1d layer = new AvgPool1d(2).padding(1);
        assertThat(layer.apply(digits).toFloatArray()).containsExactly(1.5f, 2.5f, 3, 5.5f);
        assertThat(layer.countIncludePad(false).apply(digits).toFloatArray()).containsExactly(3, 2.5f, 3, 5.5f);
        assertThat(new AvgPool2d(new int[] {1, 2})
                        .divisorOverride(4)
                        .apply(digits.unsqueeze(0))
                        .toDoubleArray())
                .containsExactly(new double[] {1, 1.25, 3.5}, within(0.0));
    }

    @Test
    void aLayerTellsWhatItsSettingsAre() {
        assertThat(new MaxPool2d(2)).hasToString("MaxPool2d(kernel=[2, 2], stride=[2, 2])");
        assertThat(new MaxPool2d(new int[] {3, 5})
                        .stride(1)
                        .padding(1, 2)
                        .dilation(2)
                        .ceilMode(true))
                .hasToString("MaxPool2d(kernel=[3, 5], padding=[1, 2], ceilMode=true, dilation=[2, 2])");
        assertThat(new MaxPool1d(2)).hasToString("MaxPool1d(kernel=[2], stride=[2])");
        assertThat(new AvgPool1d(2).padding(1).countIncludePad(false))
                .hasToString("AvgPool1d(kernel=[2], stride=[2], padding=[1], countIncludePad=false)");
        assertThat(new AvgPool2d(2).divisorOverride(3))
                .hasToString("AvgPool2d(kernel=[2, 2], stride=[2, 2], divisorOverride=3)");
    }

    @Test
    void badSettingsAreRefused() {
        assertRefused(() -> new MaxPool2d(0), "MaxPool2d: expected a kernel size of at least 1, got 0");
        assertRefused(
                () -> new AvgPool2d(new int[] {2}),
                "AvgPool2d: expected the height and the width of the kernel, got 1 numbers");
        assertRefused(() -> new MaxPool1d(2).stride(0), "MaxPool1d: expected a stride of at least 1, got 0");
        assertRefused(() -> new AvgPool1d(2).padding(-1), "AvgPool1d: expected a padding of at least 0, got -1");
        assertRefused(
                () -> new MaxPool1d(2).dilation(1, 2),
                "MaxPool1d: expected one number for the dilation, or one for each of 1 axes, got 2 numbers");
        assertRefused(() -> new AvgPool2d(2).divisorOverride(0), "AvgPool2d: expected a divisor other than 0");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void aWindowThatDoesNotFitIsAnErrorThatNamesTheLayer() {
        Sequential model = Sequential.of(new Conv2d(1, 3, 3), new MaxPool2d(8));

        assertThatThrownBy(() -> model.apply(Tensor.zeros(2, 1, 9, 9)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("maxPool2d: the kernel covers 8 elements")
                .hasMessageEndingWith("[in model.1 (MaxPool2d)]");
    }

    @Test
    void adaptivePoolingsTellAndCheckTheirOutputSize() {
        assertThat(new AdaptiveAvgPool1d(3)).hasToString("AdaptiveAvgPool1d(outputSize=3)");
        assertThat(new AdaptiveAvgPool2d(3)).hasToString("AdaptiveAvgPool2d(outputHeight=3, outputWidth=3)");
        assertThat(new AdaptiveMaxPool2d(3, -1)).hasToString("AdaptiveMaxPool2d(outputHeight=3, outputWidth=-1)");
        assertThatThrownBy(() -> new AdaptiveAvgPool2d(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AdaptiveAvgPool2d: expected an output size of at least 1, or -1 for the input's, got 0");
    }
}
