package dev.gradus.optimizers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;
import java.util.function.Supplier;

/**
 * LBFGS: Newton's method with a curvature that is guessed from the last gradients, for losses without noise: whole sets
 * instead of batches, few parameters.
 *
 * <pre>{@code
 * LBFGS optimizer = new LBFGS(model.parameters(), 1).strongWolfe(true);
 * optimizer.step(() -> loss.apply(model.apply(inputs), targets));
 * }</pre>
 *
 * <p>An iteration goes along d = -H g, where H is made of the last pairs of s (what the parameters have changed by) and y (by
 * what the gradient has) by the two-loop recursion; pairs with yᵀs ≤ 10⁻¹⁰ are left out, and H starts as yᵀs / yᵀy. It goes
 * η d, in the very first iteration η min(1, 1 / ‖g‖₁) d, or as far as a line search finds good. A step is up to 20 iterations,
 * fewer when the gradient or the change becomes very small. There is no weight decay.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright 2006: Numerical optimization, algorithms 7.4,
 *     3.5 and 3.6</a>
 */
public final class LBFGS extends Optimizer {
    private static final String ITERATIONS = "n_iter";
    private static final String DISTANCE = "t";

    private int maxIterations = 20;
    private int maxEvaluations = 25;
    private double gradientTolerance = 1e-7;
    private double changeTolerance = 1e-9;
    private int historySize = 100;
    private boolean strongWolfe;

    /**
     * LBFGS without a line search.
     *
     * @param learningRate η, at least 0; 1 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public LBFGS(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Sets how many iterations a step has at most, at least 1, 20 unless set; and a quarter more evaluations of the loss. */
    public LBFGS maxIterations(int maximum) {
        maxIterations = Setting.atLeast(1, "number of iterations", maximum);
        return maxEvaluations(maximum * 5 / 4);
    }

    /** Sets after how many evaluations of the loss a step ends, at least 1: 25 unless set. */
    public LBFGS maxEvaluations(int maximum) {
        maxEvaluations = Setting.atLeast(1, "number of evaluations", maximum);
        return this;
    }

    /** Sets how small the largest element of the gradient, and of a change, has to be to stop; 10⁻⁷ and 10⁻⁹ unless set. */
    public LBFGS tolerances(double gradient, double change) {
        gradientTolerance = Setting.atLeastZero("tolerance of the gradient", gradient);
        changeTolerance = Setting.atLeastZero("tolerance of changes", change);
        return this;
    }

    /** Sets how many pairs are remembered, at least 1: 100 unless set. */
    public LBFGS historySize(int size) {
        historySize = Setting.atLeast(1, "history size", size);
        return this;
    }

    /** Sets whether each iteration searches its line for a point that meets Wolfe's strong conditions; it does not unless set. */
    public LBFGS strongWolfe(boolean newStrongWolfe) {
        strongWolfe = newStrongWolfe;
        return this;
    }

