package dev.gradus.visualization.graph;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which modules are looked into.
 *
 * @param depth those at this level and below are not
 * @param opened but for these and all that they are in
 */
record Folding(int depth, Set<String> opened) {
    private boolean isOpen(String path) {
        return ModulePath.level(path) < depth || opened.stream().anyMatch(each -> ModulePath.isWithin(each, path));
    }

    /** The module in whose place a single box stands for what is in a module; empty if all is seen. */
    Optional<String> box(@Nullable String path) {
        return path == null
                ? Optional.empty()
                : ModulePath.down(path).stream().filter(each -> !isOpen(each)).findFirst();
    }
}
