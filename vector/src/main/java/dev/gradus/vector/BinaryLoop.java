package dev.gradus.vector;

/**
 * An element-wise function of two arrays: whole vectors by a vector loop, what is left, and ranges shorter than a vector,
 * by a plain loop of the same formula, and long ranges in parts. Both loops give the same bits, so that it does not
 * matter for an element where its range begins or ends.
 */
final class BinaryLoop {
    /** A loop over {@code [from, to)}. */
    interface Range {
        void run(float[] x, float[] y, float[] out, int from, int to);
    }

    private final Range vectors;
    private final Range scalars;
    private final int partSize;
    private final WarmUp warmUp = new WarmUp();

    /**
     * A loop.
     *
     * @param vectors is given whole vectors only
     * @param scalars does the same one by one
     * @param partSize a constant of {@link Parts}
     */
    BinaryLoop(Range vectors, Range scalars, int partSize) {
        this.vectors = vectors;
        this.scalars = scalars;
        this.partSize = partSize;
    }

    void run(float[] x, float[] y, float[] out, int from, int to) {
        if (Parts.areWorthwhile(from, to, partSize)) {
            Parts.run(from, to, partSize, (first, last) -> part(x, y, out, first, last));
        } else {
            part(x, y, out, from, to);
        }
    }

    private void part(float[] x, float[] y, float[] out, int from, int to) {
        int plain = from;
        if (to - from >= Lanes.COUNT) {
            int start = warmUp.isOver() ? from : onTrial(x, y, out, from, to);
            plain = start + Lanes.whole(to - start);
            if (plain > start) { // the trial is over
                vectors.run(x, y, out, start, plain);
            }
        }
        scalars.run(x, y, out, plain, to);
    }

    private int onTrial(float[] x, float[] y, float[] out, int from, int to) {
        return warmUp.run(from, to, (i, n) -> vectors.run(x, y, out, i, n), (i, n) -> scalars.run(x, y, out, i, n));
    }
}
