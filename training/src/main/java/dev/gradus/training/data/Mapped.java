package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.function.UnaryOperator;

/** A data set whose samples go through a function each time they are asked for. */
record Mapped(Dataset parent, UnaryOperator<Sample> function) implements Dataset {
    /** A function of the inputs alone. */
    static UnaryOperator<Sample> ofInput(UnaryOperator<Tensor> function) {
        return sample -> new Sample(function.apply(sample.input()), sample.target());
    }

    /** A function of the targets alone. */
    static UnaryOperator<Sample> ofTarget(UnaryOperator<Tensor> function) {
        return sample -> new Sample(sample.input(), function.apply(sample.target()));
    }

    @Override
    public int size() {
        return parent.size();
    }

    @Override
    public Sample get(int index) {
        return function.apply(parent.get(index));
    }

    @Override
    public Dataset inEpoch(int epoch) {
        Dataset ofEpoch = parent.inEpoch(epoch);
        return ofEpoch == parent ? this : new Mapped(ofEpoch, function);
    }
}
