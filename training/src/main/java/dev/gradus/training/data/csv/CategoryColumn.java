package dev.gradus.training.data.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of categories, as zeros and a one or as a position. */
record CategoryColumn(
        String name,
        Categories known,
        boolean oneHot,
        boolean allowUnknown,
        @Nullable String replacement) implements ColumnEncoder {
    @Override
    public List<String> features() {
        return oneHot ? known.texts().stream().map(text -> name + "=" + text).toList() : List.of(name);
    }

    @Override
    public int width() {
        return oneHot ? known.size() : 1;
    }

    @Override
    public List<String> categories() {
        return known.texts();
    }

    @Override
    public String written(Object value, String text) {
        return known.like(value, text);
    }

    @Override
    public void encode(@Nullable String text, float[] into, int at) throws CellException {
        String category = text == null ? replacement : text;
        if (category == null) {
            throw CellException.missing();
        }
        int position = known.position(category);
        boolean isKnown = position < known.size();
        if (!isKnown && !allowUnknown) {
            throw known.unknown(category);
        }
        if (!oneHot) {
            into[at] = position;
        } else if (isKnown) {
            into[at + position] = 1;
        }
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("kind", oneHot ? "one-hot" : "index");
        map.put("categories", known.texts());
        map.put("allowUnknown", allowUnknown);
        if (replacement != null) {
            map.put("replacement", replacement);
        }
        return map;
    }
}
