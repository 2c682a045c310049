package dev.gradus.vector;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;

/**
 * The exponential function and {@code e^x - 1}, for a vector and for a number, with the same bits.
 *
 * <p>With the integer h nearest to {@code x / (2 ln 2)} and the rest {@code r = x - 2 h ln 2}, {@code |r| <= ln 2}, the
 * value is {@code 2^h 2^h e^r}. Two factors reach all floats, denormal numbers and infinity, where one would have no
 * exponent to spare. {@code e^r - 1 = r + r² p(r)}, where p is the polynomial of degree 5 whose largest relative error on
 * that interval is the least (3e-8, by Lawson's iteration). All in all the relative error of {@code e^x} and of
 * {@code e^x - 1} was found below 3e-7; a result below {@link Float#MIN_NORMAL} is right to half of its last bit or so.
 */
final class VectorExponential {
    private static final double TWO_LN_2 = 1.3862943611198906;
    private static final float PER_TWO_LN_2 = (float) (1 / TWO_LN_2);

    /** 2 ln 2, negative, as the sum of two floats. */
    private static final float STEP_HIGH = (float) -TWO_LN_2;

    private static final float STEP_LOW = (float) (-TWO_LN_2 - STEP_HIGH);

    /**
     * Added to a float below 2^22, it rounds it to an integer, which stands in the lowest bits of the sum. The 127 is the
     * bias of a float's exponent: shifted to where that is, those bits are 2 to the power of the integer.
     */
    private static final float ROUNDER = 12582912 + 127;

    private static final int EXPONENT_SHIFT = 23;

    /** The bits of 2^h and of 2^-h add up to this. */
    private static final int RECIPROCALS = 254 << EXPONENT_SHIFT;

    /** From here on the exponential is infinite. */
    private static final float INFINITE_FROM = 89;

    /** Up to here it is 0. */
    private static final float ZERO_UP_TO = -104;

    private static final float P0 = 0.50000024f;
    private static final float P1 = 0.16666648f;
    private static final float P2 = 0.041661907f;
    private static final float P3 = 0.008334257f;
    private static final float P4 = 0.0014094352f;
    private static final float P5 = 0.0001985515f;

    private VectorExponential() {}

    /** e^x; 0 and infinity where that is out of range. */
    static FloatVector exp(FloatVector x) {
        FloatVector bounded = Clamp.between(ZERO_UP_TO, x, INFINITE_FROM);
        FloatVector rounded = bounded.fma(vector(PER_TWO_LN_2), vector(ROUNDER));
        FloatVector power = power(rounded);
        return small(rest(bounded, rounded)).add(1).mul(power).mul(power);
    }

    /** As {@link #exp(FloatVector)}. */
    static float exp(float x) {
        float bounded = Clamp.between(ZERO_UP_TO, x, INFINITE_FROM);
        float rounded = Math.fma(bounded, PER_TWO_LN_2, ROUNDER);
        float power = power(rounded);
        return (small(rest(bounded, rounded)) + 1) * power * power;
    }

    /** {@code e^x - 1}, precise near 0. */
    static FloatVector expm1(FloatVector x) {
        return expm1InRange(Clamp.between(ZERO_UP_TO, x, INFINITE_FROM));
    }

    /** As {@link #expm1(FloatVector)}. */
    static float expm1(float x) {
        return expm1InRange(Clamp.between(ZERO_UP_TO, x, INFINITE_FROM));
    }

    /** {@code e^x - 1} for an x from -104 to 89. */
    static FloatVector expm1InRange(FloatVector x) {
        FloatVector rounded = x.fma(vector(PER_TWO_LN_2), vector(ROUNDER));
        FloatVector power = power(rounded);
        // Not x and 1 are -x.
        FloatVector reciprocal =
                power.reinterpretAsInts().not().add(RECIPROCALS + 1).reinterpretAsFloats();
        // (s e + s - 1 / s) s is s² (e + 1) - 1, without an overflow before its time.
        return small(rest(x, rounded)).fma(power, power.sub(reciprocal)).mul(power);
    }

    /** As {@link #expm1InRange(FloatVector)}. */
    static float expm1InRange(float x) {
        float rounded = Math.fma(x, PER_TWO_LN_2, ROUNDER);
        float power = power(rounded);
        float reciprocal = Float.intBitsToFloat(RECIPROCALS - Float.floatToRawIntBits(power));
        return Math.fma(small(rest(x, rounded)), power, power - reciprocal) * power;
    }

    /** 2^h. */
    private static FloatVector power(FloatVector rounded) {
        return rounded.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
    }

    private static float power(float rounded) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << EXPONENT_SHIFT);
    }

    /** r. */
    private static FloatVector rest(FloatVector x, FloatVector rounded) {
        FloatVector h = rounded.sub(ROUNDER);
        return h.fma(vector(STEP_LOW), h.fma(vector(STEP_HIGH), x));
    }

    private static float rest(float x, float rounded) {
        float h = rounded - ROUNDER;
        return Math.fma(h, STEP_LOW, Math.fma(h, STEP_HIGH, x));
    }

    /** e^r - 1. */
    private static FloatVector small(FloatVector r) {
        FloatVector p = r.fma(vector(P5), vector(P4))
                .fma(r, vector(P3))
                .fma(r, vector(P2))
                .fma(r, vector(P1))
                .fma(r, vector(P0));
        return p.mul(r).fma(r, r);
    }

    private static float small(float r) {
        float p = Math.fma(r, P5, P4);
        p = Math.fma(p, r, P3);
        p = Math.fma(p, r, P2);
        p = Math.fma(p, r, P1);
        p = Math.fma(p, r, P0);
        return Math.fma(p * r, r, r);
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(Vectors.SPECIES, value);
    }
}
