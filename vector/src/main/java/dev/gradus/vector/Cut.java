package dev.gradus.vector;

/** Cuts a range into parts of nearly the same size. */
record Cut(int size, int parts) {
    /** Parts of a size at most. */
    static Cut of(int size, int most) {
        return new Cut(size, Blocking.panels(size, most));
    }

    /** Where a part begins, and the one before ends. */
    int start(int part) {
        return (int) ((long) part * size / parts);
    }

    /** The size of the largest part. */
    int largest() {
        return Blocking.panels(size, parts);
    }
}
