package dev.gradus.core.module;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a module was made with, by name and in order; immutable. It is both what {@code toString} shows and what is saved of
 * the module, so that it can be made again.
 *
 * <pre>{@code
 * protected Settings settings() {
 *     return Settings.of("in", in).and("out", out).and("bias", bias != null, true);
 * }
 * }</pre>
 *
 * <p>Values are numbers, booleans, strings and lists or arrays of them; constants of an enum are told by their names in small
 * letters, and what is null or an empty {@code Optional...} is left out. Anything else, such as a function, cannot be told:
 * the module works as ever, but no description can be made of it.
 */
public final class Settings {
    private static final Settings NONE = new Settings(ImmutableMap.of(), ImmutableSet.of(), ImmutableSet.of());

    private final ImmutableMap<String, Object> values;
    private final ImmutableSet<String> usual;
    private final ImmutableSet<String> untold;

    private Settings(ImmutableMap<String, Object> values, ImmutableSet<String> usual, ImmutableSet<String> untold) {
        this.values = values;
        this.usual = usual;
        this.untold = untold;
    }

    /** No settings. */
    public static Settings none() {
        return NONE;
    }

    /** One setting. */
    public static Settings of(String name, @Nullable Object value) {
        return NONE.and(name, value);
    }

    /**
     * Settings read from somewhere.
     *
     * @param values of the kinds that {@link #asMap()} gives
     * @throws IllegalArgumentException if one is of another kind
     */
    public static Settings of(Map<String, ?> values) {
        ImmutableMap.Builder<String, Object> told = ImmutableMap.builderWithExpectedSize(values.size());
        values.forEach((name, value) -> {
            Object kept = SettingValue.of(value);
            if (kept == null) {
                throw unexpected(name, "a number, a text, true or false, or a list of them", value);
            }
            told.put(name, kept);
        });
        return new Settings(told.buildOrThrow(), ImmutableSet.of(), ImmutableSet.of());
    }

    /**
     * These settings and one more.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    public Settings and(String name, @Nullable Object value) {
        if (values.containsKey(name) || untold.contains(name)) {
            throw new IllegalArgumentException("There are two settings '%s'".formatted(name));
        }
        if (value == null || isAbsent(value)) {
            return this;
        }
        Object told = SettingValue.of(value);
        return told == null
                ? new Settings(values, usual, added(untold, name))
                : new Settings(
                        ImmutableMap.<String, Object>builderWithExpectedSize(values.size() + 1)
                                .putAll(values)
                                .put(name, told)
                                .buildOrThrow(),
                        usual,
                        untold);
    }

    /**
     * These settings and one more, which is shown only if it is not as usual; it is saved in any case, so that another usual
     * value in a later version changes no model.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    public Settings and(String name, @Nullable Object value, Object usualValue) {
        Settings result = and(name, value);
        return SettingValue.same(result.values.get(name), SettingValue.of(usualValue))
                ? new Settings(result.values, added(result.usual, name), result.untold)
                : result;
    }

    /**
     * These settings and those of another.
     *
     * @throws IllegalArgumentException if both have one of the same name
     */
    public Settings and(Settings others) {
        return new Settings(
                ImmutableMap.<String, Object>builder()
                        .putAll(values)
                        .putAll(others.values)
                        .buildOrThrow(),
                ImmutableSet.<String>builder()
                        .addAll(usual)
                        .addAll(others.usual)
                        .build(),
                ImmutableSet.<String>builder()
                        .addAll(untold)
                        .addAll(others.untold)
                        .build());
    }

    private static boolean isAbsent(Object value) {
        return (value instanceof OptionalInt number && number.isEmpty())
                || (value instanceof OptionalDouble fraction && fraction.isEmpty());
    }

    private static ImmutableSet<String> added(Set<String> names, String name) {
        return ImmutableSet.<String>builder().addAll(names).add(name).build();
    }

    // ---- reading them

    /** Whether there is one of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is something else
     */
    public int integer(String name) {
        return toInt(name, value(name));
    }

    /**
     * A number; infinite ones and NaN are told by their names, as JSON has none.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is something else
     */
    public double decimal(String name) {
        Object value = value(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return switch (value.toString()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> throw unexpected(name, "a number", value);
        };
    }

    /**
     * Yes or no.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is something else
     */
    public boolean flag(String name) {
        Object value = value(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw unexpected(name, "true or false", value);
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException if there is none of this name, or it is something else
     */
    public String text(String name) {
        Object value = value(name);
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(name, "a text", value);
    }

    /**
     * Whole numbers.
     *
     * @throws IllegalArgumentException if there are none of this name, or they are something else
     */
    public int[] integers(String name) {
        Object value = value(name);
        if (value instanceof List<?> list) {
            return list.stream().mapToInt(element -> toInt(name, element)).toArray();
        }
        throw unexpected(name, "a list of whole numbers", value);
    }

    /**
     * One of the constants of an enum.
     *
     * @param constants those that may be, such as {@code PaddingMode.values()}
     * @throws IllegalArgumentException if there is none of this name, or it is something else
     */
    public <E extends Enum<E>> E constant(String name, E[] constants) {
        Object value = value(name);
        for (E constant : constants) {
            if (SettingValue.name(constant).equals(value)) {
                return constant;
            }
        }
        String names = Joiner.on(", ")
                .join(Arrays.stream(constants).map(SettingValue::name).toList());
        throw unexpected(name, "one of " + names, value);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "expected a setting '%s', got none among %s".formatted(name, SettingValue.shown(values.keySet())));
        }
        return value;
    }

    private static int toInt(String name, Object value) {
        if (value instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        throw unexpected(name, "a whole number from -2147483648 to 2147483647", value);
    }

    private static IllegalArgumentException unexpected(String name, String expected, Object value) {
        return new IllegalArgumentException(
                "expected '%s' to be %s, got %s".formatted(name, expected, SettingValue.shown(value)));
    }

    // ---- as a whole

    /** All of them in order; the values are {@code Long}, {@code Double}, {@code Boolean}, {@code String} and lists of them. */
    public Map<String, Object> asMap() {
        return values;
    }

    /** The names of those that no text can tell, such as a function. */
    public Set<String> untold() {
        return untold;
    }

    /** The names of those that other settings do not have, or have with another value. */
    Set<String> differingFrom(Settings others) {
        ImmutableSet.Builder<String> names = ImmutableSet.builder();
        values.forEach((name, value) -> {
            if (!SettingValue.same(value, others.values.get(name))) {
                names.add(name);
            }
        });
        return names.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values.equals(settings.values) && untold.equals(settings.untold);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Those that are not as usual, such as {@code in=784, out=256}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            if (!usual.contains(name)) {
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value);
            }
        });
        untold.forEach(
                name -> text.append(text.isEmpty() ? "" : ", ").append(name).append("=..."));
        return text.toString();
    }
}
