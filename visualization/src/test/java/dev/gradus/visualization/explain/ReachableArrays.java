package dev.gradus.visualization.explain;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many bytes an object of this project keeps alive in arrays of numbers. */
final class ReachableArrays {
    private static final Map<Class<?>, Integer> BYTES = Map.of(
            byte.class, Byte.BYTES,
            int.class, Integer.BYTES,
            long.class, Long.BYTES,
            float.class, Float.BYTES,
            double.class, Double.BYTES,
            boolean.class, 1);

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;

    private ReachableArrays() {}

    static long of(Object root) throws IllegalAccessException {
        ReachableArrays arrays = new ReachableArrays();
        arrays.look(root);
        while (!arrays.waiting.isEmpty()) {
            arrays.enter(arrays.waiting.pop());
        }
        return arrays.bytes;
    }

    private void look(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            waiting.push(object);
        }
    }

    private void enter(Object object) throws IllegalAccessException {
        Class<?> type = object.getClass();
        if (object instanceof Object[] array) {
            Arrays.asList(array).forEach(this::look);
        } else if (type.isArray()) {
            bytes += (long) Array.getLength(object) * BYTES.getOrDefault(type.getComponentType(), Short.BYTES);
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::look);
        } else if (object instanceof Map<?, ?> map) {
            List.of(map.keySet(), map.values()).forEach(side -> side.forEach(this::look));
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::look);
        } else {
            for (Class<?> owner = type; owner.getName().startsWith("dev.gradus."); owner = owner.getSuperclass()) {
                for (Field field : owner.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        look(field.get(object));
                    }
                }
            }
        }
    }
}
