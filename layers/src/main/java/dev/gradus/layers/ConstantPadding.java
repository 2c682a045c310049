package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/** What layers have in common that put a frame of one number around their input. */
abstract sealed class ConstantPadding extends PaddingLayer permits ConstantPad1d, ConstantPad2d {
    private final double value;

    ConstantPadding(int axes, double value, int... paddings) {
        super(axes, paddings);
        this.value = value;
    }

    @Override
    final Tensor padded(Tensor x, int... sides) {
        return x.pad(sides, value);
    }

    @Override
    protected final Settings settings() {
        return super.settings().and("value", value);
    }
}
