package dev.gradus.core.kernel.portable;

/**
 * The error function by the rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error
 * function", Mathematics of Computation 23 (1969), with the coefficients of his program CALERF; the relative error stays
 * below 1e-15.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // The coefficients stand as they were published.
final class ErrorFunction {
    private static final double SMALL = 0.46875;

    private static final double LARGE = 4;
    private static final double PER_ROOT_OF_PI = 1 / Math.sqrt(Math.PI);

    /** From here on 1 - erf is below all of {@code double}. */
    private static final double COMPLEMENT_0_FROM = 28;

    /** From here on the nearest {@code double} is 1. */
    private static final double ONE_FROM = 6;

    private static final double[] SMALL_P = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_Q = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] LARGE_P = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] LARGE_Q = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };

    private static final double[] LARGEST_P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] LARGEST_Q = {
        1,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size <= SMALL) {
            return x * polynomial(SMALL_P, x * x) / polynomial(SMALL_Q, x * x);
        }
        return Math.copySign(1 - complement(Math.min(size, ONE_FROM)), x);
    }

    /** 1 - erf(x), without losing precision where that is near 0. */
    static double erfc(double x) {
        if (x < SMALL) {
            return 1 - erf(x);
        }
        return x >= COMPLEMENT_0_FROM ? 0 : complement(x);
    }

    private static double complement(double x) {
        // e^(-x²) from a rounded x whose square is exact and from the small rest.
        double rounded = Math.floor(x * 16) / 16;
        double rest = (x - rounded) * (x + rounded);
        double scale = Math.exp(-rounded * rounded) * Math.exp(-rest);
        if (x <= LARGE) {
            return scale * polynomial(LARGE_P, x) / polynomial(LARGE_Q, x);
        }
        double y = 1 / (x * x);
        return scale * (PER_ROOT_OF_PI - y * polynomial(LARGEST_P, y) / polynomial(LARGEST_Q, y)) / x;
    }

    /** The value of a polynomial by Horner's rule, the coefficient of the highest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
