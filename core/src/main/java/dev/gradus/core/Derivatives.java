package dev.gradus.core;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a function at one point: with y = f(x), the Jacobian J = ∂y/∂x, for a y of one element the Hessian H =
 * ∂²y/∂x², and their products with vectors, which need neither of the two matrices.
 *
 * <pre>{@code
 * Tensor jacobian = Autograd.jacobian(x -> x.square(), point);
 *
 * Derivatives at = Derivatives.of((w, b) -> error(w, b), weight, bias);
 * List<Tensor> directions = at.hvp(v, u);
 *
 * Derivatives ofLoss = Derivatives.of(() -> loss.apply(model.apply(x), t), model.parameters());
 * }</pre>
 *
 * <p>The function is evaluated once, also within {@link Autograd#noGrad()}, and its graph is kept, so that many products
 * cost one evaluation. Derivatives by an input on which the function does not depend are zeros. Where a method takes
 * vectors, it is one for each input, of its shape; where it gives a list, an entry belongs to each input.
 *
 * <p>Names and shapes are those of {@code torch.autograd.functional}.
 */
public final class Derivatives {
    private final List<Tensor> inputs;
    private final Tensor output;
    private boolean createGraph;
    private @Nullable List<Optional<Tensor>> gradient;

    private Derivatives(List<Tensor> inputs, Supplier<Tensor> function) {
        this.inputs = inputs;
        try (Autograd.Scope ignored = Autograd.enableGrad()) {
            output = function.get();
        }
        if (!output.dtype().isFloating()) {
            throw new IllegalArgumentException(
                    "derivatives: the function gives %s, which has no derivative; it must give float32 or float64"
                            .formatted(output.dtype()));
        }
    }

    /** Those of a function of one tensor. */
    public static Derivatives of(UnaryOperator<Tensor> function, Tensor input) {
        return ofList(inputs -> function.apply(inputs.get(0)), List.of(input));
    }

    /** Those of a function of two tensors. */
    public static Derivatives of(BinaryOperator<Tensor> function, Tensor first, Tensor second) {
        return ofList(inputs -> function.apply(inputs.get(0), inputs.get(1)), List.of(first, second));
    }

    /** Those of a function of any number of tensors, which it is given in this order. */
    public static Derivatives ofList(
            java.util.function.Function<List<Tensor>, Tensor> function, List<? extends Tensor> inputs) {
        List<Tensor> own = inputs.stream().map(Derivatives::ownInput).toList();
        return new Derivatives(own, () -> function.apply(own));
    }

    /**
     * Those of a function of tensors that it already holds, such as the parameters of a layer.
     *
     * @throws IllegalArgumentException if one of the inputs does not require a gradient
     */
    public static Derivatives of(Supplier<Tensor> function, Collection<? extends Tensor> inputs) {
        List<Tensor> held = List.copyOf(inputs);
        for (int i = 0; i < held.size(); i++) {
            if (!held.get(i).requiresGrad()) {
                throw new IllegalArgumentException(
                        "derivatives: input %d (shape %s) does not require a gradient; set requiresGrad(true) on it before"
                                .formatted(i, held.get(i).shape()));
            }
        }
        return new Derivatives(held, function);
    }

    /** The input as the function gets it, so that only what comes by this way counts, but what it came from is still known. */
    private static Tensor ownInput(Tensor input) {
        if (!input.requiresGrad()) {
            return input.detach().requiresGrad(true);
        }
        try (Autograd.Scope ignored = Autograd.enableGrad()) {
            return new Reshape(input.shape()).apply(input);
        }
    }

    /** Records what the other methods compute, so that it can itself be differentiated by inputs that require a gradient. */
    public Derivatives createGraph() {
        createGraph = true;
        return this;
    }

    /** y. */
    public Tensor output() {
        return createGraph ? output : output.detach();
    }

    /**
     * J = ∂y/∂x by one backward pass for each element of y.
     *
     * <p><b>Shape:</b> that of y, followed by that of the input.
     */
    public List<Tensor> jacobian() {
        return jacobianOf(output);
    }

    /**
     * H = ∂²y/∂x² by one backward pass for each element of the inputs.
     *
     * <p><b>Shape:</b> of entry j of list i, that of input i, followed by that of input j.
     *
     * @throws IllegalArgumentException if y has more than one element
     */
    public List<List<Tensor>> hessian() {
        List<Optional<Tensor>> first = gradientFor("hessian");
        List<List<Tensor>> blocks = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor input = inputs.get(i);
            blocks.add(jacobianOf(first.get(i).orElseGet(() -> Tensor.zerosLike(input))));
        }
        return List.copyOf(blocks);
    }

    /**
     * The product of a vector with the Jacobian, vᵀ J, by one backward pass.
     *
     * <p><b>Shape:</b> that of the input.
     *
     * @param vector v, of the shape of y
     * @throws IllegalArgumentException if it has another shape
     */
    public List<Tensor> vjp(Tensor vector) {
        return orZeros(gradients(output, checked("vjp", "the vector", vector, "the output", output), createGraph));
    }

    /**
     * The product of the Jacobian with vectors, J v, summed over the inputs.
     *
     * <p>It is a gradient of a gradient: uᵀ J is linear in u, and its derivative by u in the direction v is J v, for any u.
     *
     * <p><b>Shape:</b> that of y.
     *
     * @param vectors v
     * @throws IllegalArgumentException if their number or a shape is wrong
     * @see <a href="https://j-towns.github.io/2017/06/12/A-new-trick.html">Townsend 2017: A new trick for calculating
     *     Jacobian vector products</a>
     */
    public Tensor jvp(Tensor... vectors) {
        List<Tensor> directions = checked("jvp", vectors);
        Tensor u = Tensor.zerosLike(output).requiresGrad(true);
        return product(gradients(output, u, true), directions, List.of(u)).get(0);
    }

    /**
     * The product of the Hessian with vectors, H v, summed over the inputs that v belongs to: the gradient of ∇yᵀ v.
     *
     * <p><b>Shape:</b> that of the input.
     *
     * @param vectors v
     * @throws IllegalArgumentException if y has more than one element, or the number or a shape of the vectors is wrong
     * @see <a href="https://doi.org/10.1162/neco.1994.6.1.147">Pearlmutter 1994: Fast exact multiplication by the Hessian</a>
     */
    public List<Tensor> hvp(Tensor... vectors) {
        return hessianProduct("hvp", vectors);
    }

    /** vᵀ H, which is {@link #hvp}, since the Hessian is symmetric. */
    public List<Tensor> vhp(Tensor... vectors) {
        return hessianProduct("vhp", vectors);
    }

    private List<Tensor> hessianProduct(String name, Tensor... vectors) {
        List<Optional<Tensor>> first = gradientFor(name);
        return product(first, checked(name, vectors), inputs);
    }

    /** ∇y with its own graph, computed once. */
    private List<Optional<Tensor>> gradientFor(String name) {
        if (output.elements() != 1) {
            throw new IllegalArgumentException(
                    "%s: the function must give one element, got the shape %s; reduce it with sum() or mean(), or take its jacobian()"
                            .formatted(name, output.shape()));
        }
        if (gradient == null) {
            gradient = gradients(output, Tensor.onesLike(output), true);
        }
        return gradient;
    }

    /** The derivative of Σ gᵀ v by the targets. */
    private List<Tensor> product(List<Optional<Tensor>> factors, List<Tensor> vectors, List<Tensor> targets) {
        try (Autograd.Scope ignored = Autograd.enableGrad()) {
            Tensor sum = Tensor.scalar(0, output.dtype());
            for (int i = 0; i < vectors.size(); i++) {
                if (factors.get(i).isPresent()) {
                    sum = sum.add(factors.get(i).get().mul(vectors.get(i)).sum());
                }
            }
            return orZeros(gradients(sum, Tensor.onesLike(sum), targets, createGraph), targets);
        }
    }

    private List<Tensor> jacobianOf(Tensor y) {
        List<List<Tensor>> rows = inputs.stream()
                .<List<Tensor>>map(input -> new ArrayList<>(y.elements()))
                .toList();
        for (int place = 0; place < y.elements(); place++) {
            Tensor unit = Tensor.zerosLike(y);
            unit.set(1, CentralDifferences.indexOf(y.shape(), place));
            List<Tensor> row = orZeros(gradients(y, unit, createGraph));
            for (int i = 0; i < row.size(); i++) {
                rows.get(i).add(row.get(i));
            }
        }
        List<Tensor> blocks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Tensor input = inputs.get(i);
            Shape shape =
                    Shape.of(Ints.concat(y.shape().toArray(), input.shape().toArray()));
            blocks.add(stacked(rows.get(i), input.dtype(), shape));
        }
        return List.copyOf(blocks);
    }

    private Tensor stacked(List<Tensor> rows, DType dtype, Shape shape) {
        if (rows.isEmpty()) {
            return Tensor.full(0, dtype, shape);
        }
        try (Autograd.Scope ignored = createGraph ? Autograd.enableGrad() : Autograd.noGrad()) {
            return Tensor.stack(rows, 0).reshape(shape);
        }
    }

    private List<Optional<Tensor>> gradients(Tensor y, Tensor upstream, boolean recorded) {
        return gradients(y, upstream, inputs, recorded);
    }

    private static List<Optional<Tensor>> gradients(Tensor y, Tensor upstream, List<Tensor> targets, boolean recorded) {
        return y.requiresGrad()
                ? Autograd.capture(y, upstream, targets, true, recorded)
                : targets.stream().map(target -> Optional.<Tensor>empty()).toList();
    }

    private List<Tensor> orZeros(List<Optional<Tensor>> found) {
        return orZeros(found, inputs);
    }

    private static List<Tensor> orZeros(List<Optional<Tensor>> found, List<Tensor> targets) {
        List<Tensor> complete = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Tensor target = targets.get(i);
            complete.add(found.get(i).orElseGet(() -> Tensor.zerosLike(target)));
        }
        return List.copyOf(complete);
    }

    private List<Tensor> checked(String name, Tensor... vectors) {
        if (vectors.length != inputs.size()) {
            throw new IllegalArgumentException("%s: expected a vector for each of the %d inputs, got %d"
                    .formatted(name, inputs.size(), vectors.length));
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            result.add(checked(name, "vector " + i, vectors[i], "input " + i, inputs.get(i)));
        }
        return result;
    }

    private static Tensor checked(String name, String what, Tensor vector, String owner, Tensor like) {
        if (!vector.shape().equals(like.shape())) {
            throw new IllegalArgumentException("%s: %s must have the shape %s of %s, got %s"
                    .formatted(name, what, like.shape(), owner, vector.shape()));
        }
        return vector.to(like.dtype());
    }
}
