package dev.gradus.visualization.explain.formula;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How exactly numbers are shown.
 *
 * @param significant the number of significant digits, from 1 to 17; trailing zeros are left out
 * @param isSingle whether numbers are of float32, which 9 digits tell apart
 */
public record Digits(int significant, boolean isSingle) {
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 6;
    private static final int MOST_DRAWN = 4;

    /** Below this relative difference, two numbers are the same but for rounding within the computation. */
    private static final double SAME = 1e-13;

    private static final double SAME_SINGLE = 1e-6;

    /** Checks the number. */
    public Digits {
        if (significant < 1 || significant > 17) {
            throw new IllegalArgumentException(
                    "explanation: numbers are shown with 1 to 17 significant digits, got %d".formatted(significant));
        }
    }

    /** The same, or fewer: as many as there is room for in a drawing. */
    public Digits forDrawing() {
        return new Digits(Math.min(significant, MOST_DRAWN), isSingle);
    }

    Decimal of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String name = Double.isNaN(value) ? "NaN" : "∞";
            return new Decimal(value < 0, name, 0, true);
        }
        if (value == 0) {
            return new Decimal(false, "0", 0, true);
        }
        String shortest = isSingle ? Float.toString((float) value) : Double.toString(value);
        BigDecimal shown = new BigDecimal(shortest).abs().round(new MathContext(significant));
        double difference = Math.abs(shown.doubleValue() - Math.abs(value));
        boolean isExact = difference <= (isSingle ? SAME_SINGLE : SAME) * Math.abs(value);
        BigDecimal stripped = shown.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return exponent < SMALLEST_PLAIN || exponent >= LARGEST_PLAIN
                ? new Decimal(value < 0, stripped.movePointLeft(exponent).toPlainString(), exponent, isExact)
                : new Decimal(value < 0, stripped.toPlainString(), 0, isExact);
    }

    /** A number in one line, such as -1.5e-7. */
    public String text(double value) {
        return of(value).text();
    }
}
