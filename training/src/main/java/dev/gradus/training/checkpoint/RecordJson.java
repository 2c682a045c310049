package dev.gradus.training.checkpoint;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of numbers and maps of numbers as JSON and back, whatever components they have. */
final class RecordJson {
    private RecordJson() {}

    static String write(List<? extends Record> records) {
        return Json.write(records.stream().map(RecordJson::components).toList());
    }

    private static Map<String, Object> components(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(record));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The components of %s cannot be read".formatted(record), e);
        }
        return values;
    }

    /**
     * Reads records; numbers that they lack are NaN and maps empty, as where an older version saved them.
     *
     * @throws IllegalArgumentException if the text is not JSON of such records
     */
    static <R extends Record> List<R> read(Class<R> type, String json) {
        if (!(Json.read(json) instanceof List<?> list)) {
            throw new IllegalArgumentException("Expected a JSON list of %s".formatted(type.getSimpleName()));
        }
        List<R> records = new ArrayList<>();
        for (Object element : list) {
            records.add(record(type, Json.object(element)));
        }
        return records;
    }

    private static <R extends Record> R record(Class<R> type, Map<?, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> value(component.getType(), values.get(component.getName())))
                .toArray();
        try {
            return type.getConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("These are not the components of %s: %s".formatted(type, values), e);
        }
    }

    private static Object value(Class<?> type, @Nullable Object saved) {
        if (type == Map.class) {
            Map<String, Double> map = new LinkedHashMap<>();
            Json.object(saved == null ? Map.of() : saved)
                    .forEach((name, number) -> map.put(name.toString(), Json.number(number)));
            return map;
        }
        double number = saved == null ? Double.NaN : Json.number(saved);
        if (type == int.class) {
            return (int) number;
        }
        return type == long.class ? (Object) (long) number : (Object) number;
    }
}
