package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of {@link RecurrentOperations#recurrent}, with all that may be wrong about it. */
final class RecurrentCall {
    private final Tensor x;
    private final RecurrentCell cell;
    private final RecurrentWeights weights;
    private final List<Tensor> start;
    private final boolean reverse;
    private final @Nullable Tensor lengths;

    RecurrentCall(
            Tensor x,
            RecurrentCell cell,
            RecurrentWeights weights,
            List<Tensor> start,
            boolean reverse,
            @Nullable Tensor lengths) {
        this.x = x;
        this.cell = cell;
        this.weights = weights;
        this.start = start;
        this.reverse = reverse;
        this.lengths = lengths;
    }

    SequenceOutput run() {
        checkInput();
        checkWeights();
        checkStart();
        SequenceLengths checked = checkedLengths();
        if (weights.projection() != null) {
            return new UnrolledSequence(cell, reverse, checked).run(x, weights, start);
        }
        Tensor packed = new SequenceRecurrence(cell, reverse, checked).apply(inputs());
        List<Tensor> state = new ArrayList<>();
        for (int i = 0; i < cell.states(); i++) {
            state.add(packed.select(0, x.size(0) + i));
        }
        return new SequenceOutput(packed.narrow(0, 0, x.size(0)), state);
    }

    private Tensor[] inputs() {
        List<Tensor> inputs = new ArrayList<>(List.of(x.contiguous(), weights.input(), weights.hidden()));
        inputs.addAll(start);
        if (weights.inputBias() != null && weights.hiddenBias() != null) {
            inputs.add(weights.inputBias());
            inputs.add(weights.hiddenBias());
        }
        return inputs.toArray(Tensor[]::new);
    }

    private void checkInput() {
        if (x.rank() != 3 || x.size(0) == 0) {
            throw error("expected an input of shape (steps, batch, features) with at least 1 step, got %s", x.shape());
        }
        matrix("an input weight", weights.input());
        if (x.size(2) != weights.input().size(1)) {
            throw error(
                    "expected %d features in the last dimension (input weight %s), got %d (input %s)",
                    weights.input().size(1), weights.input().shape(), x.size(2), x.shape());
        }
    }

    private void matrix(String what, Tensor tensor) {
        if (tensor.rank() != 2) {
            throw error("expected %s that is a matrix, got the shape %s", what, tensor.shape());
        }
    }

    private void checkWeights() {
        int rows = weights.input().size(0);
        if (rows % cell.gates() != 0) {
            throw error(
                    "expected an input weight with %d rows for each hidden unit, got the shape %s",
                    cell.gates(), weights.input().shape());
        }
        int units = rows / cell.gates();
        int out = units;
        Tensor projection = weights.projection();
        if (projection != null) {
            matrix("a projection", projection);
            out = projection.size(0);
            check("a projection", projection, Shape.of(out, units));
        }
        check("an input weight", weights.input(), Shape.of(rows, x.size(2)));
        check("a hidden weight", weights.hidden(), Shape.of(rows, out));
        if ((weights.inputBias() == null) != (weights.hiddenBias() == null)) {
            throw error("expected both biases or neither, got one");
        }
        if (weights.inputBias() != null && weights.hiddenBias() != null) {
            check("an input bias", weights.inputBias(), Shape.of(rows));
            check("a hidden bias", weights.hiddenBias(), Shape.of(rows));
        }
    }

    private void checkStart() {
        if (start.size() != cell.states()) {
            throw error("expected a state of %d tensors for %s, got %d", cell.states(), cell, start.size());
        }
        int batch = x.size(1);
        check("a hidden state", start.get(0), Shape.of(batch, weights.hidden().size(1)));
        if (start.size() > 1) {
            check("a cell state", start.get(1), Shape.of(batch, weights.units(cell)));
        }
    }

    private void check(String what, Tensor tensor, Shape shape) {
        if (!tensor.shape().equals(shape) || tensor.dtype() != x.dtype()) {
            throw error(
                    "expected %s of shape %s and type %s for the input %s, got %s and %s",
                    what, shape, x.dtype(), x.shape(), tensor.shape(), tensor.dtype());
        }
    }

    private SequenceLengths checkedLengths() {
        if (lengths == null) {
            return new SequenceLengths(null);
        }
        if (lengths.dtype() != DType.INT64 || !lengths.shape().equals(Shape.of(x.size(1)))) {
            throw error(
                    "expected int64 lengths of shape (%d,), one for each sequence, got %s and %s",
                    x.size(1), lengths.dtype(), lengths.shape());
        }
        long[] values = lengths.toLongArray();
        for (long length : values) {
            if (length < 1 || length > x.size(0)) {
                throw error("expected lengths from 1 to the %d steps of the input, got %d", x.size(0), length);
            }
        }
        return new SequenceLengths(values);
    }

    private static OperationException error(String problem, Object... arguments) {
        return new OperationException("recurrent", problem.formatted(arguments));
    }
}
