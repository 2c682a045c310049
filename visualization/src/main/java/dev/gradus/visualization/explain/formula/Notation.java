package dev.gradus.visualization.explain.formula;

import dev.gradus.visualization.explain.formula.Formula.Binding;
import dev.gradus.visualization.explain.formula.Formula.Constant;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import dev.gradus.visualization.explain.formula.Formula.Product;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;

/** A way to write formulas. It remembers whether it had to round a number. */
public abstract class Notation {
    private final Digits digits;
    private boolean rounded;

    Notation(Digits digits) {
        this.digits = digits;
    }

    /** Writes a formula. */
    public final String of(Formula formula) {
        return formula.in(this);
    }

    /** Writes the steps of an equation, each a relation and what stands on its right; steps that look the same become one. */
    public final List<String> of(Equation equation) {
        List<String> result = new ArrayList<>();
        result.add(of(equation.left()));
        Relation lastRelation = Relation.BECOMES;
        String lastRight = "";
        for (Equation.Step step : equation.steps()) {
            rounded = false;
            String right = of(step.right());
            Relation relation = step.relation() == Relation.EQUAL && rounded ? Relation.ABOUT : step.relation();
            if (result.size() > 1 && right.equals(lastRight)) {
                result.remove(result.size() - 1);
                relation = lastRelation == Relation.EQUAL ? relation : lastRelation;
            }
            result.add(relation(relation) + right);
            lastRelation = relation;
            lastRight = right;
        }
        return result;
    }

    /** A relation, with the space that it needs. */
    abstract String relation(Relation relation);

    /** A sign between two operands, with the space that it needs. */
    abstract String operator(String sign);

    /** A sign before an operand. */
    abstract String sign(String sign);

    abstract String decimal(Decimal number);

    abstract String symbol(Symbol symbol);

    abstract String words(String text);

    abstract String parenthesized(String inner);

    abstract String fraction(Formula numerator, Formula denominator);

    abstract String power(Formula base, Formula exponent);

    abstract String root(Formula of);

    abstract String call(String function, List<Formula> arguments);

    abstract String derivative(Formula of, Formula by);

    /** Joins the parts of a formula. */
    String group(String parts) {
        return parts;
    }

    final String number(double value) {
        Decimal decimal = digits.of(value);
        rounded |= !decimal.isExact();
        return decimal(decimal);
    }

    final String sum(List<Formula> terms) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            Formula term = terms.get(i);
            boolean isFirst = i == 0;
            if (term instanceof Minus minus) {
                result.append(isFirst ? sign("−") : operator("−")).append(within(minus.of(), Binding.PRODUCT));
            } else if (!isFirst && term instanceof Constant number && number.isNegative()) {
                result.append(operator("−")).append(number(-number.value()));
            } else {
                result.append(isFirst ? "" : operator("+"))
                        .append(isFirst || !startsNegative(term) ? of(term) : within(term, Binding.WHOLE));
            }
        }
        return group(result.toString());
    }

    /** Such a term gets its parentheses at its first factor, which a product sees to itself. */
    private static boolean startsNegative(Formula term) {
        return term instanceof Formula.Fraction fraction
                && fraction.numerator() instanceof Constant number
                && number.isNegative();
    }

    final String product(List<Formula> factors) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < factors.size(); i++) {
            result.append(i == 0 ? "" : operator("·")).append(within(factors.get(i), Binding.POWER));
        }
        return group(result.toString());
    }

    /** A part of a formula, in parentheses if its own parts hold together less strongly than its surroundings ask for. */
    final String within(Formula part, Binding needed) {
        boolean isNegative = part instanceof Constant number && number.isNegative() && needed != Binding.SUM;
        boolean hasPower = part instanceof Constant number
                && needed == Binding.WHOLE
                && digits.of(number.value()).exponent() != 0;
        boolean isWeak =
                part.binding().compareTo(needed) < 0 && !(part instanceof Product && needed == Binding.PRODUCT);
        boolean isOneTerm = part instanceof Formula.Fraction && needed == Binding.POWER && hidesFractions();
        return (isWeak && !isOneTerm) || isNegative || hasPower ? parenthesized(of(part)) : of(part);
    }

    /** Whether a fraction is a whole by the way it is set, so that it needs no parentheses in a product. */
    boolean hidesFractions() {
        return true;
    }
}
