package dev.gradus.examples.reference;

import com.google.common.base.Strings;
import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came up in one step of training, by name, such as {@code z(2)} for the weighted sums of the second layer. */
public final class Figures {
    private final Map<String, Tensor> values = new LinkedHashMap<>();
    private final Map<String, String> formulas = new LinkedHashMap<>();

    /** No figures yet. */
    public Figures() {}

    /** Takes down a quantity that is given, as it is now. */
    public void put(String name, Tensor value) {
        put(name, "", value);
    }

    /** Takes down a quantity as it is now, and the formula that it was computed with. */
    public void put(String name, String formula, Tensor value) {
        values.put(name, Autograd.noGrad(value.detach()::copy));
        formulas.put(name, formula.isEmpty() ? name : name + " = " + formula);
    }

    /** The quantity of a name. */
    public Tensor get(String name) {
        Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "There is no figure '%s'; there are %s".formatted(name, values.keySet()));
        }
        return value;
    }

    /** Compares everything with the exact figures of a step. */
    public void compareWith(WorkedExample.Step exact, String where, Agreement agreement) {
        agreement.check(where + ": E", get("E").item(), exact.loss());
        compareLayers("z(%d)", exact.z(), where, agreement);
        compareLayers("a(%d)", exact.a(), where, agreement);
        compareLayers("δ(%d)", exact.delta(), where, agreement);
        compareLayers("dE/dW(%d)", exact.weightGradients(), where, agreement);
        compareLayers("dE/db(%d)", exact.biasGradients(), where, agreement);
        compareLayers("W(%d) after", exact.weightsAfter(), where, agreement);
        compareLayers("b(%d) after", exact.biasesAfter(), where, agreement);
    }

    private void compareLayers(String pattern, List<Tensor> exact, String where, Agreement agreement) {
        for (int i = 0; i < exact.size(); i++) {
            String name = pattern.formatted(i + 1);
            agreement.check(where + ": " + name, get(name), exact.get(i));
        }
    }

    /** A line for each quantity: its name, its formula, its value to six digits. */
    @Override
    public String toString() {
        int width = formulas.values().stream().mapToInt(String::length).max().orElse(0);
        return values.entrySet().stream()
                .map(entry -> "  %s = %s"
                        .formatted(
                                Strings.padEnd(formulas.getOrDefault(entry.getKey(), ""), width, ' '),
                                Numbers.of(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
