package dev.gradus.visualization.explain.formula;

/** What stands between the two sides of a formula. */
public enum Relation {
    /** Equality; shown as {@link #ABOUT} where a number on the right was rounded. */
    EQUAL("=", "="),
    /** Equality but for rounding. */
    ABOUT("≈", "\\approx"),
    /** An assignment. */
    BECOMES("←", "\\leftarrow");

    private final String sign;
    private final String latex;

    Relation(String sign, String latex) {
        this.sign = sign;
        this.latex = latex;
    }

    /** Its sign in Unicode. */
    public String sign() {
        return sign;
    }

    String latex() {
        return latex;
    }
}
