package dev.gradus.verification.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of something in PyTorch as its documentation writes them, such as {@code input, dim=None, keepdim=False}:
 * their order, and the default of those that may be left out. Within a tuple there are no commas: {@code (0.9 0.999)}.
 */
final class Signature {
    private final String name;
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, @Nullable Object> defaults = new LinkedHashMap<>();

    Signature(String name, String text) {
        this.name = name;
        for (String part : text.isBlank() ? new String[0] : text.trim().split(",\\s*", -1)) {
            int equals = part.indexOf('=');
            parameters.add(equals < 0 ? part : part.substring(0, equals));
            if (equals >= 0) {
                defaults.put(part.substring(0, equals), literal(part.substring(equals + 1)));
            }
        }
    }

    private static @Nullable Object literal(String text) {
        return switch (text) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            default -> {
                if (text.startsWith("'")) {
                    yield text.substring(1, text.length() - 1);
                }
                if (text.startsWith("(")) {
                    yield Arrays.stream(text.substring(1, text.length() - 1).split(" ", -1))
                            .map(Signature::literal)
                            .toList();
                }
                yield text.matches("-?\\d+") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
            }
        };
    }

    /** What PyTorch calls this. */
    String name() {
        return name;
    }

    /** The values that parameters have when they are left out. */
    Map<String, @Nullable Object> defaults() {
        return Collections.unmodifiableMap(defaults);
    }

    /**
     * Gives each argument the name of its parameter.
     *
     * @throws UnsupportedCaseException if there are too many, or one by a name that is not listed here
     */
    Map<String, @Nullable Object> bind(
            List<? extends @Nullable Object> positional, Map<String, @Nullable Object> named) {
        if (positional.size() > parameters.size()) {
            throw new UnsupportedCaseException(
                    "%s with %d positional arguments is not offered".formatted(name, positional.size()));
        }
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        for (int i = 0; i < positional.size(); i++) {
            bound.put(parameters.get(i), positional.get(i));
        }
        named.forEach((keyword, value) -> {
            if (!parameters.contains(keyword)) {
                throw new UnsupportedCaseException("%s with '%s' is not offered".formatted(name, keyword));
            }
            bound.put(keyword, value);
        });
        return bound;
    }
}
