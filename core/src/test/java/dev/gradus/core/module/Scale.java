package dev.gradus.core.module;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;

/** A layer for tests: x W, with a W of one value. */
final class Scale extends Layer {
    final Parameter weight;
    private final int in;
    private final int out;

    Scale(int in, int out, double value) {
        this.in = in;
        this.out = out;
        this.weight = parameter("weight", Tensor.full(value, in, out));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.matmul(weight);
    }

    @Override
    protected Settings settings() {
        return Settings.of("in", in).and("out", out);
    }
}
