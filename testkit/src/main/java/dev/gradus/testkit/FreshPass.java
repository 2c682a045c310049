package dev.gradus.testkit;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Function;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A pass of a newly made layer that takes its state from another one. Where a layer draws from a generator of its own, only
 * a new layer draws the same numbers again.
 */
final class FreshPass extends Function {
    private final LayerProbe probe;
    private final Layer original;
    private final Tensor x;
    private final boolean training;

    FreshPass(LayerProbe probe, Layer original, Tensor x, boolean training) {
        this.probe = probe;
        this.original = original;
        this.x = x;
        this.training = training;
    }

    /** What of the input and the parameters of a layer gets a gradient, in the order of {@link #backward}. */
    static List<Tensor> leavesOf(Tensor x, Layer layer) {
        List<Tensor> leaves = new ArrayList<>();
        leaves.add(x);
        leaves.addAll(layer.parameters());
        leaves.removeIf(leaf -> !leaf.requiresGrad());
        return leaves;
    }

    /** The output, which depends on the input and on the parameters of the original layer. */
    Tensor output() {
        return apply(leavesOf(x, original).toArray(Tensor[]::new));
    }

    @Override
    protected Tensor forward(Context context, Tensor... inputs) {
        return probe.run(fresh(), training, x);
    }

    @Override
    protected Tensor[] backward(Context context, Tensor gradient) {
        Layer layer = fresh();
        Tensor input = LayerProbe.leaf(x.detach().copy());
        try (Autograd.Scope ignored = Autograd.enableGrad()) {
            Tensor y = probe.run(layer, training, input);
            if (y.requiresGrad()) {
                y.backward(gradient);
            }
        }
        return leavesOf(input, layer).stream()
                .map(leaf -> leaf.hasGrad() ? leaf.grad() : Tensor.zerosLike(leaf))
                .toArray(Tensor[]::new);
    }

    private Layer fresh() {
        Layer layer = probe.make(DType.FLOAT64);
        layer.loadStateDict(original.stateDict());
        return layer;
    }
}
