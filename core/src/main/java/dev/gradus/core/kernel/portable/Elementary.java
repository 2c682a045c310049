package dev.gradus.core.kernel.portable;

/**
 * Functions of one number that differ between the types, overloaded so that one text serves all derived kernels: the
 * {@code float} forms are made of nothing but additions, multiplications, divisions, minima and maxima, which the JIT
 * compiler turns into vector instructions, and have a relative error below 1e-6; the {@code double} forms are exact to a
 * few units in the last place.
 */
final class Elementary {
    private static final double LN_2 = 0.6931471805599453;

    /** Added and subtracted again, it rounds a float below 2^22 to an integer. */
    private static final float ROUNDER = 12582912;

    private static final float HALF_PER_LN_2 = (float) (0.5 / LN_2);

    /** 2 ln 2 in two parts; products of the first with integers of up to 14 bits are exact. */
    private static final float TWO_LN_2_HIGH = 355 / 256f;

    private static final float TWO_LN_2_LOW = (float) (2 * LN_2 - 355 / 256.0);

    /** The square of the logarithm of 2^(h / 256), halved: the second term of its Taylor series. */
    private static final float POWER_2 = (float) (LN_2 / 256 * LN_2 / 256 / 2);

    /** Half a percent more than the first term of that series, to make up for the terms left out. */
    private static final float POWER_1 = (float) (1.005 * LN_2 / 256);

    /** From here on, tanh is 1 but for less than half a unit in the last place. */
    private static final float TANH_IS_1 = 9.5f;

    /** From here on, the error function is 1 in the same sense. */
    private static final float ERF_IS_1 = 3.9f;

    private Elementary() {}

    /**
     * e^x as {@code (2^h e^(r/2))²}, where h is an integer and {@code |r| <= ln 2}, with a polynomial fitted to e^(r/2).
     * Vector code cannot move bits into the exponent of a float, so 2^h comes from a rough power series that is squared
     * eight times and then, in Veltkamp's way, rounded to one significant bit. The JIT compiler leaves a longer loop body
     * than this one as it is, so loops over this function do little else.
     */
    static float exp(float x) {
        float bounded = Math.max(-104, Math.min(x, 89));
        float h = (bounded * HALF_PER_LN_2 + ROUNDER) - ROUNDER;
        float r = bounded - h * TWO_LN_2_HIGH - h * TWO_LN_2_LOW;
        float root = 1
                + r * (0.49999985f + r * (0.12499786f + r * (0.02083455f + r * (0.0026186493f + r * 0.00025906967f))));
        float power = 1 + h * (POWER_1 + h * POWER_2);
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        float spread = power * ((1 << 23) + 1);
        root *= spread + (power - spread);
        return root * root;
    }

    static double exp(double x) {
        return Math.exp(x);
    }

    /**
     * {@code 2 t / (1 + t²)}, where {@code t = p / q} is tanh(x / 2) by Lambert's continued fraction, cut off where both
     * have seven factors; doubling the angle squares the error away where tanh is close to 1.
     */
    static float tanh(float x) {
        float bounded = Math.max(-TANH_IS_1, Math.min(x, TANH_IS_1));
        float z = bounded * bounded;
        float p = 135135 + z * (17325 / 4f + z * (378 / 16f + z * (1 / 64f)));
        float q = 135135 + z * (62370 / 4f + z * (3150 / 16f + z * (28 / 64f)));
        float value = bounded * (p * q / (z / 4 * (p * p) + q * q));
        return Math.max(-1, Math.min(value, 1));
    }

    static double tanh(double x) {
        return Math.tanh(x);
    }

    static float log2(float x) {
        return (float) log2((double) x);
    }

    /** The binary logarithm, exact for powers of two. */
    static double log2(double x) {
        double value = Math.log(x) / LN_2;
        double rounded = Math.rint(value);
        return Math.scalb(1.0, (int) rounded) == x ? rounded : value;
    }

    /** x times a quotient of polynomials in x², fitted to erf(x) / x. */
    static float erf(float x) {
        float bounded = Math.max(-ERF_IS_1, Math.min(x, ERF_IS_1));
        float z = bounded * bounded;
        float p = 1.1283791f
                + z
                        * (0.18966666f
                                + z * (0.052668065f + z * (0.0037383405f + z * (0.00028506224f + z * 2.0664759e-6f))));
        float q =
                1 + z * (0.5014205f + z * (0.11381889f + z * (0.014914266f + z * (0.0011573752f + z * 3.8270053e-5f))));
        return Math.max(-1, Math.min(bounded * (p / q), 1));
    }

    static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    static float sign(float x) {
        return Math.signum(x);
    }

    static double sign(double x) {
        return Math.signum(x);
    }

    static long sign(long x) {
        return Long.signum(x);
    }

    static boolean isNaN(float x) {
        return Float.isNaN(x);
    }

    static boolean isNaN(double x) {
        return Double.isNaN(x);
    }

    /** No integer is NaN. */
    static boolean isNaN(long x) {
        return false;
    }

    /**
     * g if y is above 0, else 0. A choice between floating-point numbers is compiled to a jump, which signs at random make
     * several times as slow as this choice between integers.
     */
    static float ifPositive(float y, float g) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(g) & (y > 0 ? -1 : 0));
    }

    static double ifPositive(double y, double g) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(g) & (y > 0 ? -1L : 0L));
    }
}
