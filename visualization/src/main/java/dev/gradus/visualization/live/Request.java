package dev.gradus.visualization.live;

/**
 * What a browser asks of a run.
 *
 * @param number what goes with it; 0 where nothing does
 */
record Request(Kind kind, double number) {
    /** What there is to ask for. */
    enum Kind {
        PAUSE,
        GO_ON,
        STEP,
        STOP,
        LEARNING_RATE,
        CHECKPOINT
    }

    static Request of(Kind kind) {
        return new Request(kind, 0);
    }
}
