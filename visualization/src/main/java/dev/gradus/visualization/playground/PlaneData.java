package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableMap;
import dev.gradus.core.random.Generator;

/** Draws points of two classes: each kind of data is one method, with the place of a point without noise as its formula. */
final class PlaneData {
    /** Where a point of a class is; t is uniform in [0, 1). */
    @FunctionalInterface
    interface Place {
        double[] of(int kind, double t, Generator generator);
    }

    /** What there is to choose from, by name. */
    static final ImmutableMap<String, Place> KINDS = ImmutableMap.of(
            "spiral", PlaneData::spiral,
            "circles", PlaneData::circles,
            "xor", PlaneData::xor,
            "moons", PlaneData::moons,
            "gaussians", PlaneData::gaussians);

    private static final double SPIRAL_TURNS = 1.5;

    private PlaneData() {}

    /**
     * Draws points, of the two classes in turn.
     *
     * @param noise the standard deviation of what is added to each coordinate
     */
    static PlanePoints draw(String kind, int count, double noise, Generator generator) {
        Place place = KINDS.get(kind);
        if (place == null) {
            throw new IllegalArgumentException(
                    "PlaneData: expected one of %s, got '%s'".formatted(KINDS.keySet(), kind));
        }
        float[] x = new float[count];
        float[] y = new float[count];
        float[] classes = new float[count];
        for (int i = 0; i < count; i++) {
            double[] at = place.of(i % 2, generator.nextDouble(), generator);
            double[] shift = generator.normal(2, 0, noise);
            x[i] = (float) (at[0] + shift[0]);
            y[i] = (float) (at[1] + shift[1]);
            classes[i] = i % 2;
        }
        return PlanePoints.ofTwoClasses(x, y, classes);
    }

    /** r = 0.95 t, φ = 2π · 1.5 t + π c. */
    private static double[] spiral(int kind, double t, Generator generator) {
        return polar(0.95 * t, 2 * Math.PI * SPIRAL_TURNS * t + Math.PI * kind);
    }

    /** Within r = 0.4, and around it from 0.65 to 0.95. */
    private static double[] circles(int kind, double t, Generator generator) {
        double r = kind == 1 ? 0.4 * Math.sqrt(t) : 0.65 + 0.3 * t;
        return polar(r, 2 * Math.PI * generator.nextDouble());
    }

    private static double[] polar(double r, double angle) {
        return new double[] {r * Math.cos(angle), r * Math.sin(angle)};
    }

    /** Class 1 where x and y have different signs, each at least 0.08 from 0. */
    private static double[] xor(int kind, double t, Generator generator) {
        double x = 0.08 + 0.84 * t;
        double y = 0.08 + 0.84 * generator.nextDouble();
        boolean isLeft = generator.nextDouble() < 0.5;
        boolean isBelow = isLeft != (kind == 1);
        return new double[] {isLeft ? -x : x, isBelow ? -y : y};
    }

    /** Two half circles, the second upside down and between the ends of the first. */
    private static double[] moons(int kind, double t, Generator generator) {
        double angle = Math.PI * t;
        double x = kind == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
        double y = kind == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
        return new double[] {0.6 * (x - 0.5), 0.6 * (2 * y - 0.5)};
    }

    /** Two round clouds of deviation 0.15, at (-0.45, -0.45) and (0.45, 0.45). */
    private static double[] gaussians(int kind, double t, Generator generator) {
        double centre = kind == 1 ? 0.45 : -0.45;
        double[] shift = generator.normal(2, 0, 0.15);
        return new double[] {centre + shift[0], centre + shift[1]};
    }
}
