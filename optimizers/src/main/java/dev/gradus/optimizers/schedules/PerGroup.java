package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.settings.Setting;
import java.util.Arrays;

/** Settings that a schedule has for each group of its optimizer. */
final class PerGroup {
    private PerGroup() {}

    /** One number for each group, out of one for all or one for each, none of which is negative. */
    static double[] numbers(Optimizer optimizer, String name, double... values) {
        int groups = optimizer.groups().size();
        Setting.checkOneForEach(name, values.length, groups);
        for (double value : values) {
            Setting.atLeastZero(name, value);
        }
        if (values.length == groups) {
            return values.clone();
        }
        double[] all = new double[groups];
        Arrays.fill(all, values[0]);
        return all;
    }
}
