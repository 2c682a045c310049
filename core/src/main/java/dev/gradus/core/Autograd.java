package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Control of automatic differentiation: what is recorded, and gradients of chosen tensors. */
public final class Autograd {
    private Autograd() {}

    /** A stretch of code in which this thread records differently, ended by {@code try (...)}. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether operations of this thread are recorded now. */
    public static boolean isRecording() {
        return GradientMode.current().isRecording();
    }

    /** Stops recording until the scope is closed: for evaluation and for changing parameters in place. */
    public static Scope noGrad() {
        return GradientMode.current().record(false);
    }

    /** Evaluates something without recording it. */
    public static <T> T noGrad(Supplier<T> code) {
        try (Scope ignored = noGrad()) {
            return code.get();
        }
    }

    /** Records again within a {@link #noGrad()} scope, until the scope is closed. */
    public static Scope enableGrad() {
        return GradientMode.current().record(true);
    }

    /**
     * Keeps the value of every node computed until the scope is closed, for tools that walk the graph with
     * {@link Tensor#graphNode()}. Costs memory: otherwise a node keeps only what its gradient needs.
     */
    public static Scope keepValues() {
        return GradientMode.current().keepValues();
    }

    /**
     * Has somebody hear of every gradient in the backward passes that this thread begins until the scope is closed, in the
     * place of whom heard before.
     */
    public static Scope listen(BackwardListener listener) {
        return GradientMode.current().listen(listener);
    }

    /**
     * The gradients of an output with respect to some inputs; {@link Tensor#grad()} of no tensor changes. The graph is
     * freed.
     *
     * @param output a scalar that was computed from the inputs
     * @param inputs tensors that require a gradient, leaves or not
     * @return one gradient for each input, of its shape
     * @throws IllegalStateException if the output does not depend on an input
     */
    public static List<Tensor> grad(Tensor output, Tensor... inputs) {
        return grad(output, null, List.of(inputs), false, false);
    }

    /**
     * The gradients of an output with respect to some inputs, or, for an output of any shape, the product of a vector
     * with the Jacobian.
     *
     * @param output a tensor that was computed from the inputs
     * @param outputGradient the gradient with respect to the output, of its shape; null for 1, if the output has one element
     * @param inputs tensors that require a gradient, leaves or not
     * @param retainGraph whether the graph can be walked again afterwards
     * @param createGraph whether the gradients are themselves recorded, so that gradients of them can be had; implies
     *     {@code retainGraph}
     * @return one gradient for each input, of its shape
     * @throws IllegalStateException if the output does not depend on an input
     */
    public static List<Tensor> grad(
            Tensor output,
            @Nullable Tensor outputGradient,
            List<Tensor> inputs,
            boolean retainGraph,
            boolean createGraph) {
        List<Optional<Tensor>> captured = capture(output, outputGradient, inputs, retainGraph, createGraph);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int position = i;
            gradients.add(captured.get(i)
                    .orElseThrow(() ->
                            new IllegalStateException("grad: the output of %s does not depend on input %d (shape %s)"
                                    .formatted(
                                            rootOf(output).operation(),
                                            position,
                                            inputs.get(position).shape()))));
        }
        return List.copyOf(gradients);
    }

    /**
     * The Jacobian ∂y/∂x of y = f(x). For this method and the following ones, the input need not require a gradient; for
     * several inputs and for derivatives that can themselves be differentiated, see {@link Derivatives}.
     *
     * <p><b>Shape:</b> that of y, followed by that of x.
     */
    public static Tensor jacobian(UnaryOperator<Tensor> function, Tensor input) {
        return Derivatives.of(function, input).jacobian().get(0);
    }

    /**
     * The Hessian ∂²y/∂x² of a y = f(x) with one element.
     *
     * <p><b>Shape:</b> that of x twice.
     *
     * @throws IllegalArgumentException if y has more than one element
     */
    public static Tensor hessian(UnaryOperator<Tensor> function, Tensor input) {
        return Derivatives.of(function, input).hessian().get(0).get(0);
    }

    /** The product vᵀ J of a vector of the shape of y with the Jacobian: {@link Derivatives#vjp}. */
    public static Tensor vjp(UnaryOperator<Tensor> function, Tensor input, Tensor vector) {
        return Derivatives.of(function, input).vjp(vector).get(0);
    }

    /** The product J v of the Jacobian with a vector of the shape of x: {@link Derivatives#jvp}. */
    public static Tensor jvp(UnaryOperator<Tensor> function, Tensor input, Tensor vector) {
        return Derivatives.of(function, input).jvp(vector);
    }

    /** The product H v of the Hessian with a vector of the shape of x: {@link Derivatives#hvp}. */
    public static Tensor hvp(UnaryOperator<Tensor> function, Tensor input, Tensor vector) {
        return Derivatives.of(function, input).hvp(vector).get(0);
    }

    /** The product vᵀ H of a vector of the shape of x with the Hessian: {@link Derivatives#vhp}. */
    public static Tensor vhp(UnaryOperator<Tensor> function, Tensor input, Tensor vector) {
        return Derivatives.of(function, input).vhp(vector).get(0);
    }

    /** As {@link #grad(Tensor, Tensor, List, boolean, boolean)}, but empty for an input that the output does not depend on. */
    static List<Optional<Tensor>> capture(
            Tensor output,
            @Nullable Tensor outputGradient,
            List<Tensor> inputs,
            boolean retainGraph,
            boolean createGraph) {
        Node root = rootOf(output);
        List<Node> targets = inputs.stream().map(Autograd::targetOf).toList();
        CapturingPass pass = new CapturingPass(retainGraph, createGraph, root, targets);
        run(pass, output, outputGradient, createGraph);
        return targets.stream()
                .map(target -> Optional.ofNullable(pass.captured(target)))
                .toList();
    }

    static void backward(Tensor output, @Nullable Tensor gradient, boolean retainGraph, boolean createGraph) {
        run(new BackwardPass(retainGraph, createGraph), output, gradient, createGraph);
    }

    private static void run(BackwardPass pass, Tensor output, @Nullable Tensor gradient, boolean createGraph) {
        Node root = rootOf(output);
        try (Scope ignored = GradientMode.current().record(createGraph)) {
            pass.deliver(
                    root,
                    gradient == null ? one(output) : checked(output, gradient).copy());
            pass.run();
        }
    }

    private static Tensor one(Tensor output) {
        if (output.elements() != 1) {
            throw new IllegalStateException(
                    "backward: only a result with one element has an implicit gradient of 1, this one has the shape %s; reduce it with sum() or mean(), or pass its gradient"
                            .formatted(output.shape()));
        }
        return Tensor.full(1, output.dtype(), output.shape());
    }

    private static Tensor checked(Tensor output, Tensor gradient) {
        if (!gradient.shape().equals(output.shape())) {
            throw new IllegalArgumentException("backward: the gradient must have the shape %s of the result, got %s"
                    .formatted(output.shape(), gradient.shape()));
        }
        return gradient.to(output.dtype());
    }

    private static Node rootOf(Tensor output) {
        if (output.node == null) {
            throw new IllegalStateException(
                    "backward: this tensor of shape %s was not computed from any tensor that requires a gradient, or was computed within noGrad(); set requiresGrad(true) on an input before the computation"
                            .formatted(output.shape()));
        }
        return output.node;
    }

    private static Node targetOf(Tensor input) {
        if (input.node == null) {
            throw new IllegalStateException(
                    "grad: the input of shape %s does not require a gradient; set requiresGrad(true) before the computation"
                            .formatted(input.shape()));
        }
        return input.node;
    }
}
