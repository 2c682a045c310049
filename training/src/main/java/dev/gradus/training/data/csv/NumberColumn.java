package dev.gradus.training.data.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of numbers. */
record NumberColumn(String name, @Nullable Double replacement) implements ColumnEncoder {
    @Override
    public List<String> features() {
        return List.of(name);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public List<String> categories() {
        return List.of();
    }

    @Override
    public void encode(@Nullable String text, float[] into, int at) throws CellException {
        if (text == null && replacement == null) {
            throw CellException.missing();
        }
        into[at] = (float) (text == null ? replacement : DecimalNumber.parse(text));
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("kind", "number");
        if (replacement != null) {
            map.put("replacement", replacement);
        }
        return map;
    }
}
