package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What convolutions compute, and the words of their errors. */
class ConvolutionTest {
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};

    private final Tensor x = Tensor.zeros(2, 4, 5, 6);
    private final Tensor weight = Tensor.zeros(6, 4, 3, 3);

    @Test
    void theWindowIsNotMirrored() {
        Tensor signal = Tensor.of(new float[] {1, 2, 4, 8}, 1, 4);
        Tensor taps = Tensor.of(new float[] {1, 10}, 1, 1, 2);

        assertThat(signal.conv1d(taps, Tensor.of(0.5f).reshape(1)).toFloatArray())
                .containsExactly(21.5f, 42.5f, 84.5f);
        assertThat(signal.conv1d(taps, null, 2, 1, 1, 1).toFloatArray()).containsExactly(10, 42, 8);
        assertThat(signal.conv1d(taps, null, 1, 0, 3, 1).toFloatArray()).containsExactly(81);
    }

    @Test
    void aBatchIsOptional() {
        assertThat(x.conv2d(weight, null).shape()).isEqualTo(Shape.of(2, 6, 3, 4));
        assertThat(x.select(0, 0).conv2d(weight, null).shape()).isEqualTo(Shape.of(6, 3, 4));
    }

    @Test
    void ranks() {
        assertThatThrownBy(() -> Tensor.zeros(5, 6).conv2d(weight, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "conv2d: expected an input of shape (batch, in, height, width), with or without the batch, and a weight of shape (out, in / groups, kernel height, kernel width), got the shapes (5, 6) and (6, 4, 3, 3)");
        assertThatThrownBy(() -> x.conv2d(Tensor.zeros(6, 4, 3), null))
                .hasMessageEndingWith("got the shapes (2, 4, 5, 6) and (6, 4, 3)");
        assertThatThrownBy(() -> x.conv1d(Tensor.zeros(6, 4, 3), null))
                .hasMessage(
                        "conv1d: expected an input of shape (batch, in, length), with or without the batch, and a weight of shape (out, in / groups, kernel), got the shapes (2, 4, 5, 6) and (6, 4, 3)");
    }

    @Test
    void channelsAndGroups() {
        assertThatThrownBy(() -> Tensor.zeros(2, 3, 5, 6).conv2d(weight, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "conv2d: expected 4 input channels (weight (6, 4, 3, 3), groups 1), got 3 (input (2, 3, 5, 6))");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, NONE, ONE, 2))
                .hasMessageStartingWith("conv2d: expected 8 input channels (weight (6, 4, 3, 3), groups 2), got 4");
        assertThatThrownBy(() -> x.conv2d(Tensor.zeros(6, 1, 3, 3), null, ONE, NONE, ONE, 4))
                .hasMessage(
                        "conv2d: expected a number of output channels that 4 groups can share evenly, got 6 (weight (6, 1, 3, 3))");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, NONE, ONE, 0))
                .hasMessage("conv2d: expected at least 1 group, got 0");
        assertThatThrownBy(() -> x.conv2d(weight, Tensor.zeros(4)))
                .hasMessage("conv2d: expected a bias of shape (6,) for the weight (6, 4, 3, 3), got (4,)");
    }

    @Test
    void types() {
        assertThatThrownBy(() -> x.to(DType.FLOAT64).conv2d(weight, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "conv2d: expected an input of the weight's type float32, got float64; convert the one with to(DType), or the module with Module.to(DType)");
        assertThatThrownBy(() -> x.conv2d(weight.to(DType.INT64), null))
                .hasMessage("conv2d: the weight must be float32 or float64, got int64");
        assertThatThrownBy(() -> x.conv2d(weight, Tensor.zeros(DType.FLOAT64, 6)))
                .hasMessageStartingWith("conv2d: expected an input of the bias's type float64, got float32");
    }

    @Test
    void windows() {
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, NONE, new int[] {1, 3}, 1))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "conv2d: the kernel covers 7 elements (kernel 3, dilation 3), but the input has 6 with its padding (6 and 0 on either side); pad more, or take a smaller kernel");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, NONE, new int[] {1, Integer.MAX_VALUE}, 1))
                .hasMessageStartingWith("conv2d: the kernel covers 4294967295 elements");
        assertThatThrownBy(() -> x.conv2d(Tensor.zeros(6, 4, 0, 3), null))
                .hasMessage("conv2d: expected a kernel of at least 1 element, got 0");
        assertThatThrownBy(() -> x.conv2d(weight, null, new int[] {1, 0}, NONE, ONE, 1))
                .hasMessage("conv2d: expected a stride of at least 1, got 0");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, new int[] {-1, 0}, ONE, 1))
                .hasMessage("conv2d: expected a padding of at least 0, got -1");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, NONE, new int[] {0, 1}, 1))
                .hasMessage("conv2d: expected a dilation of at least 1, got 0");
        assertThatThrownBy(() -> x.conv2d(weight, null, new int[] {1}, NONE, ONE, 1))
                .hasMessage("conv2d: expected 2 numbers for the stride, one an axis, got 1");
        assertThatThrownBy(() -> x.conv2d(weight, null, ONE, new int[] {0, Integer.MAX_VALUE}, ONE, 1))
                .hasMessage(
                        "conv2d: the input has 4294967300 elements with its padding of 2147483647, at most 1073741824 will do");
    }
}
