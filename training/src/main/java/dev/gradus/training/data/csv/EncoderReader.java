package dev.gradus.training.data.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TableEncoder#toMap} has written, and says what is wrong with it where it was changed since. */
final class EncoderReader {
    private EncoderReader() {}

    static TableEncoder read(Map<?, ?> map) {
        List<ColumnEncoder> inputs = list(map, "inputs").stream()
                .map(column -> column(as(Map.class, "a column", column)))
                .toList();
        if (inputs.isEmpty()) {
            throw wrong("inputs", "at least one column", "none");
        }
        return new TableEncoder(
                inputs, target(as(Map.class, "target", map.get("target"))), new HashSet<>(texts(map, "missing")));
    }

    private static ColumnEncoder column(Map<?, ?> map) {
        String name = text(map, "name");
        String kind = text(map, "kind");
        @Nullable Object replacement = map.get("replacement");
        return switch (kind) {
            case "number" ->
                new NumberColumn(
                        name,
                        replacement == null
                                ? null
                                : as(Number.class, "replacement", replacement).doubleValue());
            case "one-hot", "index" ->
                new CategoryColumn(
                        name,
                        categories(map, "categories"),
                        kind.equals("one-hot"),
                        as(Boolean.class, "allowUnknown", map.get("allowUnknown")),
                        replacement == null ? null : as(String.class, "replacement", replacement));
            default -> throw wrong("kind", "'number', 'one-hot' or 'index'", "'" + kind + "'");
        };
    }

    private static TargetEncoder target(Map<?, ?> map) {
        String kind = text(map, "kind");
        return switch (kind) {
            case "label" -> new LabelTarget(text(map, "name"), categories(map, "labels"));
            case "value" -> new ValueTarget(texts(map, "names"));
            default -> throw wrong("kind", "'label' or 'value'", "'" + kind + "'");
        };
    }

    private static Categories categories(Map<?, ?> map, String key) {
        List<String> texts = texts(map, key);
        if (texts.isEmpty() || Set.copyOf(texts).size() != texts.size()) {
            throw wrong(key, "texts of which there is at least one and none comes twice", texts.toString());
        }
        return new Categories(texts);
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return list(map, key).stream()
                .map(text -> as(String.class, "a text of " + key, text))
                .toList();
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return as(List.class, key, map.get(key));
    }

    private static String text(Map<?, ?> map, String key) {
        return as(String.class, key, map.get(key));
    }

    private static <T> T as(Class<T> type, String what, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw wrong(
                    what,
                    "a " + type.getSimpleName(),
                    value == null ? "nothing" : value.getClass().getSimpleName());
        }
        return type.cast(value);
    }

    private static IllegalArgumentException wrong(String what, String expected, String got) {
        return new IllegalArgumentException(
                "TableEncoder: expected %s for %s, got %s; was it written by toMap()?".formatted(expected, what, got));
    }
}
