package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.function.UnaryOperator;

/** Functions between layers that have names, so that a model with them can be saved. */
public enum Activation implements UnaryOperator<Tensor> {
    /** See {@link ReLU}. */
    RELU,
    /** See {@link GELU}. */
    GELU,
    /** See {@link SiLU}. */
    SILU,
    /** See {@link Tanh}. */
    TANH;

    @Override
    public Tensor apply(Tensor x) {
        return switch (this) {
            case RELU -> x.relu();
            case GELU -> x.gelu();
            case SILU -> x.silu();
            case TANH -> x.tanh();
        };
    }
}
