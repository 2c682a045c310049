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
 * their order, and the default of those that may be left out. Within a tuple there are no commas: {@code (0.9 0.999)}. A
 * parameter that chooses how PyTorch computes, not what, has the default {@code any}; one with a star, such as
 * {@code *operands}, takes all positional arguments from there on, or one list of them.
 */
final class Signature {
    /** The default of a parameter whose value does not matter. */
    static final Object ANY = new Object();

    private final String name;
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    private final @Nullable String rest;

    Signature(String name, String text) {
        this.name = name;
        String starred = null;
        for (String declared : text.isBlank() ? new String[0] : text.trim().split(",\\s*", -1)) {
            String part = declared.startsWith("*") ? declared.substring(1) : declared;
            starred = part.equals(declared) ? starred : part;
            int equals = part.indexOf('=');
            parameters.add(equals < 0 ? part : part.substring(0, equals));
            if (equals >= 0) {
                defaults.put(part.substring(0, equals), literal(part.substring(equals + 1)));
            }
        }
        rest = starred;
    }

    private static @Nullable Object literal(String text) {
        return switch (text) {
            case "None" -> null;
            case "any" -> ANY;
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
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        List<? extends @Nullable Object> given = rest == null ? positional : gathered(positional);
        if (given.size() > parameters.size()) {
            throw new UnsupportedCaseException(
                    "%s with %d positional arguments is not offered".formatted(name, given.size()));
        }
        for (int i = 0; i < given.size(); i++) {
            bound.put(parameters.get(i), given.get(i));
        }
        named.forEach((keyword, value) -> {
            if (!parameters.contains(keyword)) {
                throw new UnsupportedCaseException("%s with '%s' is not offered".formatted(name, keyword));
            }
            bound.put(keyword, value);
        });
        return bound;
    }

    /** The arguments with those for the starred parameter as one list. */
    private List<? extends @Nullable Object> gathered(List<? extends @Nullable Object> positional) {
        int before = parameters.indexOf(rest);
        if (positional.size() <= before
                || (positional.size() == before + 1 && positional.get(before) instanceof List)) {
            return positional;
        }
        List<@Nullable Object> all = new ArrayList<>(positional.subList(0, before));
        all.add(new ArrayList<>(positional.subList(before, positional.size())));
        return all;
    }
}
