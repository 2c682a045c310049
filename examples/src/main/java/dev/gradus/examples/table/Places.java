package dev.gradus.examples.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where in a table something is the matter: by columns, of which only the first places are told. */
final class Places {
    private static final int SHOWN = 5;

    private final Map<String, List<String>> byColumn = new LinkedHashMap<>();
    private int count;

    void add(String column, String place) {
        count++;
        List<String> places = byColumn.computeIfAbsent(column, name -> new ArrayList<>());
        if (places.size() <= SHOWN) {
            places.add(places.size() < SHOWN ? place : "...");
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** A text for one place, or one for several with their number before it. */
    String counted(String one, String several) {
        return count == 1 ? one : count + " " + several;
    }

    /** Such as {@code column 'age' (line 3, line 7)}. */
    @Override
    public String toString() {
        return byColumn.entrySet().stream()
                .map(entry -> "column '%s' (%s)".formatted(entry.getKey(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining("; "));
    }
}
