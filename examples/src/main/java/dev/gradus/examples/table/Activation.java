package dev.gradus.examples.table;

import com.google.common.base.Ascii;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.ELU;
import dev.gradus.layers.GELU;
import dev.gradus.layers.LeakyReLU;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.SiLU;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Tanh;

/** What stands after each hidden layer. */
public enum Activation {
    /** max(0, x). */
    RELU,
    /** x, and a little of it below 0. */
    LEAKY_RELU,
    /** x, and eˣ - 1 below 0. */
    ELU,
    /** x Φ(x). */
    GELU,
    /** x σ(x). */
    SILU,
    /** tanh x. */
    TANH,
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID;

    /** A layer that computes it. */
    public Layer layer() {
        return switch (this) {
            case RELU -> new ReLU();
            case LEAKY_RELU -> new LeakyReLU();
            case ELU -> new ELU();
            case GELU -> new GELU();
            case SILU -> new SiLU();
            case TANH -> new Tanh();
            case SIGMOID -> new Sigmoid();
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name()).replace('_', '-');
    }
}
