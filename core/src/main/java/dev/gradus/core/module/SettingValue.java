package dev.gradus.core.module;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The few kinds of values that settings have, however they were given. */
final class SettingValue {
    private static final int SHOWN = 100;

    private SettingValue() {}

    /** A value as a {@code Long}, {@code Double}, {@code Boolean}, {@code String} or list of them; null if it is nothing like that. */
    static @Nullable Object of(Object given) {
        if (given instanceof Integer || given instanceof Long) {
            return ((Number) given).longValue();
        }
        if (given instanceof Double number) {
            // JSON has no numbers for these.
            return Double.isFinite(number) ? number : number.toString();
        }
        if (given instanceof Boolean || given instanceof String) {
            return given;
        }
        if (given instanceof Enum<?> constant) {
            return name(constant);
        }
        if (given instanceof OptionalInt number) {
            return of(number.getAsInt());
        }
        if (given instanceof OptionalDouble number) {
            return of(number.getAsDouble());
        }
        if (given instanceof int[] numbers) {
            return of(Ints.asList(numbers));
        }
        if (given instanceof long[] numbers) {
            return of(Longs.asList(numbers));
        }
        if (given instanceof double[] numbers) {
            return of(Doubles.asList(numbers));
        }
        return given instanceof List<?> list ? ofList(list) : null;
    }

    static String name(Enum<?> constant) {
        return Ascii.toLowerCase(constant.name());
    }

    private static @Nullable Object ofList(List<?> given) {
        ImmutableList.Builder<Object> result = ImmutableList.builderWithExpectedSize(given.size());
        for (Object element : given) {
            Object value = element instanceof List ? null : of(element);
            if (value == null) {
                return null;
            }
            result.add(value);
        }
        return result.build();
    }

    /** Whether two values are equal; whole numbers and others are compared as numbers, since JSON does not tell 1 from 1.0. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a
                && other instanceof Number b
                && !a.getClass().equals(b.getClass())) {
            return a.doubleValue() == b.doubleValue();
        }
        if (one instanceof List<?> a && other instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one != null && one.equals(other);
    }

    /** A value for an error message. */
    static String shown(Object value) {
        return truncated(value instanceof String text ? "'" + text + "'" : value.toString());
    }

    /** A text for an error message, which a hostile file must not make as long as itself. */
    static String truncated(String text) {
        return Ascii.truncate(text, SHOWN, "...");
    }
}
