package dev.gradus.testkit;

import dev.gradus.core.Parameter;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks all that an optimizer of one's own must do, in one call from any test framework.
 *
 * <pre>{@code
 * OptimizerCheck.of(parameters -> new MyOptimizer(parameters, 0.1)).check();
 * }</pre>
 *
 * <p>What is checked:
 *
 * <ul>
 *   <li>it makes a convex quadratic function and the error of a small linear regression smaller, in float32 and float64;
 *   <li>the same start gives the same bits;
 *   <li>it leaves alone the gradients, and parameters that have none or are frozen;
 *   <li>a new optimizer with the state of another one goes on bit for bit;
 *   <li>it holds on to no graph of a loss;
 *   <li>its learning rate can be read and set, and at 0 nothing moves;
 *   <li>it holds the parameters that it was given, and treats each group by its own learning rate.
 * </ul>
 */
public final class OptimizerCheck {
    private final Function<List<Parameter>, ? extends Optimizer> maker;
    private @Nullable Function<ParameterGroup[], ? extends Optimizer> groupMaker;
    private int steps = 500;
    private double remainder = 0.5;

    private OptimizerCheck(Function<List<Parameter>, ? extends Optimizer> maker) {
        this.maker = maker;
    }

    /**
     * A check of a kind of optimizer.
     *
     * @param maker makes a new optimizer of some parameters at each call, with a learning rate above 0
     */
    public static OptimizerCheck of(Function<List<Parameter>, ? extends Optimizer> maker) {
        return new OptimizerCheck(maker);
    }

    /** Sets how an optimizer of several groups is made, such as by {@code MyOptimizer::new}; not checked unless set. */
    public OptimizerCheck groups(Function<ParameterGroup[], ? extends Optimizer> newGroupMaker) {
        groupMaker = newGroupMaker;
        return this;
    }

    /**
     * Sets how much smaller a loss must become.
     *
     * @param count the number of steps; 500 if not set
     * @param part what may remain of the first loss after them; 0.5 if not set
     */
    public OptimizerCheck reducing(int count, double part) {
        steps = count;
        remainder = part;
        return this;
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if one of them fails; it says what went wrong, and where
     */
    public void check() {
        new OptimizerRates(maker, groupMaker).check();
        new OptimizerProgress(maker, steps, remainder).check();
        new OptimizerManners(maker).check();
        new OptimizerStateRoundTrip(maker).check();
        new OptimizerMemory(maker).check();
    }
}
