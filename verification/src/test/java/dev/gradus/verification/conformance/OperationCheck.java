package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation: its outputs and the gradients of its arguments. */
record OperationCheck(Registry<Function<Arguments, List<Tensor>>> operations) implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        Registry.Row<Function<Arguments, List<Tensor>>> row = operations.get(torch);
        List<@Nullable Object> args = values.list("args");
        Map<String, @Nullable Object> kwargs = values.map("kwargs");
        List<Tensor> outputs = new Arguments(row.signature(), args, kwargs, values.floating()).call(row.adapter());
        agreement.inOrder("outputs", outputs);
        if (values.has("grad_outputs")) {
            List<@Nullable Object> all = new ArrayList<>(args);
            all.addAll(kwargs.values());
            List<Tensor> leaves = Leaves.of(all);
            Leaves.backward(outputs, values.tensors("grad_outputs"));
            agreement.gradients("input_grads", leaves);
        }
    }
}
