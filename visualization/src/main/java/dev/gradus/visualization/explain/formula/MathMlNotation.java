package dev.gradus.visualization.explain.formula;

import com.google.common.html.HtmlEscapers;
import dev.gradus.visualization.explain.formula.Formula.Binding;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.List;
import java.util.stream.Collectors;

/** Formulas in presentation MathML, which browsers draw by themselves, without the {@code math} element around them. */
public final class MathMlNotation extends Notation {
    /** The notation with so many digits. */
    public MathMlNotation(Digits digits) {
        super(digits);
    }

    private static String element(String name, String... content) {
        return "<%s>%s</%s>".formatted(name, String.join("", content), name);
    }

    private static String text(String name, String text) {
        return element(name, HtmlEscapers.htmlEscaper().escape(text));
    }

    @Override
    String relation(Relation relation) {
        return text("mo", relation.sign());
    }

    @Override
    String operator(String sign) {
        return text("mo", sign);
    }

    @Override
    String sign(String sign) {
        return text("mo", sign);
    }

    @Override
    String decimal(Decimal number) {
        String mantissa = text("mn", number.mantissa());
        String whole = number.exponent() == 0
                ? mantissa
                : mantissa + text("mo", "·") + element("msup", text("mn", "10"), exponent(number.exponent()));
        return number.isNegative() ? element("mrow", text("mo", "−"), whole) : group(whole);
    }

    private static String exponent(int exponent) {
        String digits = text("mn", Integer.toString(Math.abs(exponent)));
        return exponent < 0 ? element("mrow", text("mo", "−"), digits) : digits;
    }

    @Override
    String symbol(Symbol symbol) {
        String name = text("mi", symbol.name());
        String sub = text("mn", symbol.sub());
        String sup = text("mn", symbol.sup());
        if (symbol.sub().isEmpty()) {
            return symbol.sup().isEmpty() ? name : element("msup", name, sup);
        }
        return symbol.sup().isEmpty() ? element("msub", name, sub) : element("msubsup", name, sub, sup);
    }

    @Override
    String words(String text) {
        return text("mtext", text);
    }

    @Override
    String parenthesized(String inner) {
        return element("mrow", text("mo", "("), inner, text("mo", ")"));
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        return element("mfrac", group(of(numerator)), group(of(denominator)));
    }

    @Override
    String power(Formula base, Formula exponent) {
        return element("msup", group(within(base, Binding.WHOLE)), group(of(exponent)));
    }

    @Override
    String root(Formula of) {
        return element("msqrt", of(of));
    }

    @Override
    String call(String function, List<Formula> arguments) {
        String list = arguments.stream().map(this::of).collect(Collectors.joining(text("mo", ",")));
        // The invisible sign says that the function is applied, to those who listen.
        return element("mrow", text("mi", function), text("mo", "\u2061"), parenthesized(list));
    }

    @Override
    String derivative(Formula of, Formula by) {
        return element("mfrac", element("mrow", text("mi", "∂"), of(of)), element("mrow", text("mi", "∂"), of(by)));
    }

    @Override
    String group(String parts) {
        return element("mrow", parts);
    }
}
