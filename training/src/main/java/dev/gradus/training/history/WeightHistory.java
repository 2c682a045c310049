package dev.gradus.training.history;

import dev.gradus.core.Parameter;
import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every single weight of a model over the epochs, the weights before the first one included.
 *
 * <p>A column is named by the path of its parameter and the place of the element in it, such as {@code 0.weight[2, 1]} or
 * {@code 0.bias[2]}. All columns have an entry for each record; {@link #epochNumbers()} says after which epoch each was
 * taken, 0 being the start. Takes eight bytes for each weight and record, so it is meant for small networks.
 */
public final class WeightHistory {
    private final List<Parameter> parameters;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<double[]> records = new ArrayList<>();
    private final List<Integer> epochs = new ArrayList<>();

    /**
     * A history of nothing yet.
     *
     * @param parameters what to record by path, such as {@code model.namedParameters()}
     */
    public WeightHistory(Map<String, Parameter> parameters) {
        this.parameters = List.copyOf(parameters.values());
        parameters.forEach((path, parameter) -> {
            for (int i = 0; i < parameter.elements(); i++) {
                places.put(path + place(parameter.shape(), i), places.size());
            }
        });
    }

    /** The position of an element in brackets, from its position in row-major order; nothing for a scalar. */
    private static String place(Shape shape, int flat) {
        StringBuilder text = new StringBuilder();
        int rest = flat;
        for (int dim = shape.rank() - 1; dim >= 0; dim--) {
            text.insert(0, rest % shape.size(dim)).insert(0, dim == 0 ? "[" : ", ");
            rest /= shape.size(dim);
        }
        return text.append(shape.rank() == 0 ? "" : "]").toString();
    }

    /**
     * Takes down all weights as they are now.
     *
     * @param epoch how many epochs are done, 0 for the start
     */
    public void record(int epoch) {
        double[] values = new double[places.size()];
        int next = 0;
        for (Parameter parameter : parameters) {
            double[] own = parameter.detach().toDoubleArray();
            System.arraycopy(own, 0, values, next, own.length);
            next += own.length;
        }
        epochs.add(epoch);
        records.add(values);
    }

    /**
     * Takes over records that were made before.
     *
     * @param after after how many epochs each was taken
     * @param values all weights of each, in the order of {@link #columnNames()}
     * @throws IllegalArgumentException if a record is missing, or not of these weights
     */
    public void restore(List<Integer> after, List<double[]> values) {
        if (after.size() != values.size() || values.stream().anyMatch(record -> record.length != places.size())) {
            throw new IllegalArgumentException(
                    "WeightHistory: expected as many records as epochs, each of %d weights; got %d epochs and records of the sizes %s"
                            .formatted(
                                    places.size(),
                                    after.size(),
                                    values.stream().map(record -> record.length).toList()));
        }
        epochs.clear();
        epochs.addAll(after);
        records.clear();
        values.forEach(record -> records.add(record.clone()));
    }

    /** All records, each with every weight in the order of {@link #columnNames()}. */
    public List<double[]> records() {
        return records.stream().map(double[]::clone).toList();
    }

    /** After which epoch each record was taken: what columns are plotted over. */
    public double[] epochNumbers() {
        return epochs.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** The names of all columns, parameter by parameter, elements in row-major order. */
    public List<String> columnNames() {
        return List.copyOf(places.keySet());
    }

    /**
     * One weight over the records.
     *
     * @param name one of {@link #columnNames()}
     * @throws IllegalArgumentException if there is no such weight
     */
    public double[] column(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "WeightHistory: there is no weight '%s'; a name is a parameter's path and a place in it, such as %s"
                            .formatted(
                                    name, places.keySet().stream().findFirst().orElse("0.weight[0, 0]")));
        }
        return records.stream().mapToDouble(record -> record[place]).toArray();
    }
}
