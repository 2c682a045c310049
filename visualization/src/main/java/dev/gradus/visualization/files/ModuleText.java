package dev.gradus.visualization.files;

import dev.gradus.core.module.Module;

/** What a module is, in a line. */
public final class ModuleText {
    private ModuleText() {}

    /** The first line of a module's text, closed: its type and settings, without the children, which have lines of their own. */
    public static String of(Module module) {
        String first = module.toString().lines().findFirst().orElse(module.typeName());
        String closed = module.children().isEmpty() ? first : first + ")";
        return closed.endsWith("()") ? closed.substring(0, closed.length() - 2) : closed;
    }
}
