package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A learning rate that is a function of the steps: η = f(t) η₀ after t steps, η₀ being the initial rate.
 *
 * <pre>{@code
 * new LambdaLR(optimizer, step -> Math.min(1, (step + 1) / 1000.0)); // warms up
 * }</pre>
 */
public final class LambdaLR extends GroupwiseScheduler {
    private final List<IntToDoubleFunction> factors;

    /**
     * A schedule of one's own.
     *
     * @param factors f: one for all groups, or one for each; at least 0, from step 0 on
     * @throws IllegalArgumentException if there are more or fewer
     */
    public LambdaLR(Optimizer optimizer, IntToDoubleFunction... factors) {
        super(optimizer);
        Setting.checkOneForEach("factor", factors.length, groups().size());
        this.factors = factors.length == 1
                ? Collections.nCopies(groups().size(), factors[0])
                : List.copyOf(Arrays.asList(factors));
        begin();
    }

    @Override
    protected double rate(int group, double present) {
        return initialRate(group) * factors.get(group).applyAsDouble(steps());
    }
}
