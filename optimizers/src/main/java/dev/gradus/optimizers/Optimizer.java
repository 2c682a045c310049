package dev.gradus.optimizers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Changes parameters along their gradients to make a loss smaller.
 *
 * <pre>{@code
 * Optimizer optimizer = new SGD(model.parameters(), 0.1).momentum(0.9);
 *
 * optimizer.zeroGrad();
 * loss.apply(model.apply(inputs), targets).backward();
 * optimizer.step();
 * }</pre>
 *
 * <p>Settings are methods that are called where the optimizer is made; each returns the optimizer itself. A method of one's
 * own extends {@link ParameterwiseOptimizer}.
 */
public abstract class Optimizer {
    private final List<ParameterGroup> groups;
    private final List<ParameterState> states = new ArrayList<>();

    /**
     * An optimizer of some groups of parameters.
     *
     * @throws IllegalArgumentException if there is no parameter at all, or one comes twice
     */
    protected Optimizer(List<ParameterGroup> groups) {
        this.groups = List.copyOf(groups);
        IdentityHashMap<Parameter, Integer> places = new IdentityHashMap<>();
        for (ParameterGroup group : groups) {
            for (Parameter parameter : group.parameters()) {
                Integer first = places.putIfAbsent(parameter, places.size());
                if (first != null) {
                    throw new IllegalArgumentException(
                            "%s: parameter %d, of shape %s, is parameter %d again and would be updated twice in a step; pass each parameter in one group, and there once"
                                    .formatted(typeName(), states.size(), parameter.shape(), first));
                }
                states.add(new ParameterState(parameter));
            }
        }
        if (states.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: there is no parameter to optimize; pass model.parameters() of a model whose modules declare theirs with parameter(...) and their children with child(...)"
                            .formatted(typeName()));
        }
    }

    /** Changes each parameter that is not frozen and has a gradient. */
    public abstract void step();

    /**
     * Computes a loss and its gradients, and changes the parameters.
     *
     * <pre>{@code
     * double error = optimizer.step(() -> loss.apply(model.apply(inputs), targets));
     * }</pre>
     *
     * @param loss computes the loss, a single number, from the present parameters; computed once, or several times by an
     *     optimizer that tries steps
     * @return the loss before the step
     */
    public double step(Supplier<Tensor> loss) {
        double before = backward(loss);
        step();
        return before;
    }

    /** Computes a loss and its gradients alone. */
    final double backward(Supplier<Tensor> loss) {
        try (Autograd.Scope ignored = Autograd.enableGrad()) {
            zeroGrad();
            Tensor error = loss.get();
            error.backward();
            return error.item();
        }
    }

    /** Forgets the gradients of all parameters; to be called before each backward pass, which adds to them. */
    public final void zeroGrad() {
        for (int i = 0; i < states.size(); i++) {
            states.get(i).parameter().zeroGrad();
        }
    }

    /** The groups of parameters. */
    public final List<ParameterGroup> groups() {
        return groups;
    }

    /** The learning rate of the first group. */
    public final double learningRate() {
        return groups.get(0).learningRate();
    }

    /**
     * Sets the learning rate of every group.
     *
     * @param learningRate at least 0
     */
    public final void setLearningRate(double learningRate) {
        groups.forEach(group -> group.setLearningRate(learningRate));
    }

    /** The states of all parameters, in the order of the groups. */
    final List<ParameterState> states() {
        return states;
    }

    /** A copy of all that is needed to go on from here, bit for bit, with an optimizer that is set up alike. */
    public final OptimizerState stateDict() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            states.get(i).save(i + ".", tensors, numbers);
        }
        for (int i = 0; i < groups.size(); i++) {
            numbers.put(rateName(i), groups.get(i).learningRate());
            numbers.put(decayName(i), groups.get(i).weightDecay());
        }
        return new OptimizerState(typeName(), tensors, numbers);
    }

    /**
     * Goes on from a state: the running values of each parameter, and the learning rate and weight decay of each group. The
     * other settings stay as they are.
     *
     * @throws IllegalArgumentException if the state is another kind of optimizer's, or of other parameters or groups;
     *     nothing is changed then
     */
    public final void loadStateDict(OptimizerState state) {
        new StateLoader(this, state).load();
    }

    static String rateName(int group) {
        return "groups." + group + ".lr";
    }

    static String decayName(int group) {
        return "groups." + group + ".weight_decay";
    }

    final String typeName() {
        return getClass().getSimpleName();
    }

    /** The settings of the method, such as {@code momentum=0.9}, for {@link #toString()}; empty unless overridden. */
    protected String settings() {
        return "";
    }

    /** The method with its learning rate and settings, such as {@code SGD(0.1, momentum=0.9)}. */
    @Override
    public final String toString() {
        return "%s(%s%s)".formatted(typeName(), learningRate(), settings().isEmpty() ? "" : ", " + settings());
    }
}
