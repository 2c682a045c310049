package dev.gradus.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * Logarithms, for a vector and for a number, with the same bits.
 *
 * <p>A number is {@code 2^e (1 + f)} with {@code 1 + f} between the roots of 1/2 and 2, so its logarithm is {@code e ln 2
 * + ln(1 + f)}, and {@code ln(1 + f) = f + f² p(f)}, where p is the polynomial of degree 7 whose largest relative error on
 * that interval is the least (3e-8, by Lawson's iteration). The relative error was found below 3e-7 for all floats.
 */
final class VectorLogarithm {
    private static final double LN_2 = 0.6931471805599453;

    /** ln 2 as the sum of two floats. */
    private static final float LN_2_HIGH = (float) LN_2;

    private static final float LN_2_LOW = (float) (LN_2 - LN_2_HIGH);
    private static final float PER_LN_2 = (float) (1 / LN_2);

    private static final int EXPONENT_SHIFT = 23;
    private static final int ROOT_OF_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));

    /** An integer below 2^22 in size, added to the bits of this float, is added to its value. */
    private static final float COUNTER = 12582912;

    private static final int COUNTER_BITS = Float.floatToRawIntBits(COUNTER);

    /** Makes a denormal number a normal one, whose exponent is 23 more. */
    private static final float LIFT = 1 << EXPONENT_SHIFT;

    private static final float P0 = -0.4999999f;
    private static final float P1 = 0.3333395f;
    private static final float P2 = -0.25001755f;
    private static final float P3 = 0.19962072f;
    private static final float P4 = -0.16570508f;
    private static final float P5 = 0.14917974f;
    private static final float P6 = -0.14307518f;
    private static final float P7 = 0.087348364f;

    private VectorLogarithm() {}

    /** ln x; NaN below 0. */
    static FloatVector log(FloatVector x) {
        VectorMask<Float> isDenormal = x.compare(LT, Float.MIN_NORMAL);
        FloatVector lifted = x.blend(x.mul(LIFT), isDenormal);
        FloatVector e = exponent(lifted);
        return atTheEnds(x, total(e.blend(e.sub(EXPONENT_SHIFT), isDenormal), small(fraction(lifted))));
    }

    /** As {@link #log(FloatVector)}. */
    static float log(float x) {
        boolean isDenormal = x < Float.MIN_NORMAL;
        float lifted = isDenormal ? x * LIFT : x;
        float e = exponent(lifted);
        return atTheEnds(x, total(isDenormal ? e - EXPONENT_SHIFT : e, small(fraction(lifted))));
    }

    /** log2 x, exact for powers of two. */
    static FloatVector log2(FloatVector x) {
        VectorMask<Float> isDenormal = x.compare(LT, Float.MIN_NORMAL);
        FloatVector lifted = x.blend(x.mul(LIFT), isDenormal);
        FloatVector e = exponent(lifted);
        return atTheEnds(x, small(fraction(lifted)).fma(vector(PER_LN_2), e.blend(e.sub(EXPONENT_SHIFT), isDenormal)));
    }

    /** As {@link #log2(FloatVector)}. */
    static float log2(float x) {
        boolean isDenormal = x < Float.MIN_NORMAL;
        float lifted = isDenormal ? x * LIFT : x;
        float e = exponent(lifted);
        return atTheEnds(x, Math.fma(small(fraction(lifted)), PER_LN_2, isDenormal ? e - EXPONENT_SHIFT : e));
    }

    /** ln(1 + x), precise near 0: what rounding 1 + x loses is put right by the first term of Taylor's series. */
    static FloatVector log1p(FloatVector x) {
        FloatVector one = x.add(1);
        FloatVector lost = x.sub(one.sub(1)).div(one);
        FloatVector right = total(exponent(one), small(fraction(one))).add(lost);
        return atTheEnds(one, right).blend(x, one.compare(EQ, 1)); // the last one for the sign of 0
    }

    /** As {@link #log1p(FloatVector)}. */
    static float log1p(float x) {
        float one = x + 1;
        float lost = (x - (one - 1)) / one;
        float right = total(exponent(one), small(fraction(one))) + lost;
        return one == 1 ? x : atTheEnds(one, right);
    }

    /** e ln 2 + ln(1 + f). */
    private static FloatVector total(FloatVector e, FloatVector small) {
        return e.fma(vector(LN_2_HIGH), e.fma(vector(LN_2_LOW), small));
    }

    private static float total(float e, float small) {
        return Math.fma(e, LN_2_HIGH, Math.fma(e, LN_2_LOW, small));
    }

    /** e of a number that is not denormal. */
    private static FloatVector exponent(FloatVector x) {
        return exponentBits(x).add(COUNTER_BITS).reinterpretAsFloats().sub(COUNTER);
    }

    private static float exponent(float x) {
        return Float.intBitsToFloat(exponentBits(x) + COUNTER_BITS) - COUNTER;
    }

    private static IntVector exponentBits(FloatVector x) {
        return x.reinterpretAsInts().sub(ROOT_OF_HALF).lanewise(ASHR, EXPONENT_SHIFT);
    }

    private static int exponentBits(float x) {
        return (Float.floatToRawIntBits(x) - ROOT_OF_HALF) >> EXPONENT_SHIFT;
    }

    /** f. */
    private static FloatVector fraction(FloatVector x) {
        IntVector e = exponentBits(x).lanewise(LSHL, EXPONENT_SHIFT);
        return x.reinterpretAsInts().sub(e).reinterpretAsFloats().sub(1);
    }

    private static float fraction(float x) {
        int e = exponentBits(x) << EXPONENT_SHIFT;
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) - e) - 1;
    }

    /** ln(1 + f). */
    private static FloatVector small(FloatVector f) {
        FloatVector p = f.fma(vector(P7), vector(P6))
                .fma(f, vector(P5))
                .fma(f, vector(P4))
                .fma(f, vector(P3))
                .fma(f, vector(P2))
                .fma(f, vector(P1))
                .fma(f, vector(P0));
        return p.mul(f).fma(f, f);
    }

    private static float small(float f) {
        float p = Math.fma(f, P7, P6);
        p = Math.fma(p, f, P5);
        p = Math.fma(p, f, P4);
        p = Math.fma(p, f, P3);
        p = Math.fma(p, f, P2);
        p = Math.fma(p, f, P1);
        p = Math.fma(p, f, P0);
        return Math.fma(p * f, f, f);
    }

    /** Puts the values for infinity, NaN, 0 and negative numbers in their places. */
    private static FloatVector atTheEnds(FloatVector x, FloatVector logarithm) {
        return x.blend(logarithm, x.compare(LT, Float.POSITIVE_INFINITY))
                .blend(Float.NaN, x.compare(LT, 0))
                .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0));
    }

    private static float atTheEnds(float x, float logarithm) {
        if (x == 0) {
            return Float.NEGATIVE_INFINITY;
        }
        if (x < 0) {
            return Float.NaN;
        }
        return x < Float.POSITIVE_INFINITY ? logarithm : x;
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(Vectors.SPECIES, value);
    }
}
