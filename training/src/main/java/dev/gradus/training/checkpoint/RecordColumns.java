package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Records of numbers and maps of numbers as columns and back, bit for bit, whatever components they have. A column is a tensor
 * with an entry for each record, since of a long run there may be millions. A map has the names in it as a text, and for each
 * of them two columns: the values, and whether there is one.
 *
 * @param name what the names of all columns begin with
 */
record RecordColumns<R extends Record>(String name, Class<R> type) {
    private static final String VALUES = ".values.";
    private static final String PRESENT = ".present.";

    void save(PartState.Builder state, List<? extends R> records) {
        state.count(name, records.size());
        for (RecordComponent component : type.getRecordComponents()) {
            List<?> values =
                    records.stream().map(record -> value(component, record)).toList();
            String column = column(component);
            if (component.getType() == Map.class) {
                saveMaps(
                        state,
                        column,
                        values.stream().<Map<?, ?>>map(Map.class::cast).toList());
            } else {
                state.tensor(column, tensor(values, value -> ((Number) value).doubleValue()));
            }
        }
    }

    private static void saveMaps(PartState.Builder state, String column, List<Map<?, ?>> maps) {
        List<?> names =
                maps.stream().flatMap(map -> map.keySet().stream()).distinct().toList();
        state.text(column, Json.write(names));
        for (Object key : names) {
            state.tensor(
                    column + VALUES + key,
                    tensor(maps, map -> map.get(key) instanceof Double value ? value : Double.NaN));
            state.tensor(column + PRESENT + key, tensor(maps, map -> map.containsKey(key) ? 1 : 0));
        }
    }

    private static <T> Tensor tensor(List<? extends T> values, ToDoubleFunction<T> number) {
        return Tensor.of(values.stream().mapToDouble(number).toArray());
    }

    /**
     * The records; numbers that they lack are NaN and maps empty, as where an older version saved them.
     *
     * @throws IllegalArgumentException if the state does not have such records
     */
    List<R> load(PartState state) {
        int count = Math.toIntExact(state.count(name));
        List<List<?>> columns = Arrays.stream(type.getRecordComponents())
                .<List<?>>map(component -> values(state, component, count))
                .toList();
        Constructor<R> constructor = constructor();
        return IntStream.range(0, count)
                .mapToObj(i -> record(
                        constructor,
                        columns.stream().map(column -> column.get(i)).toArray()))
                .toList();
    }

    private List<?> values(PartState state, RecordComponent component, int count) {
        Class<?> kind = component.getType();
        String column = column(component);
        if (kind == Map.class) {
            return maps(state, column, count);
        }
        return Arrays.stream(numbers(state, column, count))
                .mapToObj(number -> kind == int.class
                        ? (Object) (int) number
                        : kind == long.class ? (Object) (long) number : (Object) number)
                .toList();
    }

    private static List<Map<String, Double>> maps(PartState state, String column, int count) {
        List<Map<String, Double>> maps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            maps.add(new LinkedHashMap<>());
        }
        if (Json.read(state.texts().getOrDefault(column, "[]")) instanceof List<?> names) {
            for (Object key : names) {
                double[] values = numbers(state, column + VALUES + key, count);
                double[] present = numbers(state, column + PRESENT + key, count);
                for (int i = 0; i < count; i++) {
                    if (present[i] == 1) {
                        maps.get(i).put(key.toString(), values[i]);
                    }
                }
            }
        }
        return maps;
    }

    private static double[] numbers(PartState state, String column, int count) {
        Tensor saved = state.tensors().get(column);
        if (saved == null) {
            double[] none = new double[count];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        double[] numbers = saved.toDoubleArray();
        if (numbers.length != count) {
            throw new IllegalArgumentException(
                    "The column '%s' has %d entries, expected %d".formatted(column, numbers.length, count));
        }
        return numbers;
    }

    private String column(RecordComponent component) {
        return name + "." + component.getName();
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The components of %s cannot be read".formatted(record), e);
        }
    }

    private Constructor<R> constructor() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The constructor of %s is not public".formatted(type), e);
        }
    }

    private R record(Constructor<R> constructor, Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "These are not the components of %s: %s".formatted(type, Arrays.toString(values)), e);
        }
    }
}
