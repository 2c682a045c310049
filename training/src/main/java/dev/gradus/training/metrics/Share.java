package dev.gradus.training.metrics;

/** How many of what was seen was right. */
final class Share {
    private long right;
    private long seen;

    void reset() {
        right = 0;
        seen = 0;
    }

    void add(long newlyRight, long newlySeen) {
        right += newlyRight;
        seen += newlySeen;
    }

    /** The part that was right; NaN if nothing was seen. */
    double value() {
        return seen == 0 ? Double.NaN : (double) right / seen;
    }

    double[] state() {
        return new double[] {seen, right};
    }

    void restore(SavedState state) {
        long all = state.count();
        long part = state.count(all);
        state.end();
        seen = all;
        right = part;
    }
}
