package dev.gradus.core.module;

import dev.gradus.core.Tensor;

/** A module with one input and one output: what most networks are made of. */
public abstract class Layer extends Module {
    /** Subclasses declare their parts in their own constructors. */
    protected Layer() {}

    /**
     * Computes the output; what a layer of a user's own implements. Children are run with {@link #apply}, so that their
     * hooks are called and errors tell where they happened.
     *
     * @param x the input
     */
    public abstract Tensor forward(Tensor x);

    /**
     * Runs {@link #forward} and the hooks.
     *
     * @param x the input
     */
    public final Tensor apply(Tensor x) {
        return call(() -> forward(x), x);
    }

    /**
     * Sends zeros through this layer and tells the output shape and the number of parameters of every module on the way.
     *
     * @param inputSizes the shape of an input, its batch size included
     */
    public final ModuleSummary summary(int... inputSizes) {
        return ModuleSummary.of(this, inputSizes);
    }

    /**
     * As {@link #summary(int...)} for a model whose input cannot be zeros of the type of its parameters, such as one that
     * begins with an embedding.
     *
     * @param input an example
     */
    public final ModuleSummary summary(Tensor input) {
        return ModuleSummary.of(this, input);
    }
}
