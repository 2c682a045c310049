package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an optimizer remembers about one parameter from step to step; saved and loaded with the optimizer. */
public final class ParameterState {
    private static final String STEP = "step";

    private final Parameter parameter;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();

    ParameterState(Parameter parameter) {
        this.parameter = parameter;
    }

    /** Whether a running value has been asked for before. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * A running value of the parameter's shape and type, to be changed in place; zeros at first.
     *
     * @param name PyTorch's name for it, such as {@code exp_avg}
     */
    public Tensor tensor(String name) {
        return tensor(name, 0);
    }

    /** A running value of the parameter's shape and type, to be changed in place; filled with a number at first. */
    public Tensor tensor(String name, double start) {
        Tensor value = tensors.get(name);
        if (value != null && value.dtype() == parameter.dtype()) {
            return value;
        }
        // A model may be converted between two steps; its state follows.
        Tensor fitted = value == null ? Tensor.zerosLike(parameter).fill(start) : value.to(parameter.dtype());
        tensors.put(name, fitted);
        return fitted;
    }

    /**
     * Takes a value into a running mean, which is 0 at first: m ← β m + (1 - β) x.
     *
     * @param beta how slowly the mean forgets, from 0 to below 1
     * @return the mean
     */
    public Tensor mean(String name, double beta, Tensor x) {
        return tensor(name).mulInPlace(beta).addInPlace(x, 1 - beta);
    }

    /** A number that is remembered. */
    public double number(String name, double start) {
        return numbers.getOrDefault(name, start);
    }

    /** Remembers a number. */
    public void setNumber(String name, double value) {
        numbers.put(name, value);
    }

    /** Counts an update of this parameter: 1 for the first. */
    public int nextStep() {
        return numbers.merge(STEP, 1.0, Double::sum).intValue();
    }

    Parameter parameter() {
        return parameter;
    }

    void save(String prefix, Map<String, Tensor> allTensors, Map<String, Double> allNumbers) {
        tensors.forEach((name, value) -> allTensors.put(prefix + name, value.copy()));
        numbers.forEach((name, value) -> allNumbers.put(prefix + name, value));
    }

    void clear() {
        tensors.clear();
        numbers.clear();
    }

    void load(String name, Tensor value) {
        // A copy in any case, since the running value is changed in place.
        tensors.put(name, value.detach().to(parameter.dtype()).copy());
    }

    void load(String name, double value) {
        numbers.put(name, value);
    }
}
