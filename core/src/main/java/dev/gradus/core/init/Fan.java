package dev.gradus.core.init;

/** How many inputs and outputs a weight of shape (out, in, kernel...) connects: each position of a kernel counts. */
record Fan(int in, int out) {
    static Fan of(int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException(
                    "A weight needs at least 2 dimensions (out, in) to be initialised by its number of inputs and outputs, got %d"
                            .formatted(sizes.length));
        }
        int positions = 1;
        for (int i = 2; i < sizes.length; i++) {
            positions *= sizes[i];
        }
        return new Fan(sizes[1] * positions, sizes[0] * positions);
    }

    int by(FanMode mode) {
        return mode == FanMode.IN ? in : out;
    }
}
