package dev.gradus.visualization.graph;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as short as they tell enough: four digits that count. */
final class Digits {
    private static final MathContext FOUR = new MathContext(4);
    private static final int FEWEST = -4;
    private static final int MOST = 6;

    private Digits() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0 || (exponent >= FEWEST && exponent < MOST)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
