package dev.gradus.visualization.explain.formula;

import dev.gradus.visualization.explain.formula.Formula.Binding;
import dev.gradus.visualization.explain.formula.Formula.Constant;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.List;
import java.util.stream.Collectors;

/** Formulas in one line of Unicode. */
public final class PlainNotation extends Notation {
    private static final String LEVEL = "0123456789ijk,";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ‚";
    /** The number of an optimizer's step. */
    private static final Symbol STEP = new Symbol("k", "", "");

    private static final String TO_RAISE = "0123456789()-−k";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁻⁻ᵏ";

    /** The notation with so many digits. */
    public PlainNotation(Digits digits) {
        super(digits);
    }

    @Override
    String relation(Relation relation) {
        return relation.sign() + " ";
    }

    @Override
    String operator(String sign) {
        return sign.equals("·") ? "·" : " " + sign + " ";
    }

    @Override
    String sign(String sign) {
        return sign;
    }

    @Override
    String decimal(Decimal number) {
        String power = number.exponent() == 0 ? "" : "·10" + raised(Integer.toString(number.exponent()));
        return (number.isNegative() ? "−" : "") + number.mantissa() + power;
    }

    @Override
    String symbol(Symbol symbol) {
        return symbol.name() + lowered(symbol.sub()) + raised(symbol.sup());
    }

    private static String lowered(String text) {
        return translated(text, LEVEL, LOWERED);
    }

    /** There are no raised brackets, so a sample's number stays on the line with them. */
    private static String raised(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0
                ? translated(text, TO_RAISE, RAISED)
                : translated(text.substring(0, bracket), TO_RAISE, RAISED) + text.substring(bracket);
    }

    private static String translated(String text, String from, String to) {
        StringBuilder result = new StringBuilder();
        text.chars().forEach(character -> {
            int place = from.indexOf(character);
            result.append(place < 0 ? (char) character : to.charAt(place));
        });
        return result.toString();
    }

    @Override
    String words(String text) {
        return text;
    }

    @Override
    String parenthesized(String inner) {
        return "(" + inner + ")";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        return within(numerator, Binding.PRODUCT) + " / " + within(denominator, Binding.WHOLE);
    }

    @Override
    String power(Formula base, Formula exponent) {
        boolean hasIndex = base instanceof Symbol symbol && !symbol.sup().isEmpty();
        String inner = hasIndex ? parenthesized(of(base)) : within(base, Binding.WHOLE);
        boolean isSimple = exponent instanceof Constant || exponent.equals(STEP);
        return isSimple ? inner + raised(of(exponent)) : inner + "^" + within(exponent, Binding.WHOLE);
    }

    @Override
    String root(Formula of) {
        return "√" + within(of, Binding.WHOLE);
    }

    @Override
    String call(String function, List<Formula> arguments) {
        return function + arguments.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    String derivative(Formula of, Formula by) {
        return "∂" + of(of) + "/∂" + of(by);
    }

    @Override
    boolean hidesFractions() {
        return false;
    }
}
