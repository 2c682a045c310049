package dev.gradus.core;

import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the gradients of a function that backward computes with central differences, in float64.
 *
 * <p>With fixed random numbers v, one for each element of the function's output f(x), and L = Σ v f(x), every element of
 * ∂L/∂x must be equal to (L(x + h) - L(x - h)) / 2h up to the tolerance:
 * |backward - numeric| ≤ absolute + relative · max(|backward|, |numeric|).
 *
 * <pre>{@code
 * GradientCheck.of((x, w) -> x.matmul(w).sigmoid()).secondOrder().check(x, w);
 * GradientCheck.of(() -> layer.apply(x)).check(layer.namedParameters());
 * }</pre>
 *
 * <p>Where a function has a kink, such as relu at 0, there is no derivative to compare with: choose inputs away from it.
 *
 * <p>Follows Nocedal and Wright, Numerical Optimization (2006), section 8.1, and PyTorch's {@code gradcheck}.
 */
public final class GradientCheck {
    private static final Logger LOG = LoggerFactory.getLogger(GradientCheck.class);

    private final java.util.function.Function<List<Tensor>, Tensor> function;
    private double step = 1e-6;
    private double relative = 1e-5;
    private double absolute = 1e-6;
    private int mostElements = 1000;
    private boolean secondOrder;

    private GradientCheck(java.util.function.Function<List<Tensor>, Tensor> function) {
        this.function = function;
    }

    /** Checks a function of tensors that it already holds, such as the parameters of a layer. */
    public static GradientCheck of(Supplier<Tensor> function) {
        return new GradientCheck(inputs -> function.get());
    }

    /** Checks a function of one tensor. */
    public static GradientCheck of(UnaryOperator<Tensor> function) {
        return new GradientCheck(inputs -> function.apply(inputs.get(0)));
    }

    /** Checks a function of two tensors. */
    public static GradientCheck of(BinaryOperator<Tensor> function) {
        return new GradientCheck(inputs -> function.apply(inputs.get(0), inputs.get(1)));
    }

    /** Checks a function of any number of tensors, which it is given in the order of {@link #check}. */
    public static GradientCheck ofList(java.util.function.Function<List<Tensor>, Tensor> function) {
        return new GradientCheck(function);
    }

