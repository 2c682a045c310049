package dev.gradus.optimizers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A running mean of weights, which often generalises better than the weights themselves: a ← δ a + (1 - δ) θ after each
 * step, where a starts as θ at the first.
 *
 * <pre>{@code
 * ExponentialMovingAverage average = new ExponentialMovingAverage(model.parameters(), 0.999);
 * for (Batch batch : loader) {
 *     train(model, optimizer, batch);
 *     average.update();
 * }
 * average.swap(); // the model computes with the mean
 * evaluate(model);
 * average.swap(); // and goes on learning where it was
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1137/0330046">Polyak and Juditsky 1992: Acceleration of stochastic approximation by
 *     averaging</a>
 */
public final class ExponentialMovingAverage {
    private final List<Parameter> parameters;
    private final double decay;
    private final List<Tensor> means = new ArrayList<>();

    /**
     * A mean of which nothing is known yet.
     *
     * @param decay δ, how slowly it forgets: from 0 to below 1, such as 0.999
     * @throws IllegalArgumentException if this does not hold
     */
    public ExponentialMovingAverage(List<Parameter> parameters, double decay) {
        this.parameters = List.copyOf(parameters);
        this.decay = Setting.rate("decay", decay);
    }

    /** Takes the present weights into the mean; to be called after the optimizer's step. */
    public void update() {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            if (means.isEmpty()) {
                parameters.forEach(parameter -> means.add(parameter.detach().copy()));
                return;
            }
            for (int i = 0; i < means.size(); i++) {
                means.get(i).mulInPlace(decay).addInPlace(parameters.get(i), 1 - decay);
            }
        }
    }

    /**
     * Exchanges the weights and their mean; a second time, back.
     *
     * @throws IllegalStateException if there is no mean yet
     */
    public void swap() {
        checkKnown();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (int i = 0; i < means.size(); i++) {
                Tensor weights = parameters.get(i).detach().copy();
                parameters.get(i).copyFrom(means.get(i));
                means.get(i).copyFrom(weights);
            }
        }
    }

    /** Whether there is a mean already. */
    public boolean hasMeans() {
        return !means.isEmpty();
    }

    /** Forgets the mean, so that the next one starts as the weights are then. */
    public void reset() {
        means.clear();
    }

    /**
     * The means, copied, in the order of the parameters: to be saved, or loaded into another model.
     *
     * @throws IllegalStateException if there is no mean yet
     */
    public List<Tensor> means() {
        checkKnown();
        return means.stream().map(Tensor::copy).toList();
    }

    /**
     * Goes on from saved means.
     *
     * @param saved one for each parameter, of its shape
     * @throws IllegalArgumentException if there are more or fewer, or others; nothing is changed then
     */
    public void load(List<Tensor> saved) {
        List<Tensor> copies = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (saved.size() != parameters.size() || !saved.get(i).shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(
                        "The means do not fit: expected one of each of the shapes %s, got %s; load those of a model that is made alike"
                                .formatted(shapes(parameters), shapes(saved)));
            }
            copies.add(saved.get(i).detach().to(parameter.dtype()).copy());
        }
        means.clear();
        means.addAll(copies);
    }

    private static List<String> shapes(List<? extends Tensor> tensors) {
        return tensors.stream().map(tensor -> tensor.shape().toString()).toList();
    }

    private void checkKnown() {
        if (means.isEmpty() && !parameters.isEmpty()) {
            throw new IllegalStateException(
                    "ExponentialMovingAverage: there is no mean of the weights yet; call update() after each step");
        }
    }
}
