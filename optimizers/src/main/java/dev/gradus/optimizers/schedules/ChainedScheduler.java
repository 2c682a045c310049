package dev.gradus.optimizers.schedules;

import java.util.List;
import java.util.Map;

/**
 * Several schedules at once, which go on together: each multiplies what the ones before it have left, as far as it is
 * computed from the present rate.
 *
 * <pre>{@code
 * new ChainedScheduler(List.of(new ConstantLR(optimizer, 0.1, 2), new ExponentialLR(optimizer, 0.9)));
 * }</pre>
 */
public final class ChainedScheduler extends LRScheduler {
    private final Schedules schedules;

    /**
     * A chain.
     *
     * @param schedules at least one, all of one optimizer
     * @throws IllegalArgumentException if one of these does not hold
     */
    public ChainedScheduler(List<? extends LRScheduler> schedules) {
        this(Schedules.ofOneOptimizer(schedules));
    }

    private ChainedScheduler(Schedules schedules) {
        super(schedules.list().get(0).optimizer());
        this.schedules = schedules;
    }

    @Override
    public void step() {
        schedules.list().forEach(LRScheduler::step);
    }

    @Override
    void begin() {
        schedules.list().forEach(LRScheduler::begin);
    }

    @Override
    void restart() {
        schedules.list().get(0).restart();
        schedules.list().stream().skip(1).forEach(LRScheduler::begin);
    }

    @Override
    void rewind() {
        schedules.list().forEach(LRScheduler::rewind);
    }

    @Override
    protected void save(Map<String, Double> numbers) {
        schedules.save(numbers);
    }

    @Override
    protected void load(Map<String, Double> numbers) {
        schedules.load(numbers);
    }
}
