package dev.gradus.core.module;

import java.util.List;

/**
 * Where a state and a module differ.
 *
 * @param missing paths of the module that the state does not have
 * @param unexpected paths of the state that the module does not have
 */
public record StateDictMismatch(List<String> missing, List<String> unexpected) {
    /** Copies the lists. */
    public StateDictMismatch {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
    }

    /** Whether the state has what the module has, no less and no more. */
    public boolean isEmpty() {
        return missing.isEmpty() && unexpected.isEmpty();
    }
}
