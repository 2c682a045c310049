package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The losses of several classes by margins. */
class MultiMarginTest {
    private final Tensor scores = Tensor.of(0.1, 0.2, 0.4, 0.8);

    @Test
    void classesHaveWeights() {
        Tensor rows = Tensor.of(new double[] {1, 0, 0, 1}, 2, 2);
        Loss loss = new MultiMarginLoss().weight(Tensor.of(2.0, 3.0)).margin(1.5);

        // (1.5 - 1) / 2 times 2 and (1.5 - 1) / 2 times 3
        assertThat(loss.apply(rows, Tensor.of(0L, 1L)).item()).isCloseTo((0.5 + 0.75) / 2, within(1e-14));
        assertThat(loss).hasToString("MultiMarginLoss(reduction=mean, margin=1.5, p=1, weighted=true)");
        assertThat(new MultiLabelSoftMarginLoss()
                        .weight(Tensor.of(1.0, 0.0))
                        .apply(Tensor.zeros(1, 2), Tensor.ones(1, 2))
                        .item())
                .isCloseTo(Math.log(2) / 2, within(1e-7));
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        assertThat(new MultiMarginLoss()
                        .apply(scores, Tensor.scalar(3, dev.gradus.core.DType.INT64))
                        .item())
                .isCloseTo((0.3 + 0.4 + 0.6) / 4, within(1e-14));
        // Targets 3 and 0; what comes behind the -1 does not count.
        assertThat(new MultiLabelMarginLoss()
                        .apply(scores, Tensor.of(3L, 0L, -1L, 1L))
                        .item())
                .isCloseTo(0.25 * (1 - 0.1 + 0.2 + (1 - 0.1 + 0.4) + (1 - 0.8 + 0.2) + (1 - 0.8 + 0.4)), within(1e-14));
        assertThat(new MultiLabelMarginLoss()
                        .apply(scores, Tensor.of(-1L, 0L, 1L, 1L))
                        .item())
                .isZero();
    }

    @Test
    void wrongTargetsAreRefused() {
        Tensor rows = Tensor.zeros(2, 3);
        assertRefused(
                () -> new MultiMarginLoss().apply(rows, Tensor.of(0L, 3L)),
                "MultiMarginLoss: expected targets from 0 to 2 for 3 classes, got 3 at position [1]");
        assertRefused(
                () -> new MultiMarginLoss().weight(Tensor.of(1.0)).apply(rows, Tensor.of(0L, 1L)),
                "MultiMarginLoss: expected 3 weights, one for each class, got the shape (1,)");
        assertRefused(() -> new MultiMarginLoss().p(3), "MultiMarginLoss: expected a power of 1 or 2, got 3");
        assertRefused(
                () -> new MultiMarginLoss().apply(Tensor.zeros(2, 3, 1), Tensor.of(0L, 1L)),
                "MultiMarginLoss: expected a prediction of shape (N, C) or (C,) for C classes, got (2, 3, 1)");
        assertRefused(
                () -> new MultiLabelMarginLoss().apply(rows, Tensor.of(new long[] {0, 1, -1, 0, -2, 0}, 2, 3)),
                "MultiLabelMarginLoss: expected targets from 0 to 2 for 3 classes, or -1 for none, got -2 at position [1, 1]");
        assertRefused(
                () -> new MultiLabelMarginLoss().apply(rows, rows),
                "MultiLabelMarginLoss: expected a target of class indices, int64, got float32");
        assertRefused(
                () -> new MultiLabelMarginLoss().apply(rows.unsqueeze(0), rows.unsqueeze(0)),
                "MultiLabelMarginLoss: expected a prediction of shape (N, C) or (C,) for C classes, got (1, 2, 3)");
        assertRefused(
                () -> new MultiLabelSoftMarginLoss().apply(Tensor.scalar(1), Tensor.scalar(1)),
                "MultiLabelSoftMarginLoss: expected a prediction with a last dimension of classes, got a scalar");
        assertRefused(
                () -> new MultiLabelSoftMarginLoss().weight(Tensor.of(1.0, 2.0)).apply(rows, rows),
                "MultiLabelSoftMarginLoss: expected a weight that can be broadcast to the prediction's shape (2, 3), got the shape (2,)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(OperationException.class).hasMessage(message);
    }
}
