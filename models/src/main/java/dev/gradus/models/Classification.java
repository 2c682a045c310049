package dev.gradus.models;

import java.util.List;

/**
 * What a model takes an example for.
 *
 * @param ranked all classes, the most likely first, equally likely ones by number
 */
public record Classification(List<ClassProbability> ranked) {
    /** Copies the list. */
    public Classification {
        ranked = List.copyOf(ranked);
    }

    /** The most likely class. */
    public ClassProbability best() {
        return ranked.get(0);
    }

    /** The name of the most likely class. */
    public String label() {
        return best().label();
    }

    /** How likely the most likely class is. */
    public double probability() {
        return best().probability();
    }

    /** The most likely classes, so many of them, or all if there are fewer. */
    public List<ClassProbability> top(int count) {
        return ranked.subList(0, Math.min(count, ranked.size()));
    }
}