    /**
     * Is an error, since this method computes the loss several times.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void step() {
        throw new IllegalStateException(
                "LBFGS computes the loss several times in a step; call step(() -> loss.apply(model.apply(inputs), targets)), which computes the gradients too");
    }

    @Override
    public double step(Supplier<Tensor> loss) {
        LinePoint point = evaluate(loss, 0);
        double first = point.loss();
        int evaluations = 1;
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (int i = 1; i <= maxIterations && point.gradient().largestAbsolute() > gradientTolerance; i++) {
                ParameterVector direction = direction(point.gradient());
                double slope = point.gradient().dot(direction);
                if (slope > -changeTolerance) {
                    break;
                }
                ParameterVector start = parameters().copy();
                LinePoint before = new LinePoint(0, point.loss(), slope, point.gradient());
                double rate = learningRate();
                double distance = number(ITERATIONS) == 1
                        ? Math.min(1, 1 / point.gradient().sumOfAbsolutes()) * rate
                        : rate;
                if (strongWolfe) {
                    StrongWolfeSearch search = new StrongWolfeSearch(
                            t -> evaluate(loss, start, direction, t),
                            before,
                            changeTolerance / direction.largestAbsolute());
                    point = search.search(distance);
                    evaluations += search.evaluations();
                    distance = point.distance();
                    go(start, direction, distance);
                } else if (i < maxIterations) {
                    point = evaluate(loss, start, direction, distance);
                    evaluations++;
                } else {
                    go(start, direction, distance);
                }
                memory().setNumber(DISTANCE, distance);
                if (evaluations >= maxEvaluations
                        || direction.largestAbsolute() * distance <= changeTolerance
                        || Math.abs(point.loss() - before.loss()) < changeTolerance) {
                    break;
                }
            }
        }
        return first;
    }

    /** Takes note of a gradient, and gives the direction to go. */
    private ParameterVector direction(ParameterVector gradient) {
        ParameterVector direction = vector("d");
        ParameterVector before = vector("prev_flat_grad");
        int iteration = (int) number(ITERATIONS) + 1;
        memory().setNumber(ITERATIONS, iteration);
        if (iteration > 1) {
            remember(gradient, before, direction);
        }
        before.copyFrom(gradient);
        direction.copyFrom(gradient);
        direction.mul(-1);
        int count = (int) number("history");
        double[] alphas = new double[count];
        for (int i = count - 1; i >= 0; i--) {
            alphas[i] = change(i).dot(direction) / product(i);
            direction.addScaled(difference(i), -alphas[i]);
        }
        direction.mul(memory().number("H_diag", 1));
        for (int i = 0; i < count; i++) {
            double beta = difference(i).dot(direction) / product(i);
            direction.addScaled(change(i), alphas[i] - beta);
        }
        return direction;
    }

    /** Adds the last change, and the difference of the gradients before and after it, to the history. */
    private void remember(ParameterVector gradient, ParameterVector before, ParameterVector direction) {
        ParameterVector difference = gradient.copy();
        difference.addScaled(before, -1);
        double product = difference.dot(direction) * number(DISTANCE);
        if (!(product > 1e-10)) {
            return;
        }
        int count = (int) number("history");
        if (count == historySize) {
            memory().setNumber("oldest", (number("oldest") + 1) % historySize);
            count--;
        }
        memory().setNumber("history", count + 1);
        memory().setNumber("ys." + place(count), product);
        difference(count).copyFrom(difference);
        change(count).copyFrom(direction);
        change(count).mul(number(DISTANCE));
        memory().setNumber("H_diag", product / difference.dot(difference));
    }

    private int place(int index) {
        return ((int) number("oldest") + index) % historySize;
    }

    private double product(int index) {
        return number("ys." + place(index));
    }

    private ParameterVector difference(int index) {
        return vector("old_dirs." + place(index));
    }

    private ParameterVector change(int index) {
        return vector("old_stps." + place(index));
    }

    private LinePoint evaluate(
            Supplier<Tensor> loss, ParameterVector start, ParameterVector direction, double distance) {
        go(start, direction, distance);
        LinePoint point = evaluate(loss, distance);
        return new LinePoint(distance, point.loss(), point.gradient().dot(direction), point.gradient());
    }

    private void go(ParameterVector start, ParameterVector direction, double distance) {
        parameters().copyFrom(start);
        parameters().addScaled(direction, distance);
    }

    private LinePoint evaluate(Supplier<Tensor> loss, double distance) {
        double value = backward(loss);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            List<Tensor> gradients = states().stream()
                    .map(ParameterState::parameter)
                    .map(parameter -> parameter.requiresGrad() && parameter.hasGrad()
                            ? parameter.borrowGrad().copy()
                            : Tensor.zerosLike(parameter))
                    .toList();
            return new LinePoint(distance, value, 0, new ParameterVector(gradients));
        }
    }

    private ParameterVector parameters() {
        return new ParameterVector(
                states().stream().<Tensor>map(ParameterState::parameter).toList());
    }

    private ParameterVector vector(String name) {
        return new ParameterVector(
                states().stream().map(state -> state.tensor(name)).toList());
    }

    /** Where the numbers about all parameters are kept. */
    private ParameterState memory() {
        return states().get(0);
    }

    private double number(String name) {
        return memory().number(name, 0);
    }

    @Override
    protected String settings() {
        return "maxIterations=%d, maxEvaluations=%d, historySize=%d%s"
                .formatted(maxIterations, maxEvaluations, historySize, strongWolfe ? ", strongWolfe" : "");
    }
}
