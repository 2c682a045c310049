package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Numbers, in float32. */
record ValueTarget(List<String> names) implements TargetEncoder {
    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public Values values(int rows) {
        int width = names.size();
        float[] numbers = new float[Math.multiplyExact(rows, width)];
        return new Values() {
            @Override
            public void set(int row, int column, String text) throws CellException {
                numbers[row * width + column] = (float) DecimalNumber.parse(text);
            }

            @Override
            public Tensor tensor(int count) {
                return Tensor.of(Arrays.copyOf(numbers, count * width), count, width);
            }
        };
    }

    @Override
    public Map<String, Object> toMap() {
        return Map.of("kind", "value", "names", names);
    }
}
