package dev.gradus.training.diagnosis;

import java.util.Map;

/**
 * Something that a {@link HealthCheck} found.
 *
 * @param rule what it was looking for, with what to do about it and its source
 * @param place where, such as the parameter {@code 2.weight} or the module {@code model.1 (ReLU)}
 * @param batch in which batch since the start, counted from 1
 * @param numbers what was measured, by name
 * @param text what was found, in a sentence
 */
public record Finding(Rule rule, String place, long batch, Map<String, Double> numbers, String text) {
    /** Keeps a copy of the numbers. */
    public Finding {
        numbers = Map.copyOf(numbers);
    }

    /** What to do about it. */
    public String advice() {
        return rule.advice();
    }

    /** Where the rule comes from, or why it is one. */
    public String source() {
        return rule.source();
    }

    /** The sentence and what to do, as in the log. */
    @Override
    public String toString() {
        return "%s; %s".formatted(text, rule.advice());
    }
}
