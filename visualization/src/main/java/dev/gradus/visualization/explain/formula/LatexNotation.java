package dev.gradus.visualization.explain.formula;

import com.google.common.base.CharMatcher;
import dev.gradus.visualization.explain.formula.Formula.Binding;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Formulas for LaTeX's mathematics, without the signs around them. */
public final class LatexNotation extends Notation {
    private static final Map<String, String> LETTERS = letters();
    private static final Set<String> FUNCTIONS =
            Set.of("tanh", "sinh", "cosh", "sin", "cos", "exp", "ln", "max", "min");

    private final boolean isLow;

    /** The notation with so many digits. */
    public LatexNotation(Digits digits) {
        this(digits, false);
    }

    private LatexNotation(Digits digits, boolean isLow) {
        super(digits);
        this.isLow = isLow;
    }

    /** The notation for lines that stand close to each other: with derivatives no higher than letters. */
    public static LatexNotation low(Digits digits) {
        return new LatexNotation(digits, true);
    }

    private static Map<String, String> letters() {
        Map<String, String> letters = new HashMap<>();
        letters.put("α", "\\alpha");
        letters.put("δ", "\\delta");
        letters.put("σ", "\\sigma");
        letters.put("η", "\\eta");
        letters.put("θ", "\\theta");
        letters.put("λ", "\\lambda");
        letters.put("μ", "\\mu");
        letters.put("τ", "\\tau");
        letters.put("β", "\\beta");
        letters.put("ε", "\\varepsilon");
        letters.put("Δ", "\\Delta");
        letters.put("Σ", "\\textstyle\\sum");
        letters.put("m̂", "\\hat{m}");
        letters.put("v̂", "\\hat{v}");
        letters.put("x̂", "\\hat{x}");
        letters.put("∞", "\\infty");
        return Map.copyOf(letters);
    }

    @Override
    String relation(Relation relation) {
        return relation.latex() + " ";
    }

    @Override
    String operator(String sign) {
        return switch (sign) {
            case "·" -> " \\cdot ";
            case "−" -> " - ";
            default -> " " + sign + " ";
        };
    }

    @Override
    String sign(String sign) {
        return "-";
    }

    @Override
    String decimal(Decimal number) {
        String mantissa = LETTERS.getOrDefault(
                number.mantissa(), number.mantissa().equals("NaN") ? "\\mathrm{NaN}" : number.mantissa());
        String power = number.exponent() == 0 ? "" : " \\cdot 10^{%d}".formatted(number.exponent());
        return (number.isNegative() ? "-" : "") + mantissa + power;
    }

    @Override
    String symbol(Symbol symbol) {
        String name = LETTERS.getOrDefault(symbol.name(), symbol.name());
        return named(name)
                + (symbol.sub().isEmpty() ? "" : "_{%s}".formatted(symbol.sub()))
                + (symbol.sup().isEmpty() ? "" : "^{%s}".formatted(symbol.sup()));
    }

    /** A letter of mathematics; a name of several in upright ones. */
    private static String named(String name) {
        boolean isLetter = name.length() == 1 && isPlain(name) && Character.isLetterOrDigit(name.charAt(0));
        return isLetter || name.startsWith("\\") ? name : "\\mathrm{%s}".formatted(upright(name));
    }

    /** Mathematics has no letters of other scripts; they are text in it. */
    private static String upright(String name) {
        return isPlain(name) ? escaped(name) : "\\text{%s}".formatted(escaped(name));
    }

    private static boolean isPlain(String name) {
        return CharMatcher.ascii().matchesAllOf(name);
    }

    @Override
    String words(String text) {
        return "\\text{%s}".formatted(escaped(text));
    }

    /** A text in which no character has a meaning for LaTeX. */
    public static String escaped(String text) {
        return text.replace("\\", "\\textbackslash ")
                .replaceAll("([&%$#_{}])", "\\\\$1")
                .replace("~", "\\textasciitilde ")
                .replace("^", "\\textasciicircum ");
    }

    @Override
    String parenthesized(String inner) {
        return inner.contains("\\frac") ? "\\left(" + inner + "\\right)" : "(" + inner + ")";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        return "\\frac{%s}{%s}".formatted(of(numerator), of(denominator));
    }

    @Override
    String power(Formula base, Formula exponent) {
        String inner = within(base, Binding.WHOLE);
        // Two upper indices at one symbol are an error.
        boolean hasIndex = base instanceof Symbol symbol && !symbol.sup().isEmpty();
        return "%s^{%s}".formatted(hasIndex ? "\\left(" + inner + "\\right)" : inner, of(exponent));
    }

    @Override
    String root(Formula of) {
        return "\\sqrt{%s}".formatted(of(of));
    }

    @Override
    String call(String function, List<Formula> arguments) {
        String name = function.equals("σ")
                ? "\\sigma"
                : FUNCTIONS.contains(function) ? "\\" + function : "\\operatorname{%s}".formatted(upright(function));
        return name + parenthesized(arguments.stream().map(this::of).collect(Collectors.joining(", ")));
    }

    @Override
    String derivative(Formula of, Formula by) {
        String pattern = isLow ? "\\partial %s/\\partial %s" : "\\frac{\\partial %s}{\\partial %s}";
        return pattern.formatted(of(of), of(by));
    }
}
