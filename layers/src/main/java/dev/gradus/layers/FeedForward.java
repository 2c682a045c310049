package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.function.UnaryOperator;

/** The dense part of a transformer's layers, whose children these are. */
record FeedForward(Dense linear1, UnaryOperator<Tensor> activation, Dropout dropout, Dense linear2) {
    Tensor apply(Tensor x) {
        return linear2.apply(dropout.apply(activation.apply(linear1.apply(x))));
    }
}
