package dev.gradus.visualization.explain.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula and what it is equal to, step by step: with symbols, with numbers put in, and the result.
 *
 * @param left what the equation is about
 * @param steps what follows, each with its relation
 */
public record Equation(Formula left, List<Step> steps) {
    /** Copies the steps. */
    public Equation {
        steps = List.copyOf(steps);
    }

    /** An equation to be gone on with. */
    public static Equation of(Formula left) {
        return new Equation(left, List.of());
    }

    /** The same with a further step; one that says the same as the step before is left out. */
    public Equation is(Formula right) {
        Formula last = steps.isEmpty() ? left : steps.get(steps.size() - 1).right();
        return last.equals(right) ? this : with(Relation.EQUAL, right);
    }

    /** The same with an assignment. */
    public Equation becomes(Formula right) {
        return with(Relation.BECOMES, right);
    }

    /** The same with the number that comes out. */
    public Equation is(double value) {
        return is(Formula.number(value));
    }

    private Equation with(Relation relation, Formula right) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(relation, right));
        return new Equation(left, more);
    }

    /**
     * One step.
     *
     * @param relation to what stands before
     * @param right what stands after it
     */
    public record Step(Relation relation, Formula right) {}
}
