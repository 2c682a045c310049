package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Workspace.START;

import dev.gradus.core.kernel.Parallel;

/**
 * The weights of a {@link Correlation}, packed as the right columns of its tiles: for each group and each panel of result
 * channels, the taps row by row, for each tap the source channels, and for each of those the result channels of the panel.
 *
 * @param data the panels, from {@link Workspace#START} on
 * @param groups how many groups there are
 * @param panels how many panels there are for one group
 * @param depth the products of one sum
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares panels.
record WeightPanels(float[] data, int groups, int panels, int depth) {
    /** Packs the weights of the taps of two axes, into an array that is valid until this thread packs something else. */
    static WeightPanels pack(Weights weights, TapAxis rows, TapAxis columns) {
        int panels = Blocking.panels(weights.results(), COLUMNS);
        int depth = rows.taps().length * columns.taps().length * weights.sources();
        WeightPanels packed = new WeightPanels(
                Workspace.ofThread().right(weights.groups() * panels * depth * COLUMNS),
                weights.groups(),
                panels,
                depth);
        Parallel.run(weights.groups() * panels, (long) weights.groups() * panels * depth * COLUMNS, part -> {
            int firstResult = part % panels * COLUMNS;
            int results = Math.min(COLUMNS, weights.results() - firstResult);
            for (int o = 0; o < results; o++) {
                int to = packed.start(part / panels, part % panels) + o;
                for (int s : rows.taps()) {
                    for (int t : columns.taps()) {
                        int from = weights.index(part / panels, firstResult + o, s, t);
                        for (int c = 0; c < weights.sources(); c++) {
                            packed.data[to] = weights.data()[from + c * weights.sourceStep()];
                            to += COLUMNS;
                        }
                    }
                }
            }
        });
        return packed;
    }

    /** Where a panel begins. */
    int start(int group, int panel) {
        return START + (group * panels + panel) * depth * COLUMNS;
    }
}
