package dev.gradus.visualization.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins ECMAScript modules into one, each after those that it imports from: an inline module cannot be imported from, and a
 * page opened from a disk can load no others.
 *
 * <p>That takes modules in a plain style: imports of names ({@code import {a, b} from "./c.js";}) at the beginning of a line,
 * exports as {@code export function}, {@code const}, {@code let} or {@code class} there, no renaming, and no name declared at
 * the top of two modules.
 */
final class ModuleLinker {
    private static final Pattern IMPORT =
            Pattern.compile("^import\\s*\\{[\\w\\s,$]*}\\s*from\\s*\"(\\.[^\"]*)\";[ \\t]*\\n", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export (?=(async function|function|const|let|class)\\b)", Pattern.MULTILINE);
    private static final Pattern OTHER = Pattern.compile("^(import\\b(?!\\()|export\\b).*", Pattern.MULTILINE);
    private static final Pattern DECLARED =
            Pattern.compile("^(?:async function|function\\*?|const|let|class)\\s+([\\w$]+)", Pattern.MULTILINE);

    private final Set<String> begun = new LinkedHashSet<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final StringBuilder linked = new StringBuilder();

    /** Adds a module and what it imports, unless they are there. */
    void add(Asset module) {
        if (!begun.add(module.name())) {
            return;
        }
        Matcher imports = IMPORT.matcher(module.text());
        while (imports.find()) {
            add(module.relative(imports.group(1)));
        }
        String text =
                EXPORT.matcher(IMPORT.matcher(module.text()).replaceAll("")).replaceAll("");
        Matcher other = OTHER.matcher(text);
        if (other.find()) {
            throw new IllegalArgumentException(
                    "Page: %s has '%s'; modules of a page import as in import {a} from \"./b.js\"; and export functions, constants and classes where they are declared"
                            .formatted(module.name(), other.group().strip()));
        }
        claimNames(module, text);
        linked.append("// ---- ")
                .append(module.name().replaceFirst(".*/", ""))
                .append("\n\n")
                .append(text.strip())
                .append("\n\n");
    }

    private void claimNames(Asset module, String text) {
        Matcher declared = DECLARED.matcher(text);
        while (declared.find()) {
            String owner = owners.putIfAbsent(declared.group(1), module.name());
            if (owner != null) {
                throw new IllegalArgumentException(
                        "Page: both %s and %s declare %s at the top; give one of them another name"
                                .formatted(owner, module.name(), declared.group(1)));
            }
        }
    }

    boolean isEmpty() {
        return linked.isEmpty();
    }

    String text() {
        return linked.toString();
    }
}
