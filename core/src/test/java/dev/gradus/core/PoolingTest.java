package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What poolings compute, and the words of their errors. */
class PoolingTest {
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};
    private static final int[] TWO = {2, 2};

    private final Tensor x = Tensor.zeros(2, 4, 5, 6);
    private final Tensor digits = Tensor.of(new float[] {3, 1, 4, 1, 5, 9, 2}, 1, 7);

    @Test
    void theLargestOfEachWindow() {
        assertThat(digits.maxPool1d(2).toFloatArray()).containsExactly(3, 4, 9);
        assertThat(digits.maxPool1d(3, 2, 0, 1, false).toFloatArray()).containsExactly(4, 5, 9);
        assertThat(digits.maxPool1d(2, 1, 0, 3, false).toFloatArray()).containsExactly(3, 5, 9, 2);
        assertThat(digits.neg().maxPool1d(2, 2, 1, 1, false).toFloatArray()).containsExactly(-3, -1, -1, -2);

        Tensor square = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 3, 3);
        assertThat(square.maxPool2d(2).toFloatArray()).containsExactly(5);
        assertThat(square.neg().maxPool2d(TWO, ONE, NONE, ONE, false).toFloatArray())
                .containsExactly(-1, -2, -4, -5);
    }

    @Test
    void theMeanOfEachWindow() {
        Tensor numbers = Tensor.of(new float[] {1, 2, 3, 4, 5}, 1, 5);
        assertThat(numbers.avgPool1d(2).toFloatArray()).containsExactly(1.5f, 3.5f);
        assertThat(numbers.avgPool1d(3, 2, 1, false, true).toFloatArray()).containsExactly(1, 3, 3);
        assertThat(numbers.avgPool1d(3, 2, 1, false, false).toFloatArray()).containsExactly(1.5f, 3, 4.5f);

        Tensor square = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 3, 3);
        assertThat(square.avgPool2d(2).toFloatArray()).containsExactly(3);
        assertThat(square.avgPool2d(TWO, ONE, NONE, false, 2).toFloatArray()).containsExactly(6, 8, 12, 14);
    }

    @Test
    void ceilModeKeepsWhatIsLeftAtTheEnd() {
        assertThat(digits.maxPool1d(2, 2, 0, 1, true).toFloatArray()).containsExactly(3, 4, 9, 2);
        assertThat(digits.maxPool1d(9, 3, 0, 1, true).toFloatArray()).containsExactly(9);
        assertThat(digits.avgPool1d(2, 2, 0, true, true).toFloatArray()).containsExactly(2, 2.5f, 7, 2);
        assertThat(digits.avgPool1d(3, 3, 1, true, true).toFloatArray())
                .containsExactly(new float[] {4 / 3f, 10 / 3f, 11 / 3f}, within(1e-6f));
    }

    @Test
    void aWindowThatWouldBeginBeyondTheDataIsLeftOut() {
        assertThat(Tensor.zeros(1, 4).maxPool1d(2, 3, 1, 1, true).shape()).isEqualTo(Shape.of(1, 2));
        assertThat(Tensor.zeros(1, 5).maxPool1d(2, 3, 1, 1, true).shape()).isEqualTo(Shape.of(1, 2));
        assertThat(Tensor.zeros(1, 6).maxPool1d(2, 3, 1, 1, true).shape()).isEqualTo(Shape.of(1, 3));
    }

    @Test
    void stepsAndGapsMayBeOfAnyLength() {
        int far = Integer.MAX_VALUE;
        assertThat(digits.maxPool1d(2, far, 1, 1, true).toFloatArray()).containsExactly(3);
        assertThat(digits.maxPool1d(2, far, 0, far, true).toFloatArray()).containsExactly(3);
        assertThat(digits.avgPool1d(far, far, 0, true, false).item()).isCloseTo(25.0 / 7, within(1e-6));
    }

    @Test
    void aBatchIsOptional() {
        assertThat(x.maxPool2d(2).shape()).isEqualTo(Shape.of(2, 4, 2, 3));
        assertThat(x.select(0, 0).avgPool2d(2).shape()).isEqualTo(Shape.of(4, 2, 3));
        assertThat(Tensor.zeros(0, 4, 6).maxPool1d(3).shape()).isEqualTo(Shape.of(0, 4, 2));
    }

    @Test
    void theGradientGoesToTheFirstOfTheLargest() {
        Tensor ties = Tensor.of(new float[] {1, 2, 2, 0, 0, 0}, 1, 6).requiresGrad(true);
        ties.maxPool1d(3, 1, 0, 1, false).backward(Tensor.of(new float[] {1, 10, 100, 1000}, 1, 4));
        assertThat(ties.grad().toFloatArray()).containsExactly(0, 11, 100, 1000, 0, 0);
    }

    @Test
    void inputs() {
        assertThatThrownBy(() -> Tensor.zeros(5, 6).maxPool2d(2))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "maxPool2d: expected an input of shape (batch, channels, height, width), with or without the batch, got the shape (5, 6)");
        assertThatThrownBy(() -> x.avgPool1d(2))
                .hasMessage(
                        "avgPool1d: expected an input of shape (batch, channels, length), with or without the batch, got the shape (2, 4, 5, 6)");
        assertThatThrownBy(() -> x.to(DType.INT64).avgPool2d(2))
                .hasMessage("avgPool2d: the input must be float32 or float64, got int64; convert it with to(DType)");
        assertThatThrownBy(() -> Tensor.zeros(2, 4, 0, 6).maxPool2d(2))
                .hasMessage("maxPool2d: there is nothing to pool in an input of shape (2, 4, 0, 6)");
    }

    @Test
    void settings() {
        assertThatThrownBy(() -> x.maxPool2d(0))
                .isInstanceOf(OperationException.class)
                .hasMessage("maxPool2d: expected a stride of at least 1, got 0");
        assertThatThrownBy(() -> x.maxPool2d(new int[] {2, 0}, ONE, NONE, ONE, false))
                .hasMessage("maxPool2d: expected a kernel of at least 1, got 0");
        assertThatThrownBy(() -> x.maxPool2d(new int[] {2}, ONE, NONE, ONE, false))
                .hasMessage("maxPool2d: expected 2 numbers for the kernel, one an axis, got 1");
        assertThatThrownBy(() -> x.avgPool2d(TWO, TWO, NONE, false, 0))
                .hasMessage("avgPool2d: expected a divisor other than 0");
    }

    @Test
    void windows() {
        assertThatThrownBy(() -> x.maxPool2d(6))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "maxPool2d: the kernel covers 6 elements (kernel 6, dilation 1), but the input has 5 with its padding (5 and 0 on either side); pad more, or take a smaller kernel");
        assertThatThrownBy(() -> digits.maxPool1d(10, 3, 0, 1, true))
                .hasMessageStartingWith("maxPool1d: the kernel covers 10 elements");
        assertThatThrownBy(() -> x.avgPool2d(new int[] {3, 3}, ONE, new int[] {1, 2}, false, true))
                .hasMessage(
                        "avgPool2d: expected a padding of at most half of the 3 elements that the kernel covers (kernel 3, dilation 1), got 2");
        assertThatThrownBy(() -> Tensor.zeros(1, 2).maxPool1d(2, 1, 1, 3, false))
                .hasMessage(
                        "maxPool1d: the window sees nothing but padding at place 0 of an axis of 2 elements (kernel 2, padding 1, dilation 3); take a smaller dilation or padding");
    }
}