    /** Sets h, by which an element is changed up and down; 1e-6 if not set. */
    public GradientCheck step(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("gradient check: the step must be greater than 0, got " + value);
        }
        step = value;
        return this;
    }

    /**
     * Sets by how much the two values may differ.
     *
     * @param relativeTolerance the part of the larger value; 1e-5 if not set
     * @param absoluteTolerance what is added to it; 1e-6 if not set
     */
    public GradientCheck tolerance(double relativeTolerance, double absoluteTolerance) {
        if (!(relativeTolerance >= 0 && absoluteTolerance >= 0)) {
            throw new IllegalArgumentException("gradient check: tolerances must be at least 0, got %s and %s"
                    .formatted(relativeTolerance, absoluteTolerance));
        }
        relative = relativeTolerance;
        absolute = absoluteTolerance;
        return this;
    }

    /** Sets how many elements of an input are looked at; of a larger one a fixed sample, which is logged. 1000 if not set. */
    public GradientCheck mostElements(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("gradient check: at least one element must be checked, got " + count);
        }
        mostElements = count;
        return this;
    }

    /** Checks the gradients of the gradients too: those of ∂L/∂x by x and by v, through {@code createGraph}. */
    public GradientCheck secondOrder() {
        secondOrder = true;
        return this;
    }

    /**
     * Checks the gradients of those inputs that require one.
     *
     * @param inputs leaves, given to the function in this order; those that require a gradient are float64
     * @throws GradientMismatchError if a gradient is wrong; it names the input, the element and both values
     * @throws IllegalArgumentException if inputs or function cannot be checked
     */
    public void check(Tensor... inputs) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            named.put("input " + i, inputs[i]);
        }
        check(named);
    }

    /**
     * Checks the gradients of those inputs that require one, and calls them by name where one is wrong.
     *
     * @param inputs leaves by name, given to the function in this order; those that require a gradient are float64
     * @throws GradientMismatchError if a gradient is wrong; it names the input, the element and both values
     * @throws IllegalArgumentException if inputs or function cannot be checked
     */
    public void check(Map<String, ? extends Tensor> inputs) {
        Map<String, Tensor> checked = new LinkedHashMap<>();
        inputs.forEach((name, input) -> {
            if (input.requiresGrad()) {
                checked.put(name, checkable(name, input));
            }
        });
        if (checked.isEmpty()) {
            throw new IllegalArgumentException(
                    "gradient check: none of the %d inputs requires a gradient; call requiresGrad(true) on those to be checked"
                            .formatted(inputs.size()));
        }
        List<Tensor> arguments = List.copyOf(inputs.values());
        Supplier<Tensor> value = () -> function.apply(arguments);
        Tensor weights = weightsFor(value);
        compare("gradient", value, weights, checked);
        if (secondOrder) {
            Tensor upstream = weights.copy().requiresGrad(true);
            Supplier<Tensor> gradient = () -> joinedGradients(value.get(), upstream, checked.values());
            Map<String, Tensor> all = new LinkedHashMap<>(checked);
            all.put("the gradient of the output", upstream);
            compare("second-order gradient", gradient, weightsFor(gradient), all);
        }
    }

    private static Tensor checkable(String name, Tensor input) {
        if (input.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException(
                    "gradient check: %s is %s, whose rounding hides small errors; convert it with to(DType.FLOAT64) before requiresGrad(true), or the module with Module.to(DType.FLOAT64)"
                            .formatted(name, input.dtype()));
        }
        if (!input.isLeaf()) {
            throw new IllegalArgumentException(
                    "gradient check: %s was computed by recorded operations; give a leaf, as from detach().copy().requiresGrad(true)"
                            .formatted(name));
        }
        if (Layout.isStretched(input)) {
            throw new IllegalArgumentException(
                    "gradient check: %s of shape %s is stretched, so that its elements cannot be changed one by one; give a copy()"
                            .formatted(name, input.shape()));
        }
        return input;
    }

    /** v, after a look at whether the function can be checked at all. */
    private static Tensor weightsFor(Supplier<Tensor> function) {
        Tensor first = function.get();
        if (first.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException(
                    "gradient check: the function must give float64, got %s; is a constant in it of another type?"
                            .formatted(first.dtype()));
        }
        if (!Arrays.equals(first.toDoubleArray(), function.get().toDoubleArray())) {
            throw new IllegalArgumentException(
                    "gradient check: the function gives different values for the same inputs; seed its random numbers in each call, or switch the module with eval()");
        }
        return Tensor.uniform(
                new Generator(0), 0.5, 1.5, DType.FLOAT64, first.shape().toArray());
    }

    private void compare(String kind, Supplier<Tensor> function, Tensor weights, Map<String, Tensor> inputs) {
        List<Optional<Tensor>> gradients = gradients(function.get(), weights, List.copyOf(inputs.values()), false);
        CentralDifferences differences = new CentralDifferences(function, weights, step);
        int next = 0;
        for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
            Tensor x = input.getValue();
            Tensor backward = gradients.get(next++).orElseGet(() -> Tensor.zerosLike(x));
            compare(kind + " of " + input.getKey(), input.getKey(), x, backward, differences);
        }
    }

    private void compare(String what, String name, Tensor x, Tensor gradient, CentralDifferences differences) {
        int[] places = CentralDifferences.sample(x.elements(), mostElements);
        if (places.length < x.elements()) {
            LOG.info("Checking {} of the {} elements of the {}", places.length, x.elements(), what);
        }
        for (int place : places) {
            int[] index = CentralDifferences.indexOf(x.shape(), place);
            double backward = gradient.get(index);
            double numeric = differences.derivative(x, index);
            double tolerance = absolute + relative * Math.max(Math.abs(backward), Math.abs(numeric));
            // The negation also catches NaN.
            if (!(Math.abs(backward - numeric) <= tolerance)) {
                throw new GradientMismatchError(
                        "The %s (shape %s) is wrong at %s: backward gives %s, central differences give %s; they differ by %s, the tolerance is %s (step %s)"
                                .formatted(
                                        what,
                                        x.shape(),
                                        Arrays.toString(index),
                                        backward,
                                        numeric,
                                        Math.abs(backward - numeric),
                                        tolerance,
                                        step),
                        name,
                        backward,
                        numeric);
            }
        }
    }

    /** The gradients as one vector that can itself be differentiated. */
    private static Tensor joinedGradients(Tensor output, Tensor upstream, Iterable<Tensor> inputs) {
        List<Tensor> targets = new ArrayList<>();
        inputs.forEach(targets::add);
        List<Optional<Tensor>> gradients = gradients(output, upstream, targets, true);
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Tensor target = targets.get(i);
            parts.add(gradients.get(i).orElseGet(() -> Tensor.zerosLike(target)).flatten());
        }
        return Tensor.cat(parts, 0);
    }

    /** Empty where the output does not depend on an input. */
    private static List<Optional<Tensor>> gradients(
            Tensor output, Tensor upstream, List<Tensor> inputs, boolean createGraph) {
        if (!output.requiresGrad()) {
            return inputs.stream().map(input -> Optional.<Tensor>empty()).toList();
        }
        return Autograd.capture(output, upstream, inputs, createGraph, createGraph);
    }
}
