package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;

/**
 * A schedule that knows the way: it is told when a step (an epoch, or a batch) is over.
 *
 * <pre>{@code
 * LRScheduler schedule = new StepLR(optimizer, 30, 0.1);
 * for (int epoch = 0; epoch < 90; epoch++) {
 *     train(model, optimizer);
 *     schedule.step();
 * }
 * }</pre>
 *
 * <p>As in PyTorch a schedule computes the next rate from the present one where it can, so that several schedules of one
 * optimizer multiply, and a rate that was set from outside is gone on from. One of one's own is a {@link
 * GroupwiseScheduler}.
 */
public abstract class LRScheduler extends Schedule {
    LRScheduler(Optimizer optimizer) {
        super(optimizer);
    }

    /** Goes on to the next step, with the learning rates for it. */
    public abstract void step();

    /** Sets the first rates, computed from the present ones where the schedule does so. */
    abstract void begin();

    /** Sets the first rates, whatever the present ones are. */
    abstract void restart();

    /** Goes to the state before the first rates were set, so that the next step sets them. */
    abstract void rewind();
}
