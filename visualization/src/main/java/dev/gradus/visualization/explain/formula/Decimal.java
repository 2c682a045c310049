package dev.gradus.visualization.explain.formula;

/**
 * A number as it is shown: ± mantissa · 10^exponent.
 *
 * @param isNegative whether there is a minus before it
 * @param mantissa in decimal digits
 * @param exponent 0 if the mantissa says all
 * @param isExact whether nothing was rounded away
 */
record Decimal(boolean isNegative, String mantissa, int exponent, boolean isExact) {
    /** In one line, such as -1.5e-7. */
    String text() {
        return (isNegative ? "-" : "") + mantissa + (exponent == 0 ? "" : "e" + exponent);
    }
}
