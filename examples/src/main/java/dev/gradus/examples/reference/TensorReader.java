package dev.gradus.examples.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a tensor from nested arrays of numbers, in full precision. */
final class TensorReader extends StdDeserializer<Tensor> {
    private static final long serialVersionUID = 1;

    TensorReader() {
        super(Tensor.class);
    }

    @Override
    public Tensor deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return tensor(context.readTree(parser));
    }

    private static Tensor tensor(JsonNode array) {
        if (array.isEmpty() || !array.get(0).isArray()) {
            double[] numbers = new double[array.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = array.get(i).doubleValue();
            }
            return Tensor.of(numbers);
        }
        List<Tensor> rows = new ArrayList<>();
        array.forEach(row -> rows.add(tensor(row)));
        return Tensor.stack(rows, 0);
    }
}
