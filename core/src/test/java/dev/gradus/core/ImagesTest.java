package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private final Tensor row = Tensor.of(new double[] {1, 2, 5}, 1, 1, 3);

    @Test
    void channelsBecomePixels() {
        Tensor channels = Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 1, 2);
        Tensor image = channels.pixelShuffle(2);

        assertThat(image.shape()).isEqualTo(Shape.of(1, 2, 4));
        assertThat(image.toDoubleArray()).containsExactly(1, 3, 2, 4, 5, 7, 6, 8);
        assertThat(image.pixelUnshuffle(2).toDoubleArray()).isEqualTo(channels.toDoubleArray());
    }

    @Test
    void theNearestElementIsShown() {
        assertThat(row.upsampleNearest(6).toDoubleArray()).containsExactly(1, 1, 2, 2, 5, 5);
        assertThat(row.upsampleNearest(2).toDoubleArray()).containsExactly(1, 2);
        assertThat(row.upsampleNearest(3).toDoubleArray()).containsExactly(1, 2, 5);
    }

    @Test
    void straightLinesLeadToNeighbours() {
        assertThat(row.upsampleLinear(false, 6).toDoubleArray())
                .containsExactly(new double[] {1, 1.25, 1.75, 2.75, 4.25, 5}, within(1e-14));
        assertThat(row.upsampleLinear(true, 5).toDoubleArray())
                .containsExactly(new double[] {1, 1.5, 2, 3.5, 5}, within(1e-14));
        assertThat(row.upsampleLinear(true, 1).item()).isEqualTo(1);
        assertThat(row.upsampleLinear(false, 1).item()).isEqualTo(2);
    }

    @Test
    void errorsTellWhatWasExpected() {
        assertRefused(() -> row.pixelShuffle(0), "pixelShuffle: expected a factor of at least 1, got 0");
        assertRefused(
                () -> row.pixelShuffle(1 << 16),
                "pixelShuffle: expected a number of channels that is a multiple of 4294967296 (factor 65536), got the shape (1, 1, 3)");
        assertRefused(() -> row.pixelUnshuffle(0), "pixelUnshuffle: expected a factor of at least 1, got 0");
        assertRefused(
                () -> row.pixelShuffle(2),
                "pixelShuffle: expected a number of channels that is a multiple of 4 (factor 2), got the shape (1, 1, 3)");
        assertRefused(
                () -> row.pixelUnshuffle(2),
                "pixelUnshuffle: expected a height and a width that are multiples of 2, got the shape (1, 1, 3)");
        assertRefused(
                () -> row.flatten().pixelUnshuffle(1),
                "pixelUnshuffle: expected an input of shape (..., channels, height, width), got (3,)");
        assertRefused(
                () -> row.upsampleNearest(2, 2),
                "upsampleNearest: expected an input of shape (batch, channels, ...) with as many further dimensions as there are sizes, got the shape (1, 1, 3) for the sizes [2, 2]");
        assertRefused(
                () -> row.upsampleLinear(true, 0),
                "upsampleLinear: expected sizes of at least 1, got the shape (1, 1, 3) for the sizes [0]");
        assertRefused(
                () -> row.to(DType.INT64).upsampleNearest(2),
                "upsampleNearest: the input must be float32 or float64, got int64; convert it with to(DType)");
        assertRefused(
                () -> row.glu(-1),
                "glu: expected an even size, for values and their gates, along dimension -1, got the shape (1, 1, 3)");
        assertRefused(
                () -> row.unflatten(2, 2, 2),
                "reshape: the shape (3,) has 3 elements, (2, 2) would have 4; use -1 for a size to be inferred");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(OperationException.class).hasMessage(message);
    }

    @Test
    void kinksHaveTheGradientOfTheFlatSide() {
        Tensor x = Tensor.of(-0.5, 0.5, 0.75).requiresGrad(true);
        x.hardshrink(0.5).add(x.softshrink(0.5)).add(x.threshold(0.5, 9)).sum().backward();

        assertThat(x.hardshrink(0.5).toDoubleArray()).containsExactly(0, 0, 0.75);
        assertThat(x.softshrink(0.5).toDoubleArray()).containsExactly(0, 0, 0.25);
        assertThat(x.threshold(0.5, 9).toDoubleArray()).containsExactly(9, 9, 0.75);
        assertThat(x.grad().toDoubleArray()).containsExactly(0, 0, 3);
    }
}
