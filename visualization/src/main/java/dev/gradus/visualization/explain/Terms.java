package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;

/** Sums and lists that may be long, and are shortened in the middle then. */
final class Terms {
    private static final int MOST = 12;
    private static final int FIRST = 4;

    private Terms() {}

    static Formula sum(List<Formula> terms) {
        return Formula.sum(shortened(terms));
    }

    static List<Formula> shortened(List<Formula> terms) {
        if (terms.size() <= MOST) {
            return terms;
        }
        List<Formula> shown = new ArrayList<>(terms.subList(0, FIRST));
        shown.add(new Formula.Words("…"));
        shown.add(terms.get(terms.size() - 1));
        return shown;
    }
}
