package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.gradus.core.random.Generator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Draws points of two classes, or with a number at each place: each kind of data is one method, whose formula is the place of a
 * point without noise, or the number there.
 */
final class PlaneData {
    /** Where a point of a class is; t is uniform in [0, 1). */
    @FunctionalInterface
    interface Place {
        double[] of(int kind, double t, Generator generator);
    }

    /** Kinds with two classes. */
    static final ImmutableMap<String, Place> CLASSES = ImmutableMap.of(
            "spiral", PlaneData::spiral,
            "circles", PlaneData::circles,
            "xor", PlaneData::xor,
            "moons", PlaneData::moons,
            "gaussians", PlaneData::gaussians);

    /** Kinds with a number at each place. */
    static final ImmutableMap<String, DoubleBinaryOperator> NUMBERS =
            ImmutableMap.of("plane", PlaneData::plane, "hills", PlaneData::hills);

    /** What there is to choose from, by name. */
    static final ImmutableList<String> KINDS = ImmutableList.<String>builder()
            .addAll(CLASSES.keySet())
            .addAll(NUMBERS.keySet())
            .build();

    private static final double SPIRAL_TURNS = 1.5;

    private PlaneData() {}

    /**
     * Draws points: of the two classes in turn, or anywhere in the square from -1 to 1.
     *
     * @param noise the standard deviation of what is added to each coordinate
     */
    static PlanePoints draw(String kind, int count, double noise, Generator generator) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("PlaneData: expected one of %s, got '%s'".formatted(KINDS, kind));
        }
        Place place = CLASSES.getOrDefault(kind, PlaneData::anywhere);
        @Nullable DoubleBinaryOperator number = NUMBERS.get(kind);
        float[] x = new float[count];
        float[] y = new float[count];
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            double[] at = place.of(i % 2, generator.nextDouble(), generator);
            double[] shift = generator.normal(2, 0, noise);
            x[i] = (float) (at[0] + shift[0]);
            y[i] = (float) (at[1] + shift[1]);
            targets[i] = number == null ? i % 2 : (float) number.applyAsDouble(at[0], at[1]);
        }
        return number == null ? PlanePoints.ofTwoClasses(x, y, targets) : PlanePoints.ofNumbers(x, y, targets);
    }

    private static double[] anywhere(int kind, double t, Generator generator) {
        return new double[] {2 * t - 1, 2 * generator.nextDouble() - 1};
    }

    /** (x + y) / 2. */
    private static double plane(double x, double y) {
        return (x + y) / 2;
    }

    /** Two hills and two valleys: Σ ± e^(-d² / (2 · 0.25²)), d being the distance to (±0.5, ±0.5), + where both signs agree. */
    private static double hills(double x, double y) {
        double sum = 0;
        for (double a : new double[] {-0.5, 0.5}) {
            for (double b : new double[] {-0.5, 0.5}) {
                double squared = (x - a) * (x - a) + (y - b) * (y - b);
                sum += Math.signum(a * b) * Math.exp(-squared / (2 * 0.25 * 0.25));
            }
        }
        return sum;
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
