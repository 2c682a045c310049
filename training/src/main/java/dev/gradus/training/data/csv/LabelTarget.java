package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A class, as an int64 position among the labels. */
record LabelTarget(String name, Categories categories) implements TargetEncoder {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<String> labels() {
        return categories.texts();
    }

    @Override
    public Values values(int rows) {
        long[] classes = new long[rows];
        return new Values() {
            @Override
            public void set(int row, int column, String text) throws CellException {
                int position = categories.position(text);
                if (position == categories.size()) {
                    throw categories.unknown(text);
                }
                classes[row] = position;
            }

            @Override
            public Tensor tensor(int count) {
                return Tensor.of(count == rows ? classes : Arrays.copyOf(classes, count));
            }
        };
    }

    @Override
    public Map<String, Object> toMap() {
        return Map.of("kind", "label", "name", name, "labels", categories.texts());
    }
}
