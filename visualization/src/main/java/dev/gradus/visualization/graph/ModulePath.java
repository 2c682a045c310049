package dev.gradus.visualization.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths of modules, such as {@code encoder.0}; the empty one is the model itself. */
final class ModulePath {
    private ModulePath() {}

    /** The path of the module that holds a module; null for the model. */
    static @Nullable String parent(String path) {
        return path.isEmpty() ? null : path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** How deep a module lies: 0 for the model. */
    static int level(String path) {
        return path.isEmpty()
                ? 0
                : 1 + (int) path.chars().filter(letter -> letter == '.').count();
    }

    /** The modules in which a module lies, from the model on, and at last itself. */
    static List<String> down(String path) {
        List<String> result = new ArrayList<>();
        for (String each = path; each != null; each = parent(each)) {
            result.add(0, each);
        }
        return result;
    }

    /** The name of a module in the one that holds it. */
    static String name(String path) {
        return path.isEmpty() ? "model" : path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether a module is in another one, or is it. */
    static boolean isWithin(String path, String outer) {
        return outer.isEmpty() || path.equals(outer) || path.startsWith(outer + ".");
    }
}
