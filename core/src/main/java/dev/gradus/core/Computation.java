package dev.gradus.core;

/** An operation that infers its output's shape and computes into an array that it is handed. */
abstract class Computation extends Operation {
    Computation(String name) {
        super(name);
    }

    /** The element type of the output; that of the first input unless overridden. */
    DType dtype(Tensor... inputs) {
        return inputs[0].dtype();
    }

    /** The shape of the output, or an error that says why there is none. */
    abstract Shape shape(Tensor... inputs);

    /** Sets all elements of the output, which is dense and begins at 0; before, they may be anything. */
    abstract void compute(Tensor[] inputs, Tensor output);

    /** As {@link #apply}, but the input becomes the output, if nobody needs it as it is. */
    final Tensor applyInPlace(Tensor x) {
        GradientMode mode = GradientMode.current();
        if (mode.keepsValues() || !x.isExpendable()) {
            return apply(x);
        }
        Tensor[] inputs = {x};
        if (FlightRecording.wantsOperations()) {
            timedCompute(inputs, x);
        } else {
            compute(inputs, x);
        }
        x.storage.changedBy(operation());
        record(inputs, x, mode);
        return x;
    }

    private void timedCompute(Tensor[] inputs, Tensor output) {
        OperationEvent event = OperationEvent.begun();
        compute(inputs, output);
        event.end(operation(), output);
    }

    @Override
    final Tensor forward(GradientMode mode, Tensor... inputs) {
        Tensor output = mode.allocate(dtype(inputs), shape(inputs));
        compute(inputs, output);
        return output;
    }
}
