package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.List;
import java.util.Map;

/**
 * An optimizer's step.
 *
 * @param optimizer its text, with all settings
 * @param rules its formula for each parameter, by name; none for one that it did not change
 */
record Update(String optimizer, Map<String, UpdateRule> rules) {
    /** The formula by which a parameter was changed, with the optimizer's own state in it. */
    interface UpdateRule {
        /**
         * How one number was changed.
         *
         * @param name the number's symbol, whose indices those of the optimizer's state take over
         * @param place the place of the number in its parameter
         */
        List<Equation> equations(Symbol name, int place);

        /** What the letters of these equations mean, other than those of the passes, each once. */
        List<Letter> letters();
    }
}
