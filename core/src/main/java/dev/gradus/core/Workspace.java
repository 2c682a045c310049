package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;

/** Arrays that an operation works with and nobody else ever sees: from the thread's pool, and back to it. */
final class Workspace {
    private final List<Object> arrays = new ArrayList<>();

    /** An array whose elements may be anything. */
    Object take(DType type, int size) {
        ArrayPool pool = GradientMode.current().pool();
        if (!pool.keeps(size)) {
            return type.newArray(size);
        }
        Object array = pool.array(type, size);
        arrays.add(array);
        return array;
    }

    /** Gives back all arrays, which nobody may use any more. */
    void giveBack() {
        ArrayPool pool = GradientMode.current().pool();
        arrays.forEach(pool::give);
        arrays.clear();
    }
}
