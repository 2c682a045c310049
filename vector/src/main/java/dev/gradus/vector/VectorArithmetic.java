package dev.gradus.vector;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.gradus.core.kernel.ArithmeticKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Arithmetic on {@code float[]}.
 *
 * <p>The plain loops run on vectors too, so in large arrays, where memory is the limit, there is nothing to gain but a
 * second core; in the first-level cache 0.05 to 0.08 ns an element instead of 0.07 to 0.23, depending on what the JIT
 * compiler has made of the plain loop. Only what needs a decision for each element, which the plain loop jumps for, gains
 * much: {@code where} 0.17 ns instead of 3.9, {@code sign} 0.13 instead of 6.8 (JDK 17).
 */
final class VectorArithmetic implements ArithmeticKernels<float[]> {
    private final ArithmeticKernels<float[]> portable;
    private final BinaryLoop add;
    private final BinaryLoop sub;
    private final BinaryLoop mul;
    private final BinaryLoop maximum;
    private final BinaryLoop minimum;
    private final UnaryLoop neg;
    private final UnaryLoop abs;
    private final UnaryLoop sign;
    private final WarmUp addScaled = new WarmUp();
    private final WarmUp where = new WarmUp();

    VectorArithmetic(ArithmeticKernels<float[]> portable) {
        this.portable = portable;
        add = new BinaryLoop(VectorArithmetic::addVectors, portable::add, Parts.STREAMING);
        sub = new BinaryLoop(VectorArithmetic::subVectors, portable::sub, Parts.STREAMING);
        mul = new BinaryLoop(VectorArithmetic::mulVectors, portable::mul, Parts.STREAMING);
        maximum = new BinaryLoop(VectorArithmetic::maximumVectors, portable::maximum, Parts.STREAMING);
        minimum = new BinaryLoop(VectorArithmetic::minimumVectors, portable::minimum, Parts.STREAMING);
        neg = new UnaryLoop(VectorArithmetic::negVectors, portable::neg, Parts.STREAMING);
        abs = new UnaryLoop(VectorArithmetic::absVectors, portable::abs, Parts.STREAMING);
        sign = new UnaryLoop(VectorArithmetic::signVectors, portable::sign, Parts.STREAMING);
    }

    @Override
    public void add(float[] x, float[] y, float[] out, int from, int to) {
        add.run(x, y, out, from, to);
    }

    private static void addVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.add(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void sub(float[] x, float[] y, float[] out, int from, int to) {
        sub.run(x, y, out, from, to);
    }

    private static void subVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.sub(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void mul(float[] x, float[] y, float[] out, int from, int to) {
        mul.run(x, y, out, from, to);
    }

    private static void mulVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.mul(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void maximum(float[] x, float[] y, float[] out, int from, int to) {
        maximum.run(x, y, out, from, to);
    }

    private static void maximumVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.max(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void minimum(float[] x, float[] y, float[] out, int from, int to) {
        minimum.run(x, y, out, from, to);
    }

    private static void minimumVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.min(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void addScaled(float[] x, double alpha, float[] y, float[] out, int from, int to) {
        if (Parts.areWorthwhile(from, to, Parts.STREAMING)) {
            Parts.run(from, to, Parts.STREAMING, (first, last) -> addScaledPart(x, alpha, y, out, first, last));
        } else {
            addScaledPart(x, alpha, y, out, from, to);
        }
    }

    private void addScaledPart(float[] x, double alpha, float[] y, float[] out, int from, int to) {
        int plain = from;
        if (to - from >= Lanes.COUNT) {
            int start = addScaled.isOver()
                    ? from
                    : addScaled.run(
                            from,
                            to,
                            (i, n) -> addScaledVectors(x, (float) alpha, y, out, i, n),
                            (i, n) -> portable.addScaled(x, alpha, y, out, i, n));
            plain = start + Lanes.whole(to - start);
            if (plain > start) { // the trial is over
                addScaledVectors(x, (float) alpha, y, out, start, plain);
            }
        }
        portable.addScaled(x, alpha, y, out, plain, to);
    }

    /** Rounded twice, as the plain loop does. */
    private static void addScaledVectors(float[] x, float alpha, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector scaled = FloatVector.fromArray(Vectors.SPECIES, y, i).mul(alpha);
            FloatVector.fromArray(Vectors.SPECIES, x, i).add(scaled).intoArray(out, i);
        }
    }

    @Override
    public void neg(float[] x, float[] out, int from, int to) {
        neg.run(x, out, from, to);
    }

    private static void negVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector.fromArray(Vectors.SPECIES, x, i).neg().intoArray(out, i);
        }
    }

    @Override
    public void abs(float[] x, float[] out, int from, int to) {
        abs.run(x, out, from, to);
    }

    private static void absVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector.fromArray(Vectors.SPECIES, x, i).abs().intoArray(out, i);
        }
    }

    @Override
    public void sign(float[] x, float[] out, int from, int to) {
        sign.run(x, out, from, to);
    }

    private static void signVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.blend(1, v.compare(GT, 0)).blend(-1, v.compare(LT, 0)).intoArray(out, i);
        }
    }

    @Override
    public void where(boolean[] condition, float[] x, float[] y, float[] out, int from, int to) {
        if (Parts.areWorthwhile(from, to, Parts.STREAMING)) {
            Parts.run(from, to, Parts.STREAMING, (first, last) -> wherePart(condition, x, y, out, first, last));
        } else {
            wherePart(condition, x, y, out, from, to);
        }
    }

    private void wherePart(boolean[] condition, float[] x, float[] y, float[] out, int from, int to) {
        int plain = from;
        if (to - from >= Lanes.COUNT) {
            int start = where.isOver()
                    ? from
                    : where.run(
                            from,
                            to,
                            (i, n) -> whereVectors(condition, x, y, out, i, n),
                            (i, n) -> portable.where(condition, x, y, out, i, n));
            plain = start + Lanes.whole(to - start);
            if (plain > start) { // the trial is over
                whereVectors(condition, x, y, out, start, plain);
            }
        }
        portable.where(condition, x, y, out, plain, to);
    }

    private static void whereVectors(boolean[] condition, float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorMask<Float> chosen = VectorMask.fromArray(Vectors.SPECIES, condition, i);
            FloatVector.fromArray(Vectors.SPECIES, y, i)
                    .blend(FloatVector.fromArray(Vectors.SPECIES, x, i), chosen)
                    .intoArray(out, i);
        }
    }
}
