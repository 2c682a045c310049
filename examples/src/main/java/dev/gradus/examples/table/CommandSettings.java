package dev.gradus.examples.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command with the values that they have, whether set by a user or not. */
final class CommandSettings {
    private CommandSettings() {}

    /** By their names without dashes, in alphabetical order; what has no value is left out. */
    static Map<String, Object> of(CommandSpec spec) {
        Map<String, Object> settings = new TreeMap<>();
        for (OptionSpec option : spec.options()) {
            Object value = option.getValue();
            boolean isEmpty = value == null || (value instanceof Collection<?> values && values.isEmpty());
            if (!isEmpty && !option.usageHelp() && !option.versionHelp()) {
                settings.put(option.longestName().substring(2), text(Objects.requireNonNull(value)));
            }
        }
        return new LinkedHashMap<>(settings);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> values
                ? String.join(",", values.stream().map(String::valueOf).toList())
                : value.toString();
    }
}
