package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;
import java.util.Map;

/**
 * One schedule after the other, such as a warm-up and what follows it:
 *
 * <pre>{@code
 * new SequentialLR(
 *         optimizer,
 *         List.of(new LinearLR(optimizer, 0.1, 1, 5), new CosineAnnealingLR(optimizer, 45)),
 *         5);
 * }</pre>
 *
 * <p>Each schedule starts from the initial learning rate, not from where the one before has stopped.
 */
public final class SequentialLR extends LRScheduler {
    private static final String STEPS = "last_epoch";

    private final Schedules schedules;
    private final int[] milestones;
    private int steps;

    /**
     * A sequence.
     *
     * @param schedules at least one, all of this optimizer
     * @param milestones after how many steps the second, the third and so on begins: one less than there are schedules, none
     *     smaller than the one before
     * @throws IllegalArgumentException if one of these does not hold
     */
    public SequentialLR(Optimizer optimizer, List<? extends LRScheduler> schedules, int... milestones) {
        super(optimizer);
        this.schedules = new Schedules(optimizer, schedules);
        this.milestones = milestones.clone();
        if (milestones.length != schedules.size() - 1) {
            throw new IllegalArgumentException(
                    "SequentialLR: %d schedules need %d milestones, when each but the first begins, got %d"
                            .formatted(schedules.size(), schedules.size() - 1, milestones.length));
        }
        for (int i = 0; i < milestones.length; i++) {
            Setting.atLeast(i == 0 ? 0 : milestones[i - 1], "milestone " + i, milestones[i]);
        }
        begin();
    }

    @Override
    public void step() {
        steps++;
        int present = 0;
        while (present < milestones.length && milestones[present] <= steps) {
            present++;
        }
        LRScheduler schedule = schedules.list().get(present);
        if (present > 0 && milestones[present - 1] == steps) {
            schedule.restart();
        } else {
            schedule.step();
        }
    }

    @Override
    void begin() {
        for (ParameterGroup group : groups()) {
            group.setLearningRate(group.initialLearningRate());
        }
        start().begin();
    }

    @Override
    void restart() {
        start().restart();
    }

    @Override
    void rewind() {
        start().rewind();
        steps = -1;
    }

    /** Puts all schedules to their beginning, and gives the first. */
    private LRScheduler start() {
        steps = 0;
        schedules.list().forEach(LRScheduler::rewind);
        return schedules.list().get(0);
    }

    @Override
    protected void save(Map<String, Double> numbers) {
        numbers.put(STEPS, (double) steps);
        schedules.save(numbers);
    }

    @Override
    protected void load(Map<String, Double> numbers) {
        steps = number(numbers, STEPS).intValue();
        schedules.load(numbers);
    }
}
