package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecurrentCallTest {
    private static final Tensor X = Tensor.zeros(4, 5, 2);
    private static final Tensor STATE = Tensor.zeros(5, 3);

    private static RecurrentWeights weights(Tensor input, Tensor hidden, @Nullable Tensor bias) {
        return new RecurrentWeights(input, hidden, bias, bias, null);
    }

    private static void rejects(Tensor x, RecurrentWeights weights, @Nullable Tensor lengths, String message) {
        assertThatThrownBy(() -> x.recurrent(RecurrentCell.GRU, weights, List.of(STATE), false, lengths))
                .isInstanceOf(OperationException.class)
                .hasMessage("recurrent: " + message);
    }

    @Test
    void inputsAreChecked() {
        RecurrentWeights right = weights(Tensor.zeros(9, 2), Tensor.zeros(9, 3), null);
        rejects(
                Tensor.zeros(4, 2),
                right,
                null,
                "expected an input of shape (steps, batch, features) with at least 1 step, got (4, 2)");
        rejects(
                Tensor.zeros(0, 5, 2),
                right,
                null,
                "expected an input of shape (steps, batch, features) with at least 1 step, got (0, 5, 2)");
        rejects(
                Tensor.zeros(4, 5, 3),
                right,
                null,
                "expected 2 features in the last dimension (input weight (9, 2)), got 3 (input (4, 5, 3))");
    }

    @Test
    void weightsAreChecked() {
        rejects(
                X,
                weights(Tensor.zeros(9), Tensor.zeros(9, 3), null),
                null,
                "expected an input weight that is a matrix, got the shape (9,)");
        rejects(
                X,
                weights(Tensor.zeros(8, 2), Tensor.zeros(8, 3), null),
                null,
                "expected an input weight with 3 rows for each hidden unit, got the shape (8, 2)");
        rejects(
                X,
                weights(Tensor.zeros(9, 2), Tensor.zeros(9, 2), null),
                null,
                "expected a hidden weight of shape (9, 3) and type float32 for the input (4, 5, 2), got (9, 2) and float32");
        rejects(
                X,
                weights(Tensor.zeros(9, 2), Tensor.zeros(9, 3), Tensor.zeros(3)),
                null,
                "expected an input bias of shape (9,) and type float32 for the input (4, 5, 2), got (3,) and float32");
        rejects(
                X.to(DType.FLOAT64),
                weights(Tensor.zeros(9, 2), Tensor.zeros(9, 3), null),
                null,
                "expected an input weight of shape (9, 2) and type float64 for the input (4, 5, 2), got (9, 2) and float32");
        rejects(
                X,
                new RecurrentWeights(Tensor.zeros(9, 2), Tensor.zeros(9, 3), Tensor.zeros(9), null, null),
                null,
                "expected both biases or neither, got one");
        rejects(
                X,
                new RecurrentWeights(Tensor.zeros(9, 2), Tensor.zeros(9, 1), null, null, Tensor.zeros(1, 2)),
                null,
                "expected a projection of shape (1, 3) and type float32 for the input (4, 5, 2), got (1, 2) and float32");
        rejects(
                X,
                new RecurrentWeights(Tensor.zeros(9, 2), Tensor.zeros(9, 1), null, null, Tensor.zeros(1)),
                null,
                "expected a projection that is a matrix, got the shape (1,)");
    }

    @Test
    void statesAreChecked() {
        RecurrentWeights ofLstm = weights(Tensor.zeros(12, 2), Tensor.zeros(12, 3), null);
        assertThatThrownBy(() -> X.recurrent(RecurrentCell.LSTM, ofLstm, List.of(STATE), false, null))
                .isInstanceOf(OperationException.class)
                .hasMessage("recurrent: expected a state of 2 tensors for LSTM, got 1");
        assertThatThrownBy(
                        () -> X.recurrent(RecurrentCell.LSTM, ofLstm, List.of(STATE, Tensor.zeros(4, 3)), false, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "recurrent: expected a cell state of shape (5, 3) and type float32 for the input (4, 5, 2), got (4, 3) and float32");
    }

    @Test
    void lengthsAreChecked() {
        RecurrentWeights right = weights(Tensor.zeros(9, 2), Tensor.zeros(9, 3), null);
        rejects(
                X,
                right,
                Tensor.of(1L, 2L),
                "expected int64 lengths of shape (5,), one for each sequence, got int64 and (2,)");
        rejects(X, right, Tensor.of(1L, 2L, 3L, 4L, 5L), "expected lengths from 1 to the 4 steps of the input, got 5");
    }
}
