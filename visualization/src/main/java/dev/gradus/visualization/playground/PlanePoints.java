package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;

/**
 * Points in the square from -1 to 1, each with a class or a number.
 *
 * @param x across, one for each point
 * @param y upwards
 * @param target the class, from 0 on, or the number, from -1 to 1
 * @param axes what the two coordinates are called
 * @param labels the names of the classes; none if targets are numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlanePoints(float[] x, float[] y, float[] target, ImmutableList<String> axes, ImmutableList<String> labels) {
    private static final ImmutableList<String> TWO_CLASSES = ImmutableList.of("class 0", "class 1");
    private static final ImmutableList<String> AXES = ImmutableList.of("x₁", "x₂");

    /** Points of two classes. */
    static PlanePoints ofTwoClasses(float[] x, float[] y, float[] classes) {
        return new PlanePoints(x, y, classes, AXES, TWO_CLASSES);
    }

    /** Points with numbers. */
    static PlanePoints ofNumbers(float[] x, float[] y, float[] numbers) {
        return new PlanePoints(x, y, numbers, AXES, ImmutableList.of());
    }

    int count() {
        return x.length;
    }

    /** Whether targets are numbers. */
    boolean areNumbers() {
        return labels.isEmpty();
    }

    /** How many numbers a network answers: a score for each class, of which two need but one. */
    int outputs() {
        return labels.size() > 2 ? labels.size() : 1;
    }

    /** The points at some places. */
    PlanePoints at(int[] places) {
        return new PlanePoints(taken(x, places), taken(y, places), taken(target, places), axes, labels);
    }

    private static float[] taken(float[] values, int[] places) {
        float[] taken = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            taken[i] = values[places[i]];
        }
        return taken;
    }
}
