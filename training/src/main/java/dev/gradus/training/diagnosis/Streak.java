package dev.gradus.training.diagnosis;

import java.util.HashMap;
import java.util.Map;

/** How often in a row something was so, by place: what is so once may be chance. */
final class Streak {
    private final int needed;
    private final Map<String, Integer> lengths = new HashMap<>();

    Streak(int needed) {
        this.needed = needed;
    }

    /** Whether it has been so often enough now. */
    boolean holds(String place, boolean now) {
        if (!now) {
            lengths.remove(place);
            return false;
        }
        return lengths.merge(place, 1, Integer::sum) >= needed;
    }
}
