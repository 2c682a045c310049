package dev.gradus.core;

import static dev.gradus.core.PackedHeads.KEYS;
import static dev.gradus.core.PackedHeads.QUERIES;
import static dev.gradus.core.PackedHeads.VALUES;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attention of several heads in one operation: for each of them P = softmax(s Q Kᵀ + M) and Y = P V. With G = ∂L/∂Y, ∂L/∂V = Pᵀ
 * G; and with D = softmax'(G Vᵀ), which is P (G Vᵀ - Σ P G Vᵀ), ∂L/∂Q = s D K and ∂L/∂K = s Dᵀ Q.
 *
 * <p>Nothing is copied to bring the heads in order, nor to put their gradients together.
 */
final class SelfAttention extends Computation {
    private final PackedHeads heads;
    private final @Nullable Tensor mask;
    private final Workspace workspace = new Workspace();
    private @Nullable Tensor weights;

    /**
     * Attention.
     *
     * @param mask as numbers to be added to the products, or bool; null for none
     */
    SelfAttention(PackedHeads heads, @Nullable Tensor mask) {
        super("attention");
        this.heads = heads;
        this.mask = mask;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return heads.found(inputs[0].shape());
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        boolean recording = Autograd.isRecording() && inputs[0].requiresGrad();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Tensor x = inputs[0].detach();
            Tensor p = take(x);
            new MatMul(false, true).multiply(heads.of(x, QUERIES), heads.of(x, KEYS), p);
            softmax(p.mulInPlace(heads.scale()));
            new MatMul(false, false).multiply(p, heads.of(x, VALUES), heads.apart(output));
            weights = p;
        }
        if (!recording) {
            release();
        }
    }

    private void softmax(Tensor products) {
        Tensor added = mask == null ? null : Attention.added(mask, products);
        if (added != null) {
            products.addInPlace(added);
        }
        Object array = products.storage.array;
        products.dtype().floating().softmax().softmax(array, array, rows(products), products.size(-1));
        Tensor seeing = added == null ? null : Attention.seeing(added);
        if (seeing != null) {
            products.mulInPlace(seeing);
        }
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor x = kept(0);
        if (Autograd.isRecording()) {
            Tensor again = new Reshape(x.shape()).apply(x);
            return Autograd.grad(Attention.composed(heads, again, mask), upstream, List.of(again), true, true)
                    .get(0);
        }
        Tensor p = Objects.requireNonNull(weights, "computed before");
        Tensor g = heads.apart(upstream);
        Tensor d = Tensor.allocate(p.dtype(), p.shape());
        Tensor result = Tensor.allocate(x.dtype(), x.shape());
        new MatMul(false, true).multiply(g, heads.of(x, VALUES), d);
        new MatMul(true, false).multiply(p, g, heads.of(result, VALUES));
        Object array = d.storage.array;
        d.dtype().floating().softmax().softmaxGradient(p.storage.array, array, array, rows(d), d.size(-1));
        d.mulInPlace(heads.scale());
        new MatMul(false, false).multiply(d, heads.of(x, KEYS), heads.of(result, QUERIES));
        new MatMul(true, false).multiply(d, heads.of(x, QUERIES), heads.of(result, KEYS));
        return result;
    }

    private Tensor take(Tensor x) {
        Shape shape = heads.weights(x.shape());
        return Tensor.wrap(workspace.take(x.dtype(), shape.elements()), x.dtype(), shape);
    }

    private static int rows(Tensor weights) {
        return weights.shape().product(0, weights.rank() - 1);
    }

    @Override
    void release() {
        super.release();
        workspace.giveBack();
        weights = null;
    }
}
