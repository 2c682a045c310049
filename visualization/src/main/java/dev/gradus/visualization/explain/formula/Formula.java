package dev.gradus.visualization.explain.formula;

import java.util.Arrays;
import java.util.List;

/** A formula as a tree, which a {@link Notation} writes. */
public sealed interface Formula {
    /** How strongly the parts of a formula hold together; where a weaker one stands within a stronger, it gets parentheses. */
    enum Binding {
        /** Terms of a sum. */
        SUM,
        /** Factors of a product. */
        PRODUCT,
        /** Something with an exponent. */
        POWER,
        /** A single thing. */
        WHOLE
    }

    /** This formula in a notation. */
    String in(Notation notation);

    /** How strongly its parts hold together. */
    default Binding binding() {
        return Binding.WHOLE;
    }

    /** A number. */
    record Constant(double value) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.number(value);
        }

        boolean isNegative() {
            return value < 0;
        }
    }

    /**
     * A name, such as w with the lower index 12 and the upper index (1).
     *
     * @param name a letter, or a word that is set upright
     * @param sub the lower index; empty for none
     * @param sup the upper index; empty for none
     */
    record Symbol(String name, String sub, String sup) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.symbol(this);
        }
    }

    /** Words within a formula. */
    record Words(String text) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.words(text);
        }
    }

    /** A sum; a {@link Minus} in it is subtracted. */
    record Sum(List<Formula> terms) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.sum(terms);
        }

        @Override
        public Binding binding() {
            return Binding.SUM;
        }
    }

    /** The opposite. */
    record Minus(Formula of) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.sum(List.of(this));
        }

        @Override
        public Binding binding() {
            return Binding.SUM;
        }
    }

    /** A product, with a dot between the factors. */
    record Product(List<Formula> factors) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.product(factors);
        }

        @Override
        public Binding binding() {
            return Binding.PRODUCT;
        }
    }

    /** A fraction. */
    record Fraction(Formula numerator, Formula denominator) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.fraction(numerator, denominator);
        }

        @Override
        public Binding binding() {
            return Binding.PRODUCT;
        }
    }

    /** A power. */
    record Power(Formula base, Formula exponent) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.power(base, exponent);
        }

        @Override
        public Binding binding() {
            return Binding.POWER;
        }
    }

    /** A square root. */
    record Root(Formula of) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.root(of);
        }
    }

    /** A function of arguments. */
    record Call(String function, List<Formula> arguments) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.call(function, arguments);
        }
    }

    /** A partial derivative. */
    record Derivative(Formula of, Formula by) implements Formula {
        @Override
        public String in(Notation notation) {
            return notation.derivative(of, by);
        }
    }

    /** A number. */
    static Formula number(double value) {
        return new Constant(value);
    }

    /** A name without indices. */
    static Symbol symbol(String name) {
        return new Symbol(name, "", "");
    }

    /** A sum; of one term, that term. */
    static Formula sum(List<Formula> terms) {
        return terms.size() == 1 ? terms.get(0) : new Sum(List.copyOf(terms));
    }

    /** A sum of two or more terms. */
    static Formula sum(Formula... terms) {
        return sum(Arrays.asList(terms));
    }

    /** A difference. */
    static Formula difference(Formula from, Formula what) {
        return sum(from, new Minus(what));
    }

    /** A product of two or more factors. */
    static Formula product(Formula... factors) {
        return new Product(List.of(factors));
    }

    /** A fraction. */
    static Formula fraction(Formula numerator, Formula denominator) {
        return new Fraction(numerator, denominator);
    }

    /** A square. */
    static Formula square(Formula base) {
        return new Power(base, number(2));
    }

    /** A function of arguments. */
    static Formula call(String function, Formula... arguments) {
        return new Call(function, List.of(arguments));
    }

    /** A partial derivative. */
    static Formula derivative(Formula of, Formula by) {
        return new Derivative(of, by);
    }
}
