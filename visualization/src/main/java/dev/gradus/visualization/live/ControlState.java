package dev.gradus.visualization.live;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * What the buttons of the page show.
 *
 * @param pauses whether the run waits
 * @param step how many steps were made
 * @param learningRate the optimizer's, of its first group
 * @param hasCheckpoints whether one can be saved
 * @param notice what there is to say about the last request; empty if nothing
 */
record ControlState(boolean pauses, long step, double learningRate, boolean hasCheckpoints, String notice) {
    /** Before there is a run. */
    static final ControlState BEFORE = new ControlState(false, 0, 0, false, "");

    String json() {
        return "{\"pauses\":%b,\"step\":%d,\"learningRate\":%s,\"hasCheckpoints\":%b,\"notice\":\"%s\"}"
                .formatted(
                        pauses,
                        step,
                        learningRate,
                        hasCheckpoints,
                        new String(JsonStringEncoder.getInstance().quoteAsString(notice)));
    }
}
