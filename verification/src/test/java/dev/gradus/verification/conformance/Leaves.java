package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arguments of a call that PyTorch computed gradients for, and how the gradients come to them. */
final class Leaves {
    private Leaves() {}

    /** The tensors that require a gradient, in order, those in lists included. */
    static List<Tensor> of(Collection<? extends @Nullable Object> arguments) {
        return arguments.stream()
                .flatMap(Leaves::flat)
                .filter(Tensor::requiresGrad)
                .toList();
    }

    private static Stream<Tensor> flat(@Nullable Object argument) {
        if (argument instanceof Collection<?> list) {
            return list.stream().flatMap(Leaves::flat);
        }
        return argument instanceof Tensor tensor ? Stream.of(tensor) : Stream.empty();
    }

    /** The product of vectors, one for each differentiable output, with the Jacobian; it arrives at the leaves. */
    static void backward(List<Tensor> outputs, List<Tensor> vectors) {
        List<Tensor> differentiable =
                outputs.stream().filter(Tensor::requiresGrad).toList();
        if (differentiable.size() != vectors.size()) {
            throw new MismatchError(
                    "%d outputs are differentiable, should be %d".formatted(differentiable.size(), vectors.size()));
        }
        for (int i = 0; i < vectors.size(); i++) {
            differentiable.get(i).backward(vectors.get(i), true, false);
        }
    }
}
