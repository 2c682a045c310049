package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula.Symbol;

/**
 * A letter in the formulas of an optimizer, and what it means.
 *
 * @param symbol the letter
 * @param words the key of the words that go on after it, without what the keys of all letters begin with
 */
record Letter(Symbol symbol, String words) {}
