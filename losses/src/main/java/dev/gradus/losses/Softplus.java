package dev.gradus.losses;

import dev.gradus.core.Function;
import dev.gradus.core.Tensor;

/** y = ln(1 + eˣ), without overflow; dy/dx = σ(x), at 0 too, where the parts that y is computed from have no derivative. */
final class Softplus extends Function {
    @Override
    protected Tensor forward(Context context, Tensor... inputs) {
        Tensor x = inputs[0];
        context.save(x);
        return x.relu().add(x.abs().neg().exp().log1p());
    }

    @Override
    protected Tensor[] backward(Context context, Tensor gradient) {
        return new Tensor[] {gradient.mul(context.saved(0).sigmoid())};
    }
}
