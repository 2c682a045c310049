package dev.gradus.verification.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table of what Gradus offers under the names of PyTorch, a row each.
 *
 * @param <A> what a row holds besides: how to make the call with Gradus
 */
final class Registry<A> {
    private final Map<String, Row<A>> rows = new LinkedHashMap<>();

    /** A row of the table. */
    record Row<A>(Signature signature, A adapter) {}

    /**
     * Adds a row.
     *
     * @param torch the name in PyTorch
     * @param signature the parameters in PyTorch
     */
    Registry<A> add(String torch, String signature, A adapter) {
        if (rows.putIfAbsent(torch, new Row<>(new Signature(torch, signature), adapter)) != null) {
            throw new IllegalArgumentException("There are two rows for " + torch);
        }
        return this;
    }

    /**
     * The row for a name.
     *
     * @throws UnsupportedCaseException if there is none
     */
    Row<A> get(String torch) {
        Row<A> row = rows.get(shortened(torch));
        if (row == null) {
            throw new UnsupportedCaseException("%s is not offered".formatted(torch));
        }
        return row;
    }

    /** A name without the modules that the tables leave out: {@code torch.nn.functional.relu} is {@code F.relu} there. */
    private static String shortened(String torch) {
        return torch.replaceFirst("^(torch\\.)?nn\\.functional\\.", "F.")
                .replaceFirst("^torch\\.nn\\.", "nn.")
                .replaceFirst("^(torch\\.)?optim\\.lr_scheduler\\.", "lr_scheduler.")
                .replaceFirst("^torch\\.optim\\.", "optim.")
                .replaceFirst("^(torch\\.)?Tensor\\.", "torch.");
    }
}
