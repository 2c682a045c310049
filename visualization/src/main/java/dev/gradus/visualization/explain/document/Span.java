package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.formula.Formula;
import java.math.BigDecimal;
import java.math.MathContext;

/** A piece of a line, or the content of a cell. */
public sealed interface Span {
    /** How exactly a number is shown in a table of many. */
    MathContext ABOUT = new MathContext(3);

    /** Words. */
    record Words(String text) implements Span {}

    /** A formula. */
    record Typeset(Formula formula) implements Span {}

    /** Text of a program, such as a name. */
    record Code(String text) implements Span {}

    /** A bar of some length. */
    record Bar(double share) implements Span {}

    /** Words. */
    static Span words(String text) {
        return new Words(text);
    }

    /** A formula. */
    static Span math(Formula formula) {
        return new Typeset(formula);
    }

    /** A number. */
    static Span number(double value) {
        return new Typeset(Formula.number(value));
    }

    /** A number to three digits, for tables of many. */
    static Span about(double value) {
        boolean isFinite = Double.isFinite(value);
        return number(isFinite ? new BigDecimal(value).round(ABOUT).doubleValue() : value);
    }

    /** Text of a program. */
    static Span code(String text) {
        return new Code(text);
    }

    /**
     * A bar.
     *
     * @param share of the full length, from 0 to 1
     */
    static Span bar(double share) {
        return new Bar(share);
    }
}
