package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.MomentumOptimizer;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;

/** The momentum of an optimizer, which goes down where the learning rate goes up. */
record CyclicMomentum(MomentumOptimizer optimizer, double lowest, double highest) {
    static CyclicMomentum of(Optimizer optimizer, double lowest, double highest) {
        Setting.rate("lowest momentum", lowest);
        Setting.rate("highest momentum", highest);
        if (optimizer instanceof MomentumOptimizer withMomentum) {
            return new CyclicMomentum(withMomentum, lowest, highest);
        }
        throw new IllegalArgumentException(
                "%s has no momentum that a schedule could change; leave cycleMomentum out, or take SGD, RMSprop or one like Adam"
                        .formatted(optimizer));
    }
}
