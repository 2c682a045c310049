package dev.gradus.core.module;

import com.google.common.base.Strings;
import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model is made of: a row for each module.
 *
 * @param rows the modules, parents first
 * @param parameters the number of learned numbers, shared ones counted once
 * @param trainable how many of them are not frozen
 */
public record ModuleSummary(List<Row> rows, long parameters, long trainable) {
    /**
     * One module.
     *
     * @param path where it stands in the tree, such as {@code encoder.0}; empty for the model itself
     * @param type the name of its class
     * @param outputShape what it gave; () if the input never reached it
     * @param parameters the number of learned numbers in it and below it
     */
    public record Row(String path, String type, Shape outputShape, long parameters) {}

    /** Copies the rows. */
    public ModuleSummary {
        rows = List.copyOf(rows);
    }

    static ModuleSummary of(Layer model, int... inputSizes) {
        return of(model, Tensor.zeros(dtypeOf(model), inputSizes));
    }

    static ModuleSummary of(Layer model, Tensor input) {
        IdentityHashMap<Module, Shape> shapes = new IdentityHashMap<>();
        Map<String, Module> modules = model.namedModules();
        List<Runnable> removals = new ArrayList<>();
        IdentityHashMap<Module, Boolean> modes = new IdentityHashMap<>();
        for (Module module : modules.values()) {
            modes.put(module, module.isTraining());
            removals.add(module.registerForwardHook((seen, inputs, output) -> shapes.put(seen, output.shape())));
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            model.eval();
            model.apply(input);
        } finally {
            removals.forEach(Runnable::run);
            modes.forEach(Module::setTraining);
        }
        List<Row> rows = new ArrayList<>();
        modules.forEach((path, module) -> rows.add(
                new Row(path, module.typeName(), shapes.getOrDefault(module, Shape.of()), module.parameterCount())));
        long trainable = model.parameters().stream()
                .filter(Parameter::requiresGrad)
                .mapToLong(Tensor::elements)
                .sum();
        return new ModuleSummary(rows, model.parameterCount(), trainable);
    }

    private static DType dtypeOf(Layer model) {
        return model.parameters().stream().map(Tensor::dtype).findFirst().orElse(DType.FLOAT32);
    }

    /** A table with a line for each module and the totals below. */
    @Override
    public String toString() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("Module", "Output shape", "Parameters"));
        for (Row row : rows) {
            String label = row.path().isEmpty() ? row.type() : row.path() + " (" + row.type() + ")";
            cells.add(List.of(label, row.outputShape().toString(), grouped(row.parameters())));
        }
        int[] widths = new int[3];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        String rule = "-".repeat(widths[0] + widths[1] + widths[2] + 4);
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            text.append(Strings.padEnd(line.get(0), widths[0] + 2, ' '))
                    .append(Strings.padEnd(line.get(1), widths[1] + 2, ' '))
                    .append(Strings.padStart(line.get(2), widths[2], ' '))
                    .append('\n');
            if (line == cells.get(0)) {
                text.append(rule).append('\n');
            }
        }
        return text.append(rule)
                .append("\nParameters: ")
                .append(grouped(parameters))
                .append(", trainable: ")
                .append(grouped(trainable))
                .toString();
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
